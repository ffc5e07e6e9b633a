"""Compile `given_names.tsv` of the knowledge folder: given names that are nearly always a woman's or a man's.

Usage: python scripts/compile_given_names.py NAME_DATA.json

NAME_DATA.json is the file of that name in nomquamgender 0.1.4 (MIT licence, I. Van Buskirk): for each name the number
of sources and of bearers, and the share of women among them, from 36 public sets of names of 150 countries.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/rashomon/knowledge/actors/given_names.tsv"

#: How sure a name has to be: at most one bearer in twenty of the other sex.
OTHER_SEX = 0.05
#: How well known: fewer sources are spelling mistakes and family names. Chosen so that the file stays below 200 kB.
SOURCES, BEARERS = 6, 200

HEAD = (
    "# Given names that are nearly always a woman's (f) or a man's (m), without accents, in lower case.",
    "# Compiled by scripts/compile_given_names.py from nomquamgender 0.1.4 (I. Van Buskirk and others). Licence: MIT.",
    "sex\tnames",
)


def main(path: Path) -> None:
    """Write the table, names of one sex and first letter on one line."""
    lists: dict[tuple[str, str], list[str]] = {}
    for name, (sources, bearers, women, _) in sorted(json.loads(path.read_text("utf-8")).items()):
        plain = re.fullmatch(r"[a-z]{3,}", name) is not None
        if plain and sources >= SOURCES and bearers >= BEARERS and not OTHER_SEX < women < 1 - OTHER_SEX:
            lists.setdefault(("f" if women > 0.5 else "m", name[0]), []).append(name)
    lines = [f"{sex}\t{' '.join(names)}" for (sex, _), names in sorted(lists.items())]
    TARGET.write_text("\n".join((*HEAD, *lines)) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
