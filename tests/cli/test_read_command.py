"""`rashomon read`: what it keeps, what it says, and how it takes bad input."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import composed
from command_line import DUTCH, REPORT, report, run
from rashomon.model import PageMetadata, Reading
from rashomon.store import DEFAULT_STORE, intake, open_store, open_writer


def test_reading_keeps_documents_in_the_working_folder() -> None:
    result = run("read", report())
    assert result.exit_code == 0
    assert "1 document: 1 new." in result.output
    assert "Kept in rashomon.db" in result.output
    assert [row["path"] for row in open_store().documents()] == ["report.txt"]


def test_reading_again_adds_nothing() -> None:
    run("read", report())
    assert "1 document: 1 known. " in run("read", "report.txt").output
    assert len(open_store().documents()) == 1


def test_with_an_output_alone_nothing_is_kept() -> None:
    result = run("read", report(), "-o", "out.json")
    assert result.exit_code == 0
    record = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert record["format"] == "rashomon/1"
    assert [document["path"] for document in record["documents"]] == ["report.txt"]
    assert sorted(path.name for path in Path().iterdir()) == ["out.json", "report.txt"]


def test_with_an_output_and_a_store_both_are_written() -> None:
    run("read", report(), "--store", "kept.db")
    run("read", report("other.txt", REPORT + "It rained.\n"), "-o", "out.json", "--store", "kept.db")
    assert len(json.loads(Path("out.json").read_text(encoding="utf-8"))["documents"]) == 2


def test_folders_are_walked() -> None:
    for name in ("in/a.txt", "in/deep/b.HTML", "in/table.csv", "in/.hidden/c.txt", "in/.d.txt"):
        report(name, REPORT + name)
    record = json.loads(run("read", "in", "in/a.txt", "--json").stdout)
    assert [Path(document["path"]).name for document in record["documents"]] == ["a.txt", "b.HTML"]


def test_a_folder_without_reports_is_a_wrong_usage() -> None:
    Path("empty").mkdir()
    result = run("read", "empty")
    assert result.exit_code == 2
    assert "no .txt or .html files there" in result.output


def test_one_bad_file_does_not_cost_the_others() -> None:
    Path("empty.txt").touch()
    result = run("read", report(), "empty.txt", "gone.txt")
    assert result.exit_code == 1
    assert "Error: empty.txt: is empty" in result.stderr
    assert "Error: gone.txt: there is no such file" in result.stderr
    assert "1 document: 1 new, 2 failed." in result.stdout


def test_a_fault_of_ours_is_named_with_the_file_and_does_not_cost_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object) -> Reading:
        raise KeyError("unforeseen")

    monkeypatch.setattr(intake, "read_document", fail)
    result = run("read", report())
    assert result.exit_code == 1
    assert (
        "report.txt: could not be read, through a fault of Rashomon (KeyError: 'unforeseen', test_read_command.py"
        in result.stderr
    )


def test_a_text_in_another_language_is_listed_as_not_read() -> None:
    result = run("read", report("nl.txt", DUTCH))
    assert result.exit_code == 0
    assert re.search(r"Not read: nl.txt \(.*Dutch.*\)", result.stdout)


def test_reading_as_json() -> None:
    Path("empty.txt").touch()
    result = run("read", report(), "empty.txt", "--json")
    record = json.loads(result.stdout)
    assert record["store"] == "rashomon.db"
    assert [document["outcome"] for document in record["documents"]] == ["new"]
    assert [failed["path"] for failed in record["failed"]] == ["empty.txt"]


def test_the_date_on_the_command_line_is_for_files_the_table_does_not_date() -> None:
    report("a.txt", REPORT + "A.\n")
    report("b.txt", REPORT + "B.\n")
    Path("known.csv").write_text("file,published,outlet\na.txt,2021-05-01,Almaty Sun\nb.txt,,\nc.txt,2021,\n")
    result = run("read", "a.txt", "b.txt", "--metadata", "known.csv", "--published", "2021-06")
    assert result.exit_code == 0
    rows = {row["path"]: row for row in open_store().documents()}
    assert (rows["a.txt"]["published"], rows["a.txt"]["outlet"]) == ("2021-05-01", "Almaty Sun")
    assert rows["b.txt"]["published"] == "2021-06"
    assert "known.csv has a line for c.txt, which was not among the files" in result.stderr


def test_the_date_on_the_command_line_leaves_the_dates_that_a_table_gave_before() -> None:
    for name in ("in/a.txt", "in/b.txt", "in/c.txt"):
        report(name, REPORT + name)
    Path("known.csv").write_text("file,published\na.txt,2021-05-01\nb.txt,2021-05-02\n")
    run("read", "in", "--metadata", "known.csv")
    result = run("read", "in", "--published", "2021-06")
    assert published() == {"a.txt": "2021-05-01", "b.txt": "2021-05-02", "c.txt": "2021-06"}
    assert "a.txt and 1 other: the date stays that was given for it alone; to change it, read" in result.stdout
    assert "Note" not in run("read", "in/c.txt", "in/a.txt").stdout
    assert "Note" not in run("read", "in/a.txt", "--published", "2021-07").stdout, "said of this file alone"
    run("read", "in", "--published", "2021-08")
    assert published() == {"a.txt": "2021-07", "b.txt": "2021-05-02", "c.txt": "2021-08"}


def published() -> dict[str, str]:
    return {Path(str(row["path"])).name: str(row["published"]) for row in open_store().documents()}


@pytest.mark.parametrize("order", [("a.txt", "z.txt"), ("z.txt", "a.txt")])
def test_the_same_text_without_an_outlet_adds_nothing_whatever_the_files_are_called(order: tuple[str, str]) -> None:
    Path("known.csv").write_text(f"file,outlet\n{order[0]},Almaty Sun\n")
    run("read", report("a.txt"), report("z.txt"), "--metadata", "known.csv")
    assert [row["outlet"] for row in open_store().documents()] == ["Almaty Sun"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("published\n2021\n", "line 1: there is no column file"),
        ("file,colour\na.txt,red\n", "line 1: unknown column colour; the columns are file, published"),
        ("file,published\nreport.txt,yesterday\n", "line 2: 'yesterday' is no date; write it as 2016-06-29"),
        ("file,published\nreport.txt,2021-02-30\n", "line 2: '2021-02-30' is no date"),
        ("file,kind\na.txt,report\nreport.txt,rumour\n", "line 3: 'rumour' is no kind; the kinds are report"),
        ("file,outlet\nreport.txt,A,B\n", "line 2: more cells than columns"),
        ("file,outlet\n,A\n", "line 2: the column file is empty"),
        ("file,outlet\nreport.txt,A\nreport.txt,B\n", "line 3: report.txt has a line already"),
        ("", "line 1: there is no column file"),
    ],
)
def test_a_bad_table_is_named_with_its_line(table: str, words: str) -> None:
    Path("known.csv").write_text(table)
    result = run("read", report(), "--metadata", "known.csv")
    assert result.exit_code == 2
    assert f"known.csv, {words}" in " ".join(result.stderr.split())
    assert not DEFAULT_STORE.exists()


def test_a_table_that_is_missing_or_not_utf8() -> None:
    assert "known.csv: cannot be opened" in run("read", report(), "--metadata", "known.csv").stderr
    Path("known.csv").write_bytes("file,outlet\nreport.txt,Kıyı Postası\n".encode("iso-8859-9"))
    assert "known.csv: is not UTF-8" in run("read", report(), "--metadata", "known.csv").stderr


def test_a_table_may_name_files_by_the_end_of_their_path() -> None:
    report("north/report.txt", REPORT + "North.\n")
    report("south/report.txt", REPORT + "South.\n")
    Path("known.csv").write_text("file,outlet\nnorth/report.txt,North Star\nreport.txt,Any\n")
    run("read", "north", "south", "--metadata", "known.csv")
    assert {row["path"]: row["outlet"] for row in open_store().documents()} == {
        "north/report.txt": "North Star",
        "south/report.txt": "Any",
    }


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--published", "soon"), "'soon' is no date"),
        (("-o", "none/out.json"), "its folder does not exist"),
        (("--store", "none/rashomon.db"), "check that its folder exists"),
        (("--store", "notes.db"), "notes.db: is no Rashomon store"),
    ],
)
def test_what_cannot_work_is_refused_before_anything_is_read(args: tuple[str, ...], words: str) -> None:
    Path("notes.db").write_text("These are notes, and no database at all; they are not to be touched by anyone.\n" * 9)
    result = run("read", report(), *args)
    assert result.exit_code == 2
    assert words in " ".join(result.output.split())


def test_another_writer_is_waited_for_by_a_person() -> None:
    with open_writer(DEFAULT_STORE):
        result = run("read", report())
    assert result.exit_code == 2
    assert "rashomon.db: another process is writing it; wait until that ends" in result.stderr


def test_a_run_that_was_cut_off_is_finished_by_the_next() -> None:
    run("read", report())
    with open_writer(DEFAULT_STORE) as writer:
        writer.put(composed.POST_READING, PageMetadata())
    assert "have come in since the events were found" in run("events").stderr
    run("read", "report.txt")
    assert run("events").stderr == ""


def test_a_model_that_is_not_there_is_named_before_anything_is_read(tmp_path: Path) -> None:
    done = run("read", report(str(tmp_path / "report.txt")), "--conflict-model", str(tmp_path / "none"))
    assert done.exit_code == 2
    assert "model.onnx: is not there; give a folder that holds model.onnx and tokenizer.json" in done.stderr
