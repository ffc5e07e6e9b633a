"""Formats by name, and an export as one download."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from importlib.machinery import ModuleSpec

import pytest

import composed
from rashomon.formats import registry
from rashomon.formats.exporting import ExportFile, FormatError, download
from rashomon.formats.registry import FORMATS, format_named, format_names


@pytest.mark.parametrize("name", format_names())
def test_every_format_makes_files_with_names_of_their_own(name: str) -> None:
    made = format_named(name).files(composed.CHRONOLOGY)
    assert made
    assert len({file.name for file in made}) == len(made)
    assert all(file.content for file in made)


@pytest.mark.parametrize("name", format_names())
def test_the_same_chronology_gives_the_same_bytes(name: str) -> None:
    once, again = (format_named(name).files(composed.CHRONOLOGY) for _ in range(2))
    assert once == again


def test_several_files_are_a_zip_archive() -> None:
    (listed,) = (each for each in FORMATS if each.name == "json")
    assert listed.media_type == "application/json"
    for name in format_names():
        several = len(format_named(name).files(composed.CHRONOLOGY)) > 1
        assert several == (format_named(name).media_type == "application/zip") or name == "bundle"


def test_a_download_is_the_file_itself_or_an_archive_of_all() -> None:
    one, two = ExportFile("a.txt", b"first"), ExportFile("b.txt", b"second")
    assert download("notes", (one,)) == one
    both = download("notes", (one, two))
    assert both.name == "rashomon-notes.zip"
    assert both == download("notes", (one, two))
    with zipfile.ZipFile(io.BytesIO(both.content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"a.txt": b"first", "b.txt": b"second"}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("asked", "words"),
    [("jsn", "no format jsn; did you mean json?"), ("docx", "no format docx; the formats are json")],
)
def test_a_format_that_does_not_exist(asked: str, words: str) -> None:
    with pytest.raises(FormatError, match=r"^no format") as error:
        format_named(asked)
    assert str(error.value).startswith(words)


def test_a_format_whose_library_is_absent_names_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = replace(FORMATS[0], needs=("pyarrow",))
    found: dict[str, ModuleSpec | None] = {"pyarrow": None}
    monkeypatch.setattr(registry, "FORMATS", (absent,))
    monkeypatch.setattr(registry, "find_spec", found.__getitem__)
    with pytest.raises(FormatError) as error:
        format_named("json")
    assert str(error.value) == "the format json needs pyarrow; run `pip install 'rashomon[formats]'`"
