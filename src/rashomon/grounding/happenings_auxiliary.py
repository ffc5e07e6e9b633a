"""PLOVER's auxiliary modes of event mentions: historical, future, hypothetical and negated.

Three of them follow from the modality. Historical is what a text tells as past background and not as its news:

1. it is dated more than a month before the publication, or by a year or longer stretch that had ended by then;
2. without a publication date: dated by a year alone, or by words that count back in years, beside news that are dated
   later or not at all; or half a year and more before the last thing that the text dates;
3. the text counts years from it ("a decade after the invasion") or keeps its anniversary;
4. it has no time of its own and hangs on something historical ("the war of 1998, in which thousands died").

What none of these settles has no auxiliary mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from rashomon.edtf import length
from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.knowledge.files import read_yaml
from rashomon.model import Auxiliary, Date, Document, EventMention, Modality, TimeMention

#: What happened longer ago is no news of a report: a month, as monthly reviews still tell of its first day.
_NEWS = timedelta(31)
#: Without a publication date the last dated event stands for it, which may itself be old: hence longer.
_NEWS_UNDATED = timedelta(183)
#: A date as coarse as this, over before the report, is background whenever it ended ("last year", in January).
_COARSE = 300
_FOLLOWS: dict[Modality, Auxiliary] = {"future": "future", "possible": "hypothetical", "negated": "negated"}
_YEAR_OR_LONGER = re.compile(r"\d{4}|\d{3}X|\d{2}XX")
_HANGING = frozenset(("relcl", "acl", "advcl", "conj", "dobj", "pobj", "pcomp", "xcomp", "ccomp", "nsubj", "nsubjpass"))


@dataclass(frozen=True)
class AuxiliaryModes:
    """Finds the auxiliary modes of one document's mentions, whose times and modalities are resolved."""

    document: Document
    parse: Parse
    mentions: tuple[EventMention, ...]
    times: tuple[TimeMention, ...]
    _found: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def of(self, mention: EventMention) -> Auxiliary | None:
        """The auxiliary mode of one mention, or None."""
        if mention.modality in _FOLLOWS:
            return _FOLLOWS[mention.modality]
        return "historical" if self._is_historical(mention) else None

    def _is_historical(self, mention: EventMention) -> bool:
        if mention.id not in self._found:
            self._found[mention.id] = False  # ends circles of mentions that hang on each other
            dated = mention.time.date.known or any(self._bound(mention))
            own = self._is_dated_back(mention) or self._is_counted_from(mention)
            self._found[mention.id] = own or (not dated and self._hangs_on_history(mention))
        return self._found[mention.id]

    # ------------------------------------------------------------ by its own time
    def _is_dated_back(self, mention: EventMention) -> bool:
        day, published = mention.time.date, self.document.published.date
        if published.earliest is not None:
            return _lies_before(day, published.earliest, _NEWS)
        years = _YEAR_OR_LONGER.fullmatch(day.edtf or "") or any(
            self._counts_years_back(t) for t in self._bound(mention)
        )
        if years and any(self._is_news_beside(mention, other) for other in self.mentions):
            return True
        return self._last_day is not None and _lies_before(day, self._last_day, _NEWS_UNDATED)

    def _bound(self, mention: EventMention) -> Iterator[TimeMention]:
        """The dates bound to a mention, known or not."""
        return (
            t for t in self.times if t.kind in ("date", "time") and any(t.span.overlaps(span) for span in mention.times)
        )

    def _counts_years_back(self, time: TimeMention) -> bool:
        words = set(re.findall(r"\w+", self.document.quote(time.span).lower()))
        return bool(words & (_words()["long"] - {"months"}) and words & _words()["back"])

    def _is_news_beside(self, mention: EventMention, other: EventMention) -> bool:
        """Whether another mention is told as fact without a year, or with a later one."""
        if other.id == mention.id or other.modality not in ("actual", "reported") or other.nominal:
            return False
        later = (other.time.date.latest or "") > (mention.time.date.latest or "9999")
        return later or not (other.time.date.known or any(self._counts_years_back(t) for t in self._bound(other)))

    @cached_property
    def _last_day(self) -> str | None:
        """The first possible day of the last dated thing that the text tells as having happened."""
        told = (m.time.date.earliest for m in self.mentions if m.modality in ("actual", "reported"))
        return max((day for day in told if day is not None), default=None)

    # ------------------------------------------------------------ counted from, remembered
    def _is_counted_from(self, mention: EventMention) -> bool:
        """ "Ten years after the invasion", "on the anniversary of the invasion"."""
        sentence = self.parse.at(mention.span.start)
        head = sentence.top(mention.span) if sentence is not None else None
        if sentence is None or head is None:
            return False
        for word in self._words_above(sentence, head):
            if word.text.lower() in _words()["after"] and self._follows_years(sentence, word):
                return True
            above = sentence.head(word)
            looks = above is not None and word.dep == "prep" and above.lemma.lower() in _words()["looking_back"]
            if looks or (word.lemma.lower() in _words()["looking_back"] and head.dep == "dobj"):
                return True
        return False

    def _words_above(self, sentence: Sentence, head: Token) -> list[Token]:
        """The mark of a word's clause, the preposition before it, or the verb whose object it is."""
        above = sentence.head(head)
        return [*sentence.children(head, "mark"), *([above] if above is not None else [])]

    def _follows_years(self, sentence: Sentence, word: Token) -> bool:
        before = sentence.tokens[word.index - 1].text.lower() if word.index else ""
        return before in _words()["long"]

    # ------------------------------------------------------------ beside other history
    def _hangs_on_history(self, mention: EventMention) -> bool:
        """Whether the nearest mention above it in its sentence is historical and nothing brings it to the present."""
        sentence = self.parse.at(mention.span.start)
        head = sentence.top(mention.span) if sentence is not None else None
        if sentence is None or head is None:
            return False
        for token in (head, *sentence.ancestors(head)):
            other = self._with_head(sentence, token) if token.index != head.index else None
            if other is not None and other.id != mention.id:
                return self._is_historical(other)
            if token.dep not in (*_HANGING, "prep", "agent") or not self._stays_past(sentence, token):
                return False
        return False

    def _stays_past(self, sentence: Sentence, token: Token) -> bool:
        helpers = sentence.children(token, "aux", "auxpass", "advmod")
        present = token.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP", "MD") for t in helpers)
        return not present and not any(t.text.lower() in _words()["now"] for t in helpers)

    def _with_head(self, sentence: Sentence, token: Token) -> EventMention | None:
        return next((m for m in self.mentions if m.span.start <= token.start < m.span.end), None)


def _lies_before(day: Date, reference: str, news: timedelta) -> bool:
    """Whether a date ended so long before a day that it is no news, or is coarse and ended before it."""
    if day.latest is None or day.latest >= reference:
        return False
    far = date.fromisoformat(reference) - date.fromisoformat(day.latest) > news
    return far or (length(day) or 0) >= _COARSE


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = read_yaml("happenings/auxiliary.yaml")
    return {name: frozenset(words) for name, words in data.items() if isinstance(words, list)}
