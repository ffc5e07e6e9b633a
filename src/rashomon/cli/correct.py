"""`rashomon same`, `apart`, `fix`, `reject` and `note`: what a person knows better than the reader."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import DEFAULT_STORE, ModelLabel, ModelPath, StoreFile, conflict_model

if TYPE_CHECKING:
    from rashomon.encoder.conflict import ConflictModel
    from rashomon.model import Correction
    from rashomon.store.correcting import Said
    from rashomon.store.writer import Writer

EventId = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or how it begins.")]
OtherEvent = Annotated[str, typer.Argument(metavar="EVENT", help="The other event's.")]
Mentions = Annotated[
    list[str],
    typer.Argument(metavar="MENTION", help="A mention's id, as `rashomon event ID --why` says; or two events."),
]
Whole = Annotated[
    str | None, typer.Option("--from", metavar="EVENT", help="Split the mentions off this event, as one of their own.")
]
AccountId = Annotated[str, typer.Argument(metavar="ACCOUNT", help="An account's id; an event's lists its accounts.")]
Words = Annotated[str, typer.Argument(metavar="WORDS", help="The note.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so.")]
Note = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why.")]
Day = Annotated[
    str | None, typer.Option("--date", metavar="EDTF", help="When it was (2016-06-29, 2016-06, XXXX where unknown).")
]
Type = Annotated[
    str | None, typer.Option("--type", metavar="ROOT[/MODE]", help="What it was (CONSULT, CONSULT/phone), as PLOVER.")
]


def same(
    one: EventId,
    other: OtherEvent,
    by: By = None,
    note: Note = None,
    store: StoreFile = DEFAULT_STORE,
    model: ModelPath = None,
    label: ModelLabel = None,
) -> None:
    """Say that two events are one. It stays with their mentions, also when more is read."""
    from rashomon.store import correcting

    own_model = conflict_model(model, label)
    with writer_of(store) as writer:
        _keep(writer, lambda said: correcting.same(writer, one, other, said), by, note, own_model)


def apart(
    mentions: Mentions,
    whole: Whole = None,
    by: By = None,
    note: Note = None,
    store: StoreFile = DEFAULT_STORE,
    model: ModelPath = None,
    label: ModelLabel = None,
) -> None:
    """Say that two mentions, or two events, are not one, or that some mentions are none --from an event."""
    from rashomon.store import NotFoundError, correcting

    if whole is None and len(mentions) != 2:
        raise typer.BadParameter("name two, or an event with --from", param_hint="MENTION...")
    own_model = conflict_model(model, label)
    with writer_of(store) as writer:

        def proposed(said: Said) -> Correction:
            if whole is not None:
                return correcting.split(writer, whole, mentions, said)
            try:
                return correcting.apart(writer, mentions[0], mentions[1], said)
            except NotFoundError as error:
                if not all(writer.corrected.names_event(each) for each in mentions):
                    raise error from None
                return correcting.different(writer, mentions[0], mentions[1], said)

        _keep(writer, proposed, by, note, own_model)


def fix(
    asked: EventId,
    date: Day = None,
    kind: Type = None,
    by: By = None,
    note: Note = None,
    store: StoreFile = DEFAULT_STORE,
    model: ModelPath = None,
    label: ModelLabel = None,
) -> None:
    """Set an event's date or type; what was read stays visible beside it."""
    from rashomon.store import correcting

    if date is None and kind is None:
        raise typer.BadParameter("say what to set", param_hint="--date or --type")
    own_model = conflict_model(model, label)
    with writer_of(store) as writer:
        said = correcting.said(by, note)
        wanted = [] if date is None else [correcting.date(writer, asked, date, said)]
        wanted += [] if kind is None else [correcting.kind(writer, asked, kind, said)]
        _keep_all(writer, wanted, own_model)


def reject(
    account: AccountId,
    by: By = None,
    note: Note = None,
    store: StoreFile = DEFAULT_STORE,
    model: ModelPath = None,
    label: ModelLabel = None,
) -> None:
    """Say that an account is wrong: it counts for nothing any more, and stays listed as rejected."""
    from rashomon.store import correcting

    own_model = conflict_model(model, label)
    with writer_of(store) as writer:
        if writer.corrected.names_event(account):
            for row in writer.event(account).propositions:
                for each in row.accounts:
                    typer.echo(f"{each.id}  {each.voice}  {each.stance}  {row.text}")
            return
        _keep(writer, lambda said: correcting.reject(writer, account, said), by, note, own_model)


def note(asked: EventId, words: Words, by: By = None, store: StoreFile = DEFAULT_STORE) -> None:
    """Put a note on an event."""
    from rashomon.store import correcting

    with writer_of(store) as writer:
        _keep(writer, lambda said: correcting.note(writer, asked, said), by, words, None)


def writer_of(store: Path) -> AbstractContextManager[Writer]:
    """The writer of a store that is there: none is made by correcting it."""
    from rashomon.store import open_store, open_writer

    open_store(store).close()
    return open_writer(store)


def _keep(
    writer: Writer,
    propose: Callable[[Said], Correction],
    by: str | None,
    note: str | None,
    own_model: ConflictModel | None,
) -> None:
    from rashomon.store import correcting

    _keep_all(writer, [propose(correcting.said(by, note))], own_model)


def _keep_all(writer: Writer, wanted: list[Correction], own_model: ConflictModel | None) -> None:
    from rashomon.presenting.corrections import standing, what
    from rashomon.store.corrected import correction_views
    from rashomon.store.intake import relate_all

    numbers = [writer.correct(each) for each in wanted]
    relate_all(writer, own_model)
    for view in correction_views(writer, numbers):
        typer.echo(f"Correction {view.correction.number}: {what(view)} ({standing(view.correction)}).")
