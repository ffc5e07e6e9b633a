"""`rashomon` and `python -m rashomon`."""

from __future__ import annotations

from rashomon.cli import app


def main() -> None:
    """The console script."""
    app(prog_name="rashomon")


if __name__ == "__main__":
    main()
