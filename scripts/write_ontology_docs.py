"""Writes docs/ontology.md from the knowledge files: roots, modes, contexts, codes and how many words tell of each.

Run without arguments to write the page; with --check to learn whether it is up to date (exit status 1 if not).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rashomon.knowledge.frames import Frame, load_frames
from rashomon.knowledge.ontology import auxiliary_modes, cameo_codes, contexts, quad_classes, roots

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ontology.md"

_INTRODUCTION = """\
# What kinds of events there are

<!-- Written by scripts/write_ontology_docs.py from src/rashomon/knowledge; change the data, then run it again. -->

Rashomon sorts events by **PLOVER** (Open Event Data Alliance): sixteen roots, most with modes, and contexts besides.
It also keeps the finest code of **CAMEO**, the older scheme, where the words of the report allow one; statements
(CAMEO 01) have a code but no root. Names and the mapping are PLOVER's (CC BY-SA 4.0, see
`src/rashomon/knowledge/PLOVER-LICENCE.md`); definitions and labels are our own.
"""
_FRAMES = """\
Which words tell of an event, and where its participants stand, is written in `src/rashomon/knowledge/frames/`, one file
a root; the schema is in the README there. A *sense* below is one word or phrase in one meaning."""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_INTRODUCTION, *_roots(), *_modes(), *_contexts(), *_auxiliary(), *_words(), *_codes()])


def _roots() -> list[str]:
    rows = [(f"**{r.name}**", r.definition, f"{r.quad} {quad_classes()[r.quad]}") for r in roots().values()]
    return ["## Roots", "", *_table(("root", "what happens", "quad class"), rows)]


def _modes() -> list[str]:
    rows = [(root.name, f"`{mode}`", text) for root in roots().values() for mode, text in root.modes.items()]
    return ["## Modes", "", *_table(("root", "mode", "what it says"), rows)]


def _contexts() -> list[str]:
    return ["## Contexts", "", *_table(("context", "what it is about"), [(f"`{n}`", t) for n, t in contexts().items()])]


def _auxiliary() -> list[str]:
    rows = [(f"`{name}`", text) for name, text in auxiliary_modes().items()]
    return ["## Auxiliary modes", "", *_table(("mode", "how the event stands to the report"), rows)]


def _words() -> list[str]:
    frames = [frame for group in load_frames().values() for frame in group]
    count = Counter((frame.root, frame.pos) for frame in frames)
    names = [*roots(), None]
    rows = [(n or "(no root)", *(str(count[n, pos]) for pos in ("verb", "noun", "adjective"))) for n in names]
    rows.append(("all", *(str(_of_class(frames, pos)) for pos in ("verb", "noun", "adjective"))))
    return ["## Words", "", _FRAMES, "", *_table(("root", "verbs", "nouns", "adjectives"), rows)]


def _of_class(frames: Iterable[Frame], pos: str) -> int:
    return sum(frame.pos == pos for frame in frames)


def _codes() -> list[str]:
    rows = [
        (f"`{c.code}`", c.label, c.root or "", c.mode or "", ", ".join(c.contexts), c.note or "")
        for c in cameo_codes().values()
    ]
    return ["## CAMEO codes", "", *_table(("code", "what it says", "root", "mode", "contexts", "note"), rows)]


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(cells)} |" for cells in (head, ("---",) * len(head), *rows)]
    return [*lines, ""]


def main(arguments: list[str]) -> int:
    """Writes the page, or checks it; gives the exit status."""
    if "--check" in arguments:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
