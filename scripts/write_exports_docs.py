"""Writes the tables of docs/exports.md: formats from their registry, columns from knowledge/formats/columns.tsv.

The text between the marks `<!-- formats -->` or `<!-- columns FORMAT TABLE -->` and `<!-- end -->` is written anew, the
rest of the page is by hand. Run without arguments to write the page; a test holds that it is up to date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from rashomon.formats.registry import FORMATS
from rashomon.knowledge.exports import columns

PAGE = Path(__file__).resolve().parent.parent / "docs" / "exports.md"

_MARKED = re.compile(r"(<!-- (formats|columns (\w+) (\w+)) -->\n).*?(?=<!-- end -->)", re.DOTALL)


def page(text: str) -> str:
    """A page with the tables between its marks written anew."""
    return _MARKED.sub(lambda found: found[1] + _table(found[3], found[4]), text)


def _table(format_name: str | None, table: str | None) -> str:
    if format_name is None or table is None:
        return _lines(("format", "what it is for"), ((f"[`{f.name}`](#{f.name})", f.line) for f in FORMATS))
    described = columns(format_name, table)
    return _lines(("column", "type", "what it holds"), ((f"`{c.name}`", c.type, c.meaning) for c in described))


def _lines(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, ("---",) * len(head), *rows))


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
