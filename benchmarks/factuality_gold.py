"""Sentences whose events were marked for how certain they are, from -3 (did not happen) to +3 (did).

One JSON object a line: `text` is tokens joined by blanks, `targets[].span1` the first token and the past-the-last one
of an event, `label` its mean mark (UW, Lee et al. 2015; MEANTIME, Minard et al. 2016). Sentences are set again as they
were printed, so that the parser sees what it was taught on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.model import Block, Document, Span

#: One sentence in so many is held out of each file that rules are tuned on.
HELD = 2
#: Tokens that stand close to the one before, or to the one behind.
_CLOSE_BEFORE = frozenset(
    (".", ",", ";", ":", "?", "!", "%", ")", "-RRB-", "'s", "n't", "'", "'re", "'ve", "'ll", "'d", "'m")
)
_CLOSE_BEHIND = frozenset(("(", "-LRB-", "$"))
_PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "--": "--"}


@dataclass(frozen=True)
class Target:
    """An event word and its mark."""

    span: Span
    label: float


@dataclass(frozen=True)
class Marked:
    """A sentence with its events."""

    document: Document
    targets: tuple[Target, ...]

    @property
    def held(self) -> bool:
        """Whether the sentence belongs to the half that is never looked at: by the hash of its words."""
        return int(self.document.sha256[:8], 16) % HELD == 0


def load(path: Path) -> Iterator[Marked]:
    """The sentences of a file in order, each as a document."""
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            record = json.loads(line)
            name = f"{path.stem}-{number}"
            text, places = _printed(record["text"].split(" "))
            document = Document(
                name,
                f"{name}.txt",
                hashlib.sha256(record["text"].encode()).hexdigest(),
                text,
                (Block(0, len(text), "body"),),
                language="en",
            )
            spans = [(t["span1"], t["label"]) for t in record["targets"]]
            yield Marked(
                document,
                tuple(Target(Span(name, places[a][0], places[b - 1][1]), float(label)) for (a, b), label in spans),
            )


def _printed(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text of some tokens as it was printed, and where each of them stands in it."""
    text, places, open_quote, close = "", list[tuple[int, int]](), False, True
    for number, token in enumerate(tokens):
        word = _PLAIN.get(token, token)
        ends_quote = word == '"' and open_quote
        hyphen = token == "-" and 0 < number < len(tokens) - 1
        if not (close or ends_quote or hyphen or token in _CLOSE_BEFORE):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        close = token in _CLOSE_BEHIND or hyphen or (word == '"' and not open_quote)
        open_quote = open_quote != (word == '"')
    return text, places
