"""How mentions and reports are worded."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.events.pair_wording import Report, rarity
from rashomon.model import Document, EventMention, Span

TEXT = (
    "Ferry sinks off Lagos\n\nA crowded ferry sank off Lagos on Friday. Rescuers led by Adaeze Okafor pulled 41 people "
    "from the water. Okafor said the ferry had no lights."
)


def mention(document: Document, word: str) -> EventMention:
    """A mention at the first place of a word."""
    start = document.text.index(word)
    span = Span(document.id, start, start + len(word))
    return EventMention("m", span, span, word, nominal=False, modality="actual", plover=None, cameo=None)


def test_rare_words_tell_more_than_common_ones() -> None:
    assert rarity("the") < rarity("water") < rarity("ferry") < rarity("okafor")


def test_a_sentence_gives_its_telling_words_without_the_trigger(document: Callable[..., Document]) -> None:
    report = document(TEXT)
    told = dict(Report(report).wording(mention(report, "pulled")).sentence)
    assert {"adaeze", "okafor", "rescuer", "41"} <= set(told)
    assert {"pull", "the", "by", "lago"}.isdisjoint(told)


def test_a_report_is_summed_up_by_names_and_other_words(document: Callable[..., Document]) -> None:
    background = Report(document(TEXT)).background
    assert {"okafor", "adaeze", "lagos", "friday"} == {word for word, _ in background.names}
    assert "ferry" in dict(background.words)
    assert dict(background.numbers) == {"41": 1.0}


def test_a_name_that_opens_a_sentence_is_a_name_where_it_is_one_elsewhere(document: Callable[..., Document]) -> None:
    report = document(TEXT)
    told = Report(report).wording(mention(report, "said"))
    assert "okafor" in dict(told.sentence)


def test_mentions_of_one_report_share_its_background(document: Callable[..., Document]) -> None:
    report = document(TEXT)
    words = Report(report)
    assert words.wording(mention(report, "sank")).background is words.wording(mention(report, "pulled")).background
