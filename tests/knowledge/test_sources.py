"""Every knowledge file says where it comes from and under which licence, and stands on the page of sources."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

HOME = Path(str(files("rashomon.knowledge")))
DATA = sorted(
    path.relative_to(HOME).as_posix() for path in HOME.rglob("*") if path.name.endswith((".yaml", ".tsv", ".gz", ".xz"))
)
LICENCE = re.compile(r"Apache-2\.0|CC0|CC BY|\bMIT\b")
SOURCE = re.compile(r"\bsources?:|compiled by scripts/\w+\.py", re.IGNORECASE)


def head(path: Path) -> str:
    """The comment a file begins with, and its keys `source` and `licence`; a packed table has its licence beside it."""
    if path.suffix in (".gz", ".xz"):
        return (path.parent / "LICENCE.md").read_text("utf-8").replace("`", "")
    lines = path.read_text("utf-8").splitlines()
    comment = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join(lines[:comment] + [line for line in lines if re.match(r"(source|licence): ", line)])


def listed(folder: str) -> dict[str, str]:
    """The lines of the page of sources on a folder, by file name."""
    page = (HOME / "sources.md").read_text("utf-8")
    section = page.partition(f"## {folder}/\n")[2].split("\n## ")[0]
    rows = [line.split("|") for line in section.splitlines() if line.startswith("| `")]
    return {name: "|".join(cells) for cells in rows for name in re.findall(r"`([\w.]+)`", cells[1])}


@pytest.mark.parametrize("name", DATA)
def test_a_data_file_says_its_source_and_licence(name: str) -> None:
    words = head(HOME / name)
    assert SOURCE.search(words)
    assert LICENCE.search(words)


@pytest.mark.parametrize("folder", sorted({Path(name).parent.as_posix() for name in DATA}))
def test_the_page_of_sources_lists_just_the_files_there_are_with_their_licences(folder: str) -> None:
    rows = listed(folder)
    assert set(rows) == {Path(name).name for name in DATA if Path(name).parent.as_posix() == folder}
    assert all(LICENCE.search(row.split("|")[-2]) for row in rows.values())
