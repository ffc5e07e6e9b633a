"""Every export format by name. A format's module is imported when the format is asked for, so that a list of formats
costs nothing and a library that only one of them needs may be absent."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from importlib.util import find_spec

from rashomon.formats.exporting import ExportFile, Format, FormatError
from rashomon.model import Chronology


@dataclass(frozen=True, slots=True)
class Listed:
    """A format before it is imported: name, title, a line on what it is for, media type (as in `Format`), where the
    function stands that makes its files ("module:function" of this package), and the libraries of the extra `formats`
    that it needs."""

    name: str
    title: str
    line: str
    media_type: str
    made_by: str
    needs: tuple[str, ...] = ()


_ZIP = "application/zip"

#: The table of formats, in the order in which people see them: our own, then those of others.
FORMATS: tuple[Listed, ...] = (
    Listed(
        "json",
        "JSON",
        "everything that the chronology holds, each value with its spans (format rashomon/1)",
        "application/json",
        "json:files",
    ),
    Listed("csv", "CSV", "our own tables, for spreadsheets and every other program", _ZIP, "tables:csv_files"),
    Listed(
        "parquet",
        "Parquet",
        "the same tables with their types, for pandas, R, DuckDB and the like",
        _ZIP,
        "tables:parquet_files",
        ("pyarrow",),
    ),
    Listed(
        "gdelt",
        "GDELT",
        "events and mentions in the columns of GDELT 2.0, our own behind them",
        _ZIP,
        "gdelt:files",
    ),
    Listed(
        "polecat",
        "POLECAT",
        "clauses in the 40 columns of POLECAT, our own behind them",
        "text/tab-separated-values",
        "polecat:files",
    ),
    Listed("plover", "PLOVER", "clauses as PLOVER's JSON, one a line", "application/jsonl", "plover:files"),
    Listed(
        "timelinejs",
        "TimelineJS",
        "dated events with exact quotations, for a timeline on a web page",
        "application/json",
        "timelinejs:files",
    ),
    Listed(
        "annotations",
        "Web Annotations",
        "who says what, on the passages that say it (W3C, JSON-LD)",
        "application/ld+json",
        "annotations:files",
    ),
    Listed(
        "rdf",
        "RDF",
        "linked data: events, mentions, perspectives and where they come from (TriG; SEM, GAF, GRaSP, PROV-O)",
        "application/trig",
        "rdf:files",
    ),
    Listed(
        "followthemoney",
        "FollowTheMoney",
        "entities and links for Aleph and other tools of investigators (JSON lines)",
        "application/x-ndjson",
        "followthemoney:files",
    ),
    Listed(
        "gexf",
        "GEXF",
        "a network of actors and what they do to one another, for Gephi",
        "application/gexf+xml",
        "gexf:files",
    ),
    Listed(
        "bundle",
        "Evidence bundle",
        "what each voice says with its exact words, texts and digests, to read, print and hand on (zip)",
        _ZIP,
        "bundle:files",
    ),
)


def format_names() -> tuple[str, ...]:
    """The names of all formats, in the order of the table."""
    return tuple(each.name for each in FORMATS)


def format_named(name: str) -> Format:
    """The format of a name, its module imported. Raises FormatError for a name that no format has, and for a format
    whose library is absent."""
    listed = next((each for each in FORMATS if each.name == name), None)
    if listed is None:
        near = get_close_matches(name, format_names(), n=1)
        mend = f"did you mean {near[0]}?" if near else f"the formats are {', '.join(format_names())}"
        raise FormatError(f"no format {name}; {mend}")
    if (library := absent_library(listed)) is not None:
        raise FormatError(f"the format {name} needs {library}; run `pip install 'rashomon[formats]'`")
    return Format(listed.name, listed.title, listed.media_type, partial(_files, listed.made_by))


def absent_library(listed: Listed) -> str | None:
    """The first library that a format needs and that is not installed, None where it can be written."""
    return next((library for library in listed.needs if find_spec(library) is None), None)


def _files(made_by: str, chronology: Chronology) -> tuple[ExportFile, ...]:
    module, _, function = made_by.partition(":")
    made: tuple[ExportFile, ...] = getattr(import_module(f"rashomon.formats.{module}"), function)(chronology)
    return made
