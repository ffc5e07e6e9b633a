"""How a benchmark is run: a data path, and whether its table is published or held to the pinned floors."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.results import Row, check, publish


def run(
    described: str | None,
    name: str,
    command: str,
    rows: Callable[[Path], Sequence[Row]],
    note: str = "",
    floors: str | None = None,
) -> None:
    """The whole of a benchmark that takes nothing but its data: `described` is the module's docstring, `rows` makes the
    table of a path. The rest is as `conclude` takes it; without `floors` there is no --check."""
    options = parser_of(described, checked=floors is not None).parse_args()
    conclude(options, name, command, rows(options.path), note, floors)


def parser_of(described: str | None, *, checked: bool = True) -> ArgumentParser:
    """A parser that takes the data's `path` and, where floors are pinned, --check; a benchmark adds what it takes
    besides."""
    parser = ArgumentParser(description=described, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    if checked:
        parser.add_argument("--check", action="store_true", help="publish nothing; fail where a pinned floor is missed")
    return parser


def conclude(
    options: Namespace, name: str, command: str, table: Sequence[Row], note: str = "", floors: str | None = None
) -> None:
    """Publish a table as the section `name`, or hold it to what is pinned under `floors` where --check was given."""
    if floors is not None and options.check:
        check(floors, table)
    else:
        publish(name, command, table, note)
