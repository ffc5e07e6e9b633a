"""Files that paths stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.pages.finding import files_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.HTML", "deep/a.txt", "table.csv", ".hidden.txt", ".git/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_folders_are_walked_for_texts_and_web_pages_in_order_of_name(folder: Path) -> None:
    assert [str(file.relative_to(folder)) for file in files_of([folder])] == ["a.HTML", "deep/a.txt", "b.txt"]


def test_a_file_that_is_named_is_read_whatever_it_is_called_and_once(folder: Path) -> None:
    table = folder / "table.csv"
    assert files_of([table, folder / "b.txt", folder / "b.txt"]) == [folder / "b.txt", table]
    assert len(files_of([folder, folder / "b.txt"])) == 3


def test_a_path_that_is_not_there_is_kept_for_its_reading_to_say_so(folder: Path) -> None:
    assert files_of([folder / "gone.txt"]) == [folder / "gone.txt"]
