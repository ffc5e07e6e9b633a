"""`rashomon corrections`: what persons said, taken back, put back, written to a file and taken over from one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.correct import By, writer_of
from rashomon.cli.failures import SOME_FAILED
from rashomon.cli.options import DEFAULT_STORE, AsJson, ModelLabel, ModelPath, StoreFile, conflict_model, counted

if TYPE_CHECKING:
    from rashomon.store.corrected import CorrectionView
    from rashomon.store.writer import Writer

Remove = Annotated[int | None, typer.Option("--remove", metavar="NUMBER", help="Take this correction back.")]
Restore = Annotated[int | None, typer.Option("--restore", metavar="NUMBER", help="Put it back.")]
Everything = Annotated[bool, typer.Option("--all", help="List those that were taken back too, with every step.")]
Export = Annotated[
    Path | None, typer.Option("--export", metavar="FILE", help="Write all to a file, .csv or .json, and stop.")
]
Import = Annotated[Path | None, typer.Option("--import", metavar="FILE", help="Take over those of such a file.")]


def corrections(
    remove: Remove = None,
    restore: Restore = None,
    everything: Everything = False,
    export: Export = None,
    taken: Import = None,
    by: By = None,
    store: StoreFile = DEFAULT_STORE,
    model: ModelPath = None,
    label: ModelLabel = None,
    as_json: AsJson = False,
) -> None:
    """List the corrections, take one back or put it back, write them to a file, or take over a colleague's."""
    if sum(each is not None for each in (remove, restore, export, taken)) > 1:
        raise typer.BadParameter("do one thing at a time", param_hint="--remove, --restore, --export, --import")
    if export is not None:
        _export(store, export)
    elif taken is not None:
        _import(store, taken, model, label)
    elif remove is not None:
        _change(store, lambda writer, at: writer.withdraw(remove, at, by), model, label)
        typer.echo(f"Correction {remove} is taken back.")
    elif restore is not None:
        _restore(store, restore, by, model, label)
    else:
        _list(store, everything=everything, as_json=as_json)


def _list(store: Path, *, everything: bool, as_json: bool) -> None:
    from rashomon.formats.corrections import to_json
    from rashomon.presenting.corrections import by, done, standing, what, when
    from rashomon.store import open_store
    from rashomon.store.corrected import correction_views

    with open_store(store) as opened:
        views = [each for each in correction_views(opened) if everything or each.correction.active]
    if as_json:
        typer.echo(to_json(views), nl=False)
        return
    for view in views:
        each = view.correction
        why = f": {each.note}" if each.note else ""
        typer.echo(f"{each.number}  {what(view)}; {when(each.at)}{by(each.by)}{why} ({standing(each)})")
        for step in view.steps if everything else ():
            typer.echo(f"   {done(step)}")
    if not views:
        typer.echo("No corrections.")


def _change(store: Path, change: Callable[[Writer, str], None], model: Path | None, label: int | None) -> None:
    from rashomon.store.correcting import said
    from rashomon.store.intake import relate_all

    own_model = conflict_model(model, label)
    with writer_of(store) as writer:
        change(writer, said(None, None).at)
        relate_all(writer, own_model)


def _restore(store: Path, number: int, by: str | None, model: Path | None, label: int | None) -> None:
    from rashomon.store.correcting import check

    def change(writer: Writer, at: str) -> None:
        check(writer, writer.corrected.one(number))
        writer.restore(number, at, by)

    _change(store, change, model, label)
    typer.echo(f"Correction {number} is put back.")


def _export(store: Path, file: Path) -> None:
    from rashomon.formats.corrections import to_csv, to_json
    from rashomon.store import open_store
    from rashomon.store.corrected import correction_views

    forms: dict[str, Callable[[tuple[CorrectionView, ...]], str]] = {".csv": to_csv, ".json": to_json}
    write = forms.get(file.suffix.lower())
    if write is None:
        raise typer.BadParameter(f"{file}: name a .csv or a .json file", param_hint="--export")
    with open_store(store) as opened:
        views = correction_views(opened)
    try:
        file.write_text(write(views), encoding="utf-8", newline="")
    except OSError as error:
        raise typer.BadParameter(f"{file}: cannot be written ({error.strerror})", param_hint="--export") from None
    typer.echo(f"{counted(len(views), 'correction')} in {file}.")


def _import(store: Path, file: Path, model: Path | None, label: int | None) -> None:
    from rashomon.formats.corrections import read_corrections
    from rashomon.store.intake import relate_all
    from rashomon.store.taking_over import take_over

    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{file}: cannot be read ({error})", param_hint="--import") from None
    found = read_corrections(text)
    own_model = conflict_model(model, label)
    with writer_of(store) as writer:
        taken = take_over(writer, found)
        if taken.kept:
            relate_all(writer, own_model)
    passed = f"{taken.known} known, {taken.withdrawn} taken back there, {len(taken.refused)} refused"
    typer.echo(f"{counted(len(taken.kept), 'correction')} taken over; {passed}.")
    for correction, reason in taken.refused:
        typer.echo(f"Error: the {correction.kind} of {correction.at}: {reason}", err=True)
    if taken.refused:
        raise typer.Exit(SOME_FAILED)
