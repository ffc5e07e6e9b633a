"""Failures a person can act on, as one clear line and an exit code instead of a traceback."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

SOME_FAILED = 1  # a file that could not be read, an id that nothing goes by
CANNOT = 2  # wrong usage, or a store that cannot be used: nothing was done


class PlainFailures(TyperGroup):
    """The group of commands; turns known failures into a line on standard error."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command. Raises `typer.Exit` after a failure that was explained."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            code, line = _explained(error)
            if line is None:
                raise
            typer.echo(f"Error: {line}", err=True)
            raise typer.Exit(code) from None


def _explained(error: Exception) -> tuple[int, str | None]:
    """The exit code and the line for a failure, no line for one that is not foreseen."""
    from sqlalchemy.exc import DatabaseError

    from rashomon.encoder.conflict import ConflictModelError
    from rashomon.encoder.trunk import WeightsError
    from rashomon.formats.exporting import FormatError
    from rashomon.pages.errors import PageError
    from rashomon.store.errors import CorrectionError, NotFoundError, StoreError

    if isinstance(error, StoreError | WeightsError | ConflictModelError | FormatError):
        return CANNOT, str(error)
    if isinstance(error, CorrectionError) and error.against is not None:
        return SOME_FAILED, f"{error} with `rashomon corrections --remove {error.against}`"
    if isinstance(error, PageError | CorrectionError):
        return SOME_FAILED, str(error)
    if isinstance(error, DatabaseError):
        return CANNOT, f"the store cannot be used ({error.orig}); what it held before is still there"
    if isinstance(error, NotFoundError):
        return SOME_FAILED, _not_found(error.noun, error.asked, error.close, error.several)
    return SOME_FAILED, None


def _not_found(noun: str, asked: str, close: tuple[str, ...], several: bool) -> str:
    if several:
        return f"more than one {noun} goes by {asked}: {', '.join(close)}; write more of the id"
    lists = {
        "event": "run `rashomon events`",
        "document": "run `rashomon document` for the list",
        "source": "run `rashomon document` for the documents and who published them",
        "mention": "run `rashomon event ID --why` for the ids of an event's mentions",
        "correction": "run `rashomon corrections --all` for the list",
        "account": "run `rashomon reject EVENT` for the ids of an event's accounts",
    }
    near = f"did you mean {' or '.join(close)}?" if close else "see who takes part in `rashomon events`"
    return f"no {noun} {asked}; {lists.get(noun, near)}"
