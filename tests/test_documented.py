"""Every option, address, format, column and table stands in the documentation, and nothing else does."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import typer

import composed
from documented import first_cells, in_code, page, rows, section
from rashomon.cli import app as commands
from rashomon.formats.corrections import COLUMNS as OF_CORRECTIONS
from rashomon.formats.registry import format_named, format_names
from rashomon.store import open_writer
from reading_back import export_of

PROGRAM: Any = typer.main.get_command(commands)
COMMANDS: dict[str, Any] = dict(PROGRAM.commands)


def options(command: Any) -> Iterator[Any]:
    """The options of a command but for `--help`, which every command has."""
    return (each for each in command.params if each.param_type_name == "option" and "--help" not in each.opts)


def written(option: Any) -> set[str]:
    """How an option is written: its short forms alone, its long one with what it takes (`--store FILE`)."""
    long = max(option.opts, key=len)
    return {*option.opts, f"{long} {option.metavar}"} - {long} if option.metavar else set(option.opts)


# ---------------------------------------------------------------- commands
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_a_section_that_shows_what_it_takes(name: str) -> None:
    command, text = COMMANDS[name], section("cli.md", f"rashomon {name}")
    usage = next((line for line in text.splitlines() if line.startswith(f"    rashomon {name}")), "")
    assert usage, f"docs/cli.md shows no line of rashomon {name} under a heading of its own"
    taken = [each for each in command.params if each.param_type_name == "argument"]
    assert [each.name for each in taken if (each.metavar or "").strip("[]") not in usage] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_stands_in_the_section_of_its_command(name: str) -> None:
    told = in_code(first_cells(section("cli.md", f"rashomon {name}")))
    missing = [form for option in options(COMMANDS[name]) for form in written(option) if form not in told]
    assert missing == [], f"docs/cli.md does not tell of them under rashomon {name}"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_every_option_of_its_section(name: str) -> None:
    told = {each for each in in_code(first_cells(section("cli.md", f"rashomon {name}"))) if each.startswith("-")}
    known = {form for option in options(COMMANDS[name]) for form in written(option)}
    assert told - known == set(), f"rashomon {name} has no such options"


def test_the_options_of_the_program_itself() -> None:
    assert [each.opts for each in options(PROGRAM) if not set(each.opts) <= in_code(page("cli.md"))] == []


# ---------------------------------------------------------------- exports
@pytest.mark.parametrize("name", format_names())
def test_every_format_has_a_section(name: str) -> None:
    assert section("exports.md", name)


def columns_written(name: str) -> dict[str, list[str]]:
    """The columns of each table that a format writes, by the file's name, as the files themselves have them."""
    files = export_of(name, composed.CHRONOLOGY)
    if name == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        return {file: parquet.read_schema(io.BytesIO(content)).names for file, content in files.items()}
    if name == "gdelt":
        named = {file: content.decode().split() for file, content in files.items() if file.endswith(".columns.txt")}
        return {file.replace(".columns.txt", ".tsv"): columns for file, columns in named.items()}
    delimiter = "," if name == "csv" else "\t"
    return {
        file: next(csv.reader(io.StringIO(content.decode()), delimiter=delimiter)) for file, content in files.items()
    }


@pytest.mark.parametrize("name", ["csv", "parquet", "gdelt", "polecat"])
def test_every_column_of_a_table_is_described_where_the_table_is(name: str) -> None:
    whole = section("exports.md", "csv" if name == "parquet" else name)  # which has the same tables
    written = columns_written(name)
    assert written
    for file, columns in written.items():
        about = whole.partition(f"\n### {file.replace('.parquet', '.csv')}\n")[2].partition("\n### ")[0] or whole
        told = [next(iter(in_code(cells[0])), "") for cells in rows(about)]
        assert [each for each in columns if each not in told] == [], f"{name}: {file}"


def test_every_column_of_a_file_of_corrections() -> None:
    told = in_code(first_cells(section("corrections.md", "Taking corrections along")))
    assert [each for each in OF_CORRECTIONS if each not in told] == []


@pytest.mark.parametrize("name", format_names())
def test_a_format_says_which_files_it_writes(name: str) -> None:
    told = section("exports.md", name) + (section("exports.md", "csv") if name == "parquet" else "")
    files = [file.name for file in format_named(name).files(composed.CHRONOLOGY)]
    named = [each.replace(".parquet", ".csv") for each in files]
    assert [each for each in named if each not in told] == []


# ---------------------------------------------------------------- the store
def tables_of_a_store(path: Path) -> set[str]:
    """The tables of a new store, without those in which SQLite keeps its indexes of full text."""
    with open_writer(path):
        pass
    with closing(sqlite3.connect(path)) as connection:
        every = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {name for name in every if not (re.fullmatch(r"(\w+)_(config|content|data|docsize|idx)", name))}


def test_the_tables_of_the_store_are_described(tmp_path: Path) -> None:
    tables = tables_of_a_store(tmp_path / "rashomon.db")
    assert tables >= {"documents", "events", "document_text"}
    assert in_code(first_cells(section("store.md", "The tables"))) == tables
