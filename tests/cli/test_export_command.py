"""`rashomon export`: what it writes where, and what it refuses."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from command_line import run
from rashomon.formats.registry import format_names


@pytest.mark.parametrize("name", format_names())
def test_every_format_is_written(kept: Path, name: str) -> None:
    result = run("export", "--format", name, "-o", "out.zip")
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile("out.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist()


def test_one_file_goes_by_its_own_name(kept: Path) -> None:
    result = run("export", "--format", "json")
    assert result.output.strip() == "JSON: 2 events in 2 documents, written to chronology.json."
    assert json.loads(Path("chronology.json").read_text("utf-8"))["format"] == "rashomon/1"


def test_one_file_goes_into_a_folder_that_is_there(kept: Path) -> None:
    Path("exports").mkdir()
    assert run("export", "--format", "timelinejs", "-o", "exports").exit_code == 0
    assert [path.name for path in Path("exports").iterdir()] == ["timeline.json"]


def test_several_files_go_into_a_folder(kept: Path) -> None:
    assert "written to rashomon-csv (events.csv, accounts.csv," in run("export", "--format", "csv").output
    assert "c-1" in Path("rashomon-csv/accounts.csv").read_text("utf-8")


def test_an_earlier_export_is_replaced_and_a_folder_with_other_files_is_not(kept: Path) -> None:
    assert run("export", "--format", "gdelt", "-o", "there").exit_code == 0
    assert run("export", "--format", "gdelt", "-o", "there", "--from", "2023").exit_code == 0
    assert len(Path("there/events.tsv").read_text("utf-8").splitlines()) == 1
    Path("there/notes.txt").write_text("mine")
    result = run("export", "--format", "gdelt", "-o", "there")
    assert result.exit_code == 2
    assert "there: holds other files (notes.txt); name a new folder" in " ".join(result.output.split())
    assert Path("there/notes.txt").read_text() == "mine"


def test_a_filter_narrows_what_is_written(kept: Path) -> None:
    report = json.loads(run("export", "--format", "json", "--from", "2023-05", "--json", "-o", "may.json").stdout)
    assert (report["events"], report["path"]) == (1, "may.json")
    record = json.loads(Path("may.json").read_text("utf-8"))
    assert [event["id"] for event in record["events"]] == ["e-letter"]
    assert record["links"] == []


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (("--dyad", "Kenya", "Somalia"), ["e-letter", "e-meeting"]),
        (("--disputed",), ["e-letter"]),
        (("--source", "Radio Bondeni"), ["e-letter"]),
        (("--place", "Kampala"), ["e-meeting"]),
        (("--actor", "Somalia", "--type", "consult", "--to", "2023"), ["e-letter"]),
    ],
)
def test_the_filters_are_those_of_events(kept: Path, filters: tuple[str, ...], ids: list[str]) -> None:
    assert run("export", "--format", "json", "-o", "out.json", *filters).exit_code == 0
    written = json.loads(Path("out.json").read_text("utf-8"))["events"]
    listed = json.loads(run("events", "--json", *filters).stdout)["events"]
    assert [event["id"] for event in written] == [event["id"] for event in listed] == ids


def test_the_report_for_programs_names_each_file_with_its_digest(kept: Path) -> None:
    report = json.loads(run("export", "--format", "gdelt", "--json").stdout)
    assert (report["format"], report["documents"], report["path"]) == ("gdelt", 2, "rashomon-gdelt")
    for file in report["files"]:
        content = Path("rashomon-gdelt", file["name"]).read_bytes()
        assert (len(content), sha256(content).hexdigest()) == (file["bytes"], file["sha256"])


def test_the_formats_are_listed_with_a_line_each(kept: Path) -> None:
    lines = run("export", "--list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(format_names())
    assert all(len(line.split()) > 4 for line in lines)
    listed = json.loads(run("export", "--list", "--json").stdout)["formats"]
    assert [each["name"] for each in listed] == list(format_names())


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        ((), 2, "name one of json, csv, parquet"),
        (("--format", "cvs"), 2, "no format cvs; did you mean csv?"),
        (("--format", "json", "--place", "Lima"), 1, "No events like that; nothing was written."),
        (("--format", "json", "--actor", "Peru"), 1, "no actor Peru"),
        (("--format", "json", "--from", "spring"), 2, "'spring' is no date; write 2016-06-29"),
        (("--format", "json", "--store", "none.db"), 2, "none.db: there is no such store; run `rashomon read"),
        (("--format", "json", "-o", "none/here.json"), 2, "none/here.json: cannot be written (No such file or direct"),
        (("--format", "csv", "-o", "rashomon.db"), 2, "rashomon.db: is a file; name a folder or an archive (.zip)"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_writes_nothing(
    kept: Path, args: tuple[str, ...], code: int, words: str
) -> None:
    before = sorted(path.name for path in Path().iterdir())
    result = run("export", *args)
    assert result.exit_code == code
    assert words in " ".join(result.output.split())
    assert sorted(path.name for path in Path().iterdir()) == before


def test_a_write_that_fails_half_way_leaves_the_earlier_export(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("export", "--format", "csv", "-o", "there")
    before = {path.name: path.read_bytes() for path in Path("there").iterdir()}
    write, count = Path.write_bytes, iter(range(9))

    def failing(path: Path, content: bytes) -> int:
        if next(count) == 3:
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", failing)
    result = run("export", "--format", "csv", "-o", "there", "--disputed")
    assert result.exit_code == 2
    assert "there: cannot be written (No space left on device)" in " ".join(result.output.split())
    assert {path.name: path.read_bytes() for path in Path("there").iterdir()} == before
    assert [path.name for path in Path().iterdir() if path.name.startswith(".there")] == []


def test_an_archive_is_the_same_whenever_it_is_written(kept: Path) -> None:
    run("export", "--format", "csv", "-o", "one.zip")
    run("export", "--format", "csv", "-o", "two.zip")
    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()
