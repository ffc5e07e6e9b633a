"""Windows: every sentence once, no line cut that fits, and the features on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rashomon.encoder.features import DISTANCES, RuleReading, covered, distance_steps, features, read_by_rules
from rashomon.encoder.parse import Parse, Sentence
from rashomon.encoder.windows import WINDOW, make_windows


@dataclass(frozen=True)
class Pieces:
    """What a tokenizer gives back."""

    ids: list[int]
    offsets: list[tuple[int, int]]
    tokens: list[str]


class Words:
    """A tokenizer of whole words."""

    def encode(self, text: str, add_special_tokens: bool) -> Pieces:
        assert not add_special_tokens
        found = list(self._words(text))
        return Pieces([200 + n for n in range(len(found))], found, [text[a:b] for a, b in found])

    def _words(self, text: str) -> Iterator[tuple[int, int]]:
        start = 0
        for word in text.split(" "):
            yield start, start + len(word)
            start += len(word) + 1


def parse(*lines: list[str]) -> tuple[Parse, str]:
    """Lines of sentences as a parse, with their text."""
    text, sentences = "", []
    for line in lines:
        for sentence in line:
            sentences.append(Sentence("d", len(text), len(text) + len(sentence), sentence, "body", ()))
            text += sentence + " "
        text = text[:-1] + "\n"
    return Parse("d", tuple(sentences)), text


def words_of(windows: list[object], text: str) -> list[str]:
    return [text[a:b] for w in windows for a, b in zip(w.starts, w.ends, strict=True) if a >= 0]  # type: ignore[attr-defined]


def test_every_word_stands_in_one_window_in_order() -> None:
    parsed, text = parse(["a b c."] * 50, ["d e."], ["f " * 400 + "g."])
    windows = make_windows(parsed, text, Words())
    assert words_of(list(windows), text) == text.split()
    assert all(len(w.ids) <= WINDOW for w in windows)


def test_a_line_that_does_not_fit_begins_the_next_window() -> None:
    line = ["word " * 99 + "end."]
    parsed, text = parse(line, line, line)
    sizes = [int((w.starts >= 0).sum()) for w in make_windows(parsed, text, Words())]
    assert sizes == [200, 100]


def test_a_document_without_sentences_has_no_windows() -> None:
    assert make_windows(Parse("d", ()), "", Words()) == []


def test_features_say_case_quotation_and_what_the_rules_read() -> None:
    parsed, text = parse(["Oslo “will not” wait, NATO said."])
    (window,) = make_windows(parsed, text, Words())
    at = {text[a:b]: n for n, (a, b) in enumerate(zip(window.starts, window.ends, strict=True)) if a >= 0}

    def spot(word: str) -> tuple[int, int]:
        return text.index(word), text.index(word) + len(word)

    reading = RuleReading((spot("NATO"),), (spot("said."),), (spot("Oslo “will not” wait"),), nested=False)
    found = features(window, text, [spot("“will not”")], [reading])
    assert found[at["Oslo"]].tolist() == [1, 0, 0, 0, 0, 1, 0]
    assert found[at["“will"]].tolist() == [0, 0, 1, 0, 0, 1, 0]
    assert found[at["NATO"]].tolist() == [1, 1, 0, 0, 1, 0, 0]
    assert found[at["said."]].tolist() == [0, 0, 0, 1, 0, 0, 0]
    read = read_by_rules(window, [spot("said.")], [reading])
    assert read[at["NATO"]].tolist() == [1, 0]
    assert read[at["wait,"]].tolist() == [0, 1]
    assert not read_by_rules(window, [spot("Oslo")], [reading]).any()
    assert not covered(window, [])[0]


def test_distances_grow_on_both_sides_of_the_cue() -> None:
    (steps,) = distance_steps(100, [(50, 52)])
    assert steps[50] == steps[51] == DISTANCES
    assert (steps[49], steps[52]) == (DISTANCES - 1, DISTANCES + 1)
    assert np.all(np.diff(steps) >= 0)
    assert steps.min() >= 0
    assert steps.max() <= 2 * DISTANCES
