"""The commands. Each module holds one or two of them and imports what is heavy only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from rashomon import __version__
from rashomon.cli.correct import apart, corrections, same
from rashomon.cli.demo import demo
from rashomon.cli.document import document
from rashomon.cli.event import event
from rashomon.cli.events import events
from rashomon.cli.export import export
from rashomon.cli.failures import PlainFailures
from rashomon.cli.filtering import DyadCommand
from rashomon.cli.read import read
from rashomon.cli.serve import serve

app = typer.Typer(
    name="rashomon",
    cls=PlainFailures,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (read, events, event, document, same, apart, corrections, export, demo, serve):
    app.command(cls=DyadCommand if command in (events, export) else None)(command)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def rashomon(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    """Each event once, and under it what every voice says about it, word for word."""
