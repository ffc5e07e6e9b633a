"""Input that is no report: one clear line each, an exit code, and nothing else lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import report, run
from rashomon.pages.files import SIZE_LIMIT, read_page
from rashomon.store import DEFAULT_STORE, open_store

MENU = "<html><head><title>News</title></head><body><nav><a href='/'>Home</a> <a href='/a'>All</a></nav></body></html>"
BAD = {
    "empty.txt": (b"", "is empty; "),
    "blank.txt": (b" \n\n\t", "is empty; "),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG picture, not text; "),
    "data.txt": (bytes(range(256)) * 4, "is binary data, not text; "),
    "huge.txt": (b"Ministers met. " * (SIZE_LIMIT // 15 + 1), "is over 5 MB; "),
    "menu.html": (MENU.encode(), "holds no article; "),
}


def lines(errors: str) -> list[str]:
    return [line for line in errors.splitlines() if line.startswith("Error: ")]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_one_line_that_names_it_and_the_mend(name: str) -> None:
    content, words = BAD[name]
    Path(name).write_bytes(content)
    result = run("read", name)
    assert result.exit_code == 1
    (line,) = lines(result.stderr)
    assert line.startswith(f"Error: {name}: {words}")
    assert len(line.partition(words)[2]) > 10  # what to do
    assert "Traceback" not in result.output


def test_the_other_files_are_read_and_what_was_stored_stays() -> None:
    run("read", report("before.txt", "Ministers of Peru and Chile met in Lima on Monday, an official said.\n"))
    for name, (content, _) in BAD.items():
        Path(name).write_bytes(content)
    result = run("read", *BAD, report("good.txt"))
    assert result.exit_code == 1
    assert len(lines(result.stderr)) == len(BAD)
    assert f"1 document: 1 new, {len(BAD)} failed." in result.stdout
    assert sorted(row["path"] for row in open_store().documents()) == ["before.txt", "good.txt"]


def test_with_an_output_the_good_files_are_written_all_the_same() -> None:
    Path("empty.txt").touch()
    result = run("read", "empty.txt", report("good.txt"), "-o", "out.json")
    assert result.exit_code == 1
    documents = json.loads(Path("out.json").read_text(encoding="utf-8"))["documents"]
    assert [document["path"] for document in documents] == ["good.txt"]
    assert not DEFAULT_STORE.exists()


def test_bad_files_alone_keep_no_document_and_say_so() -> None:
    Path("empty.txt").touch()
    result = run("read", "empty.txt")
    assert result.exit_code == 1
    assert "0 documents: none, 1 failed." in result.stdout
    assert open_store().documents() == ()


def test_a_file_that_vanishes_while_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both files are there when the folder is walked; the second goes while the first is read."""
    report("in/a.txt")
    second = Path(report("in/b.txt", "Ministers of Peru and Chile met in Lima on Monday, an official said.\n"))

    def and_remove(path: Path, given: object) -> object:
        page = read_page(path, given)  # type: ignore[arg-type]
        second.unlink(missing_ok=True)
        return page

    monkeypatch.setattr("rashomon.pages.files.read_page", and_remove)
    result = run("read", "in")
    assert result.exit_code == 1
    assert lines(result.stderr) == [
        f"Error: {second}: there is no such file; check the path, or whether it was moved meanwhile"
    ]
    assert [row["path"] for row in open_store().documents()] == ["in/a.txt"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_a_text_that_is_not_plain_utf8_is_decoded(encoding: str) -> None:
    text = "Talks in Asunción\n\nThe two ministers met in Asunción on Friday to speak about “water”, officials said.\n"
    Path("report.txt").write_bytes(text.encode(encoding))
    assert run("read", "report.txt").exit_code == 0
    (row,) = open_store().documents()
    assert open_store().document(row["id"]).document.text == text


def test_half_characters_are_no_text() -> None:
    Path("odd.txt").write_bytes(b"\xff\xfe" + b"\x00\xd8" * 40)  # the byte order mark of UTF-16, then surrogates alone
    result = run("read", "odd.txt")
    assert result.exit_code == 1
    (line,) = lines(result.stderr)
    assert line.startswith("Error: odd.txt: is in no encoding that could be told; ")
