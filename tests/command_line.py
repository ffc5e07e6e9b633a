"""Running commands in tests, and the short reports they run on."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from rashomon.cli import app

REPORT = "Talks in Almaty\n\nKazakh and Uzbek ministers met in Almaty on Friday to speak about water, officials said.\n"
DUTCH = (
    "Ministers spreken over water\n\nDe ministers van beide landen hebben vrijdag in Almaty gesproken over het water "
    "van de rivier, en zij willen elkaar in het voorjaar weer ontmoeten, zei een woordvoerder van de regering.\n"
)


def run(*args: str) -> Result:
    """What a command does."""
    return CliRunner().invoke(app, list(args))


def report(name: str = "report.txt", text: str = REPORT) -> str:
    """A file with a report; gives its name."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name
