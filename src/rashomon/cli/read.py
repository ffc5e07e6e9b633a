"""`rashomon read`: files into a store, or into one JSON file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.cli.failures import SOME_FAILED
from rashomon.cli.options import (
    DEFAULT_STORE,
    AsJson,
    ModelLabel,
    ModelPath,
    conflict_model,
    counted,
    write_json,
)
from rashomon.documents.given import Given, MetadataError, check_date, read_metadata
from rashomon.pages.finding import files_of

if TYPE_CHECKING:
    from rashomon.encoder.conflict import ConflictModel
    from rashomon.model import Chronology
    from rashomon.pages.errors import PageError
    from rashomon.store.intake import Taken
    from rashomon.store.writer import Writer

Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="Reports: text or saved HTML files, or folders.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When the reports were published (2016-06-29, 2016-06, 2016).")
]
Table = Annotated[
    Path | None,
    typer.Option(metavar="FILE.csv", help="What is known of the files: file, published, outlet, kind, publisher."),
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="OUT.json", help="Write the whole chronology as JSON.")
]
Into = Annotated[
    Path | None,
    typer.Option("--store", metavar="FILE", help=f"Where to keep it ({DEFAULT_STORE}; with -o alone, nowhere)."),
]


@dataclass
class Run:
    """What became of the files of one run."""

    taken: list[Taken] = field(default_factory=list)
    failed: list[PageError] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        """How many files came out so."""
        return sum(taken.outcome == outcome for taken in self.taken)

    def notes(self) -> dict[str, list[str]]:
        """What is to be said of documents, each with the paths of those it is said of."""
        found: dict[str, list[str]] = {}
        for taken in self.taken:
            if taken.note:
                found.setdefault(taken.note, []).append(taken.document.path)
        return found


def read(
    paths: Paths,
    published: Published = None,
    metadata: Table = None,
    output: Output = None,
    store: Into = None,
    model: ModelPath = None,
    label: ModelLabel = None,
    as_json: AsJson = False,
) -> None:
    """Read reports and find the events they tell of.

    Reading a file again adds nothing; a date or outlet given later is filled in. Exit code: 0 all files were read,
    1 some were not (the others were), 2 nothing was done.
    """
    given = _given(published, metadata)
    _check_output(output)
    kept_in = store or (None if output else DEFAULT_STORE)
    files = files_of(paths)
    if not files:
        raise typer.BadParameter("no .txt or .html files there", param_hint="PATH...")
    given = replace(given, shared=len(files) > 1)
    own_model = conflict_model(model, label)

    from rashomon.store.writer import open_writer

    with open_writer(kept_in) as writer:
        run = read_into(writer, files, given)
        chronology = chronology_of(writer, run, own_model)
    if output is not None:
        _write(output, chronology)
    report = _as_record(run, chronology, kept_in, output) if as_json else None
    write_json(report) if as_json else _say(run, chronology, kept_in, output)
    for row in given.unused(files):
        typer.echo(f"Note: {metadata} has a line for {row}, which was not among the files.", err=True)
    if run.failed:
        raise typer.Exit(SOME_FAILED)


def read_into(writer: Writer, files: Iterable[Path], given: Given) -> Run:
    """Read files into a store; a file that fails is named on standard error, and the others are read."""
    from rashomon.pages.errors import PageError
    from rashomon.terminal.progress import track

    run = Run()
    # those with an outlet first: the same text without one then adds nothing, whatever its name
    ordered = sorted(files, key=lambda file: given.of(file).outlet is None)
    for file in track(ordered, "Reading"):
        try:
            run.taken.append(_take(writer, file, given))
        except PageError as error:
            run.failed.append(error)
            typer.echo(f"Error: {error}", err=True)
    return run


def chronology_of(writer: Writer, run: Run, own_model: ConflictModel | None = None) -> Chronology:
    """The chronology of all that is stored, found anew where this run or one that was cut off changed a document, or
    where a model of the reader's own is to look at the accounts."""
    from rashomon.store.intake import relate_all
    from rashomon.terminal.progress import waiting

    if own_model is None and not writer.stale and not any(taken.outcome != "known" for taken in run.taken):
        return writer.chronology()
    with waiting("Comparing accounts"):
        return relate_all(writer, own_model)


def _take(writer: Writer, file: Path, given: Given) -> Taken:
    from rashomon.pages.files import read_page
    from rashomon.store.intake import take_or_say

    return take_or_say(writer, read_page(file, given.of(file)))


def _given(published: str | None, table: Path | None) -> Given:
    try:
        date = check_date(published) if published else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None
    try:
        return Given(read_metadata(table) if table else {}, date)
    except MetadataError as error:
        raise typer.BadParameter(str(error), param_hint="--metadata") from None


def _check_output(output: Path | None) -> None:
    if output is not None and (output.is_dir() or not output.absolute().parent.is_dir()):
        raise typer.BadParameter(f"{output}: is a folder, or its folder does not exist", param_hint="-o")


def _write(output: Path, chronology: Chronology) -> None:
    """Write the export whole or not at all."""
    from rashomon.formats.json import dump

    part = output.with_name(f"{output.name}.part")
    try:
        part.write_text(dump(chronology), encoding="utf-8", newline="\n")
        part.replace(output)
    except OSError as error:
        raise typer.BadParameter(f"{output}: cannot be written ({error.strerror})", param_hint="-o") from None


def _as_record(run: Run, chronology: Chronology, store: Path | None, output: Path | None) -> dict[str, Any]:
    return {
        "documents": [
            {
                "id": taken.document.id,
                "path": taken.document.path,
                "outcome": taken.outcome,
                "unread": taken.document.unread,
                "note": taken.note,
            }
            for taken in run.taken
        ],
        "failed": [{"path": e.path, "what": e.what, "mend": e.mend} for e in run.failed],
        "events": len(chronology.events),
        "store": str(store) if store else None,
        "output": str(output) if output else None,
    }


def _say(run: Run, chronology: Chronology, store: Path | None, output: Path | None) -> None:
    for taken in run.taken:
        if taken.document.unread:
            typer.echo(f"Not read: {taken.document.path} ({taken.document.unread})")
    for note, paths in run.notes().items():
        others = f" and {counted(len(paths) - 1, 'other')}" if len(paths) > 1 else ""
        typer.echo(f"Note: {paths[0]}{others}: {note}")
    counts = ", ".join(f"{n} {name}" for name in ("new", "updated", "known") if (n := run.count(name)))
    failed = f", {len(run.failed)} failed" if run.failed else ""
    told = f"{counted(len(chronology.events), 'event')} in {counted(len(chronology.readings), 'document')}"
    typer.echo(f"{counted(len(run.taken), 'document')}: {counts or 'none'}{failed}. {told}.")
    if output is not None:
        typer.echo(f"The chronology stands in {output}.")
    if store is not None and run.taken:
        where = "" if store == DEFAULT_STORE else f" --store {store}"
        typer.echo(f"Kept in {store}; see it with `rashomon events{where}`.")
