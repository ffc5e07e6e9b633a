"""The publication date of a document that states none, as far as its text allows: an interval, never a guessed day.

Each piece of evidence is a set of days with a reason (see `published_days`); what all of them allow is the answer.
Kinds of evidence are taken in, the surest first; one that contradicts what is surer is set aside, as the reasons say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce

from rashomon.encoder.parse import Parse
from rashomon.encoder.shadow import shadow
from rashomon.grounding.published_candidates import candidates_told
from rashomon.grounding.published_days import EVER, KINDS, Days, Evidence, hull, shared, shared_by_all, shared_terms
from rashomon.grounding.published_lines import DATELINE_DAYS, lines_told
from rashomon.grounding.published_names import names_told
from rashomon.grounding.published_near import near_days_told, occasions_told
from rashomon.grounding.published_offices import offices_told
from rashomon.grounding.published_told import anniversaries_told, dates_photographed, dates_told, settled_times
from rashomon.model import ActorMention, Document, Published, TimeExpression, TimeMention


def infer_published(
    document: Document,
    parse: Parse,
    whens: tuple[TimeExpression, ...],
    times: tuple[TimeMention, ...],
    mentions: tuple[ActorMention, ...],
) -> Published:
    """The document's own publication date where it has one; otherwise what the text allows, with basis "inferred".

    The reasons are the fewest pieces of evidence that give the interval, then those set aside. Without any evidence the
    document's unknown date is given back.
    """
    if document.published.date.known or document.published.basis in ("given", "metadata"):
        return document.published
    kept, aside = weighed(tuple(evidence_of(document, parse, whens, times, mentions)))
    days = shared_by_all(e.days for e in kept)
    if not hull(days).known:
        return document.published
    return Published(
        hull(days), "inferred", (*_told(kept), *(f"set aside, as surer words contradict it: {r}" for r in aside))
    )


def is_about_a_day(published: Published) -> bool:
    """Whether a publication date is as exact as a dateline makes it: a day or the next."""
    earliest, latest = published.date.earliest, published.date.latest
    if earliest is None or latest is None:
        return False
    return date.fromisoformat(latest) - date.fromisoformat(earliest) <= DATELINE_DAYS


def evidence_of(
    document: Document,
    parse: Parse,
    whens: tuple[TimeExpression, ...],
    times: tuple[TimeMention, ...],
    mentions: tuple[ActorMention, ...],
) -> Iterator[Evidence]:
    """All that the text says of the day it was written on."""
    text = shadow(document.text)
    yield from lines_told(document, text)
    yield from dates_told(document, parse, text, times)
    yield from dates_photographed(document, text)
    yield from names_told(document, text)
    yield from settled_times(document, times)
    yield from anniversaries_told(document, text)
    yield from offices_told(document, parse, text, mentions)
    yield from candidates_told(document, parse, text)
    yield from near_days_told(document, parse, text, whens)
    yield from occasions_told(document, parse, text)


def weighed(evidence: tuple[Evidence, ...]) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """The evidence that holds together, and the reasons of what was set aside.

    A kind whose pieces contradict each other or the surer kinds goes as a whole, since nothing tells which of its
    pieces is wrong.
    """
    kept: list[Evidence] = []
    aside: list[str] = []
    days: Days = EVER
    for kind in KINDS:
        of_kind = [e for e in evidence if e.kind == kind]
        # what was out of office, or told as past, on a day and who held office up to that day only hand over
        meet = shared_terms if kind == "office" else shared
        narrowed = reduce(meet, (e.days for e in of_kind), days)
        if narrowed:
            days = narrowed
            kept += of_kind
        else:
            aside += [e.reason for e in of_kind if not shared(days, e.days)][:1] or [of_kind[0].reason]
    return tuple(kept), tuple(aside)


def _told(kept: tuple[Evidence, ...]) -> tuple[str, ...]:
    """The reasons of the fewest pieces that still give the interval, the weakest left out first."""
    needed = list({e.days: e for e in reversed(kept)}.values())[::-1]
    whole = hull(shared_by_all(e.days for e in needed))
    for each in reversed(tuple(needed)):
        rest = [e for e in needed if e is not each]
        if rest and (days := shared_by_all(e.days for e in rest)) != EVER and hull(days) == whole:
            needed = rest
    return tuple(e.reason for e in needed)
