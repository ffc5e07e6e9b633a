"""Reports of phone calls, made by hand: three of one in June, one of them without a date, one each of calls in July and
August; and three that one and the same call may be meant by, or two calls."""

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
AUGUST = _report("u", "phone", "2019-08-31", when="2019-08-30")
UNDATED = _report("k", "call")
ALL = (JUNE, EARLIER, JULY, UNDATED)
#: A call in early June, one of which no more is known than the month, and one a week later: the second is most like the
#: first, and like the third where the first is another.
WANDERING = (
    _report("p", "phone", "2019-06-20", when="2019-06-03", where=("Asuncion", "PRY", 1)),
    _report("q", "phone", "2019-06-20", when="2019-06", where=("Asuncion", "PRY", 1)),
    _report("r", "phone", "2019-06-20", when="2019-06-10"),
)
