"""`rashomon` and `python -m rashomon`."""

from __future__ import annotations

import io
import sys

from rashomon.cli import app


def main() -> None:
    """The console script. On a terminal that is not Unicode, letters that it lacks come out as question marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    app(prog_name="rashomon")


if __name__ == "__main__":
    main()
