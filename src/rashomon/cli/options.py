"""Options that several commands share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rashomon.encoder.conflict import ConflictModel

#: Kept here as well as in the store, whose import would make `rashomon --help` slow; a test holds them equal.
DEFAULT_STORE = Path("rashomon.db")

StoreFile = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store to look in.", show_default=True)]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for programs instead of text for people.")]

ModelPath = Annotated[
    Path | None,
    typer.Option(
        "--conflict-model",
        metavar="FOLDER",
        help="A model of your own (model.onnx, tokenizer.json) that may suggest conflicts; it decides nothing.",
    ),
]
ModelLabel = Annotated[
    int | None,
    typer.Option("--conflict-label", metavar="NUMBER", help="Which of its labels, from 0 on, is contradiction."),
]


def conflict_model(path: Path | None, label: int | None) -> ConflictModel | None:
    """The model that a command is given. Raises ConflictModelError, before anything is read."""
    if path is None:
        return None
    from rashomon.encoder.conflict import load_conflict_model

    return load_conflict_model(path, label)


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
            "Note: documents or corrections have come in since the events were found; read any file again.",
            err=True,
        )
