"""Four reports of two phone calls, made by hand: three of the call in June, one of them without a date."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from events.conftest import make_mention, make_reading
from rashomon.model import Reading


def _report(name: str, lemma: str, published: str | None = None, **when: Any) -> Reading:
    mention = make_mention(name, 0, lemma, doer="BRA", target="PRY", mode="phone", **when)
    reading = make_reading(mention, published=published)
    text = " ".join(f"{name}{number}" for number in range(500))  # no two of them reprints
    return replace(reading, document=replace(reading.document, text=text))


JUNE = _report("m", "phone", "2019-06-05", when="2019-06-03")
EARLIER = _report("z", "call", "2019-06-04", when="2019-06-03")
JULY = _report("a", "phone", "2019-07-12", when="2019-07-11")
UNDATED = _report("k", "call")
ALL = (JUNE, EARLIER, JULY, UNDATED)
