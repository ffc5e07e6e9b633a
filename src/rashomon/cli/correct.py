"""`rashomon same`, `apart` and `corrections`: a person's word on which mentions tell of one event."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import DEFAULT_STORE, AsJson, ModelLabel, ModelPath, StoreFile, conflict_model, write_json
from rashomon.model import Correction, CorrectionKind

if TYPE_CHECKING:
    from rashomon.encoder.conflict import ConflictModel
    from rashomon.store.writer import Writer

EventA = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or how it begins.")]
EventB = Annotated[str, typer.Argument(metavar="EVENT", help="The other event's.")]
MentionA = Annotated[str, typer.Argument(metavar="MENTION", help="A mention's id, as `rashomon event ID --why` says.")]
MentionB = Annotated[str, typer.Argument(metavar="MENTION", help="The other mention's.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so.")]
Note = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why.")]
Remove = Annotated[int | None, typer.Option("--remove", metavar="NUMBER", help="Take this correction back.")]


def same(
    one: EventA,
    other: EventB,
    by: By = None,
    note: Note = None,
    store: StoreFile = DEFAULT_STORE,
    model: ModelPath = None,
    label: ModelLabel = None,
) -> None:
    """Say that two events are one. It stays with the mentions that stand for them, also when more is read."""
    from rashomon.store.correcting import mention_of

    own_model = conflict_model(model, label)
    with _writer(store) as writer:
        a, b = (mention_of(writer.event(asked)) for asked in (one, other))
        _correct(writer, "same", a, b, by, note, own_model)


def apart(
    one: MentionA,
    other: MentionB,
    by: By = None,
    note: Note = None,
    store: StoreFile = DEFAULT_STORE,
    model: ModelPath = None,
    label: ModelLabel = None,
) -> None:
    """Say that two mentions do not tell of the same event."""
    own_model = conflict_model(model, label)
    with _writer(store) as writer:
        a, b = (writer.mention_id(asked) for asked in (one, other))
        _correct(writer, "apart", a, b, by, note, own_model)


def corrections(
    remove: Remove = None,
    store: StoreFile = DEFAULT_STORE,
    model: ModelPath = None,
    label: ModelLabel = None,
    as_json: AsJson = False,
) -> None:
    """List the corrections, or take one back."""
    from rashomon.store import open_store
    from rashomon.store.intake import relate_all

    if remove is not None:
        own_model = conflict_model(model, label)
        with _writer(store) as writer:
            writer.withdraw(remove)
            relate_all(writer, own_model)
        typer.echo(f"Correction {remove} is taken back.")
        return
    with open_store(store) as opened:
        found = opened.corrections()
    if as_json:
        write_json({"corrections": [{"number": number, **asdict(each)} for number, each in found]})
        return
    for number, each in found:
        who = f" by {each.by}" if each.by else ""
        typer.echo(f"{number}  {each.kind}  {each.a}  {each.b}  {each.at}{who}{f': {each.note}' if each.note else ''}")
    if not found:
        typer.echo("No corrections.")


def _writer(store: Path) -> AbstractContextManager[Writer]:
    from rashomon.store import open_store, open_writer

    open_store(store).close()  # a store is not made by correcting it
    return open_writer(store)


def _correct(
    writer: Writer,
    kind: CorrectionKind,
    a: str,
    b: str,
    by: str | None,
    note: str | None,
    own_model: ConflictModel | None,
) -> None:
    from rashomon.store.correcting import check
    from rashomon.store.intake import relate_all

    correction = Correction(kind, a, b, datetime.now(UTC).isoformat(timespec="seconds"), by, note)
    check(writer, correction)
    number = writer.correct(correction)
    relate_all(writer, own_model)
    typer.echo(f"Correction {number}: {a} and {b} are {'one event' if kind == 'same' else 'kept apart'}.")
