"""Files that cannot be read say what is wrong and how to mend it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from rashomon.model import PageMetadata
from rashomon.pages.errors import PageError
from rashomon.pages.files import SIZE_LIMIT, read_page


def test_a_page_keeps_its_bytes_and_what_was_given(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbfOne\r\nTwo\r\n")
    page = read_page(path, PageMetadata(published="2014-03-01"))
    assert page.content == b"\xef\xbb\xbfOne\r\nTwo\r\n"
    assert page.given.published == "2014-03-01"
    assert len(page.sha256) == 64


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF, not text"),
        (b"PK\x03\x04....", "is a ZIP archive or office file, not text"),
        (b"abc\x00\x01\x02def", "is binary data, not text"),
        (b"x" * (SIZE_LIMIT + 1), "is over 5 MB"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "thing.txt"
    path.write_bytes(content)
    with pytest.raises(PageError) as caught:
        read_page(path, PageMetadata())
    assert caught.value.what == what
    assert str(caught.value).startswith(f"{path}: {what}; ")
    assert "\n" not in str(caught.value)


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * SIZE_LIMIT)
    assert len(read_page(path, PageMetadata()).content) == SIZE_LIMIT


def test_a_vanished_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="there is no such file"):
        read_page(tmp_path / "gone.txt", PageMetadata())
    with pytest.raises(PageError, match="is a folder"):
        read_page(tmp_path, PageMetadata())


def test_a_closed_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(PageError, match="may not be opened; give yourself permission"):
        read_page(tmp_path / "closed.txt", PageMetadata())


def test_the_error_crosses_from_a_worker_process() -> None:
    error = pickle.loads(pickle.dumps(PageError("a.txt", "is empty", "save it again")))
    assert (error.path, error.what, error.mend) == ("a.txt", "is empty", "save it again")
