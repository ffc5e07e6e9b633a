"""Windows: a document's sentences as stretches of wordpieces that the trunk reads one by one.

Each sentence stands in exactly one window, so that it is read once; a window holds whole lines where they fit, so that
a sentence is read beside its neighbours. No window holds text of two documents, and each is read alone: what a document
gives cannot depend on what it is read with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.encoder.parse import Parse, Sentence

#: Wordpieces of a window, its two end marks included. Attention over more costs time; with fewer more contents are cut.
WINDOW = 256
#: A line that does not fit begins the next window where this one holds at least this many wordpieces.
_FULL_ENOUGH = 128
#: How the vocabulary marks a piece that goes on with a word.
_GOES_ON = "##"
_START, _END, _NEW_LINE = 101, 102, 1  # [CLS], [SEP] and the first unused word of the vocabulary

Ints = npt.NDArray[np.int64]
Piece = tuple[int, int, int, int]


@dataclass(frozen=True)
class Window:
    """Wordpieces of a stretch of text: vocabulary numbers, where each stands in the document's text, and whether it
    begins a word or mark (1) or goes on with the one before (0).

    All arrays have one length; marks that stand for no text have start = end = -1.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    begins: Ints


def make_windows(parse: Parse, text: str, tokenizer: Any, *, shift: int = 0) -> list[Window]:
    """The windows of a parsed document in text order. `shift` makes the first window that much shorter (in training,
    so that no two rounds cut a text alike)."""
    made: list[Window] = []
    room: list[Piece] = []
    budget = WINDOW - 2 - shift
    for line in _lines(parse, text):
        pieces = [_pieces(sentence, tokenizer) for sentence in line]
        length = sum(map(len, pieces)) + 1
        if room and len(room) + length > budget and len(room) >= min(_FULL_ENOUGH, budget // 2):
            made.append(_window(room))
            room, budget = [], WINDOW - 2
        if room:
            room.append((_NEW_LINE, -1, -1, 1))
        for sentence in pieces:
            for part in _parts(sentence):
                if room and len(room) + len(part) > budget:
                    made.append(_window(room))
                    room, budget = [], WINDOW - 2
                room.extend(part)
    return [*made, _window(room)] if room else made


def load_tokenizer(path: str) -> Any:
    """The tokenizer of a file (Hugging Face `tokenizers`), without cutting or padding."""
    from tokenizers import Tokenizer  # heavy: loaded on first use

    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _lines(parse: Parse, text: str) -> Iterator[list[Sentence]]:
    line: list[Sentence] = []
    for sentence in parse.sentences:
        if line and "\n" in text[line[-1].end : sentence.start]:
            yield line
            line = []
        line.append(sentence)
    if line:
        yield line


def _pieces(sentence: Sentence, tokenizer: Any) -> list[Piece]:
    found = tokenizer.encode(sentence.text, add_special_tokens=False)
    columns = zip(found.ids, found.offsets, found.tokens, strict=True)
    return [(i, sentence.start + a, sentence.start + b, not t.startswith(_GOES_ON)) for i, (a, b), t in columns]


def _parts(sentence: list[Piece]) -> Iterator[list[Piece]]:
    """A sentence in parts that fit a window, cut between words."""
    first = 0
    while len(sentence) - first > WINDOW - 2:
        past = first + WINDOW - 2
        while past > first + 1 and not sentence[past][3]:
            past -= 1
        yield sentence[first:past]
        first = past
    yield sentence[first:]


def _window(room: Iterable[Piece]) -> Window:
    columns = np.array([(_START, -1, -1, 1), *room, (_END, -1, -1, 1)], dtype=np.int64).T
    return Window(*(np.ascontiguousarray(column) for column in columns))
