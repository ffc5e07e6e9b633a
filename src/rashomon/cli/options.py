"""Options that several commands share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

#: Kept here as well as in the store, whose import would make `rashomon --help` slow; a test holds them equal.
DEFAULT_STORE = Path("rashomon.db")

StoreFile = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store to look in.", show_default=True)]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for programs instead of text for people.")]


def write_json(value: Any) -> None:
    """Write a value to standard output as the JSON that the other exports use."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True))


def counted(number: int, noun: str) -> str:
    """A number with its noun in the right form."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def warn_if_stale(stale: bool) -> None:
    """Say so where the events are older than the documents."""
    if stale:
        typer.echo(
            "Note: a reading was cut off before its events were found; read the same files again to finish it.",
            err=True,
        )
