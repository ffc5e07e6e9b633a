"""What an event is, from its mentions: label, type, participants, time, place and status.

Time, place and participants are what no mention disputes, else the interval or area that covers what they say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.edtf import cover, intersect, length
from rashomon.events.facts import Facts
from rashomon.model import (
    Actor,
    Dimension,
    EventStatus,
    EventTime,
    Modality,
    Participant,
    ParticipantRole,
    Place,
    PloverType,
)


def kind_type(members: Sequence[Facts]) -> tuple[PloverType | None, str | None]:
    """The commonest PLOVER type of the mentions (the finer of equals) and its finest CAMEO code."""
    types = [m.mention.plover for m in members if m.mention.plover is not None]
    if not types:
        return None, None
    roots = Counter(t.root for t in types)
    root = min(roots, key=lambda r: (-roots[r], [t.root for t in types].index(r)))
    fine = Counter(t for t in types if t.root == root)
    best = min(fine, key=lambda t: (-sum(x is not None for x in (t.mode, t.context)), -fine[t], str(t)))
    codes = Counter(m.mention.cameo for m in members if m.mention.cameo and m.mention.plover and m.root == root)
    cameo = min(codes, key=lambda c: (-len(c.rstrip("0")), -codes[c], c)) if codes else None
    return best, cameo


def participants(members: Sequence[Facts]) -> tuple[Participant, ...]:
    """Who takes part, each once, in the role most mentions give; without those who are only accused of it."""
    return _taking_part(members, accused=False)


def accused(members: Sequence[Facts]) -> tuple[Participant, ...]:
    """Those who are only accused of having done it: no mention names them as doers on the report's own word."""
    return tuple(p for p in _taking_part(members, accused=True) if p.role == "actor")


def _taking_part(members: Sequence[Facts], accused: bool) -> tuple[Participant, ...]:
    roles: dict[str, Counter[ParticipantRole]] = {}
    plain = {p.actor for m in members for p in m.mention.participants if p.role != "actor" or p.actor not in m.blamed}
    for facts in members:
        for p in facts.mention.participants:
            if (p.actor not in plain) == accused:
                roles.setdefault(p.actor, Counter())[p.role] += 1
    order: tuple[ParticipantRole, ...] = ("actor", "recipient", "third")
    found = [Participant(min(order, key=lambda r: (-counts[r], order.index(r))), a) for a, counts in roles.items()]
    return tuple(sorted(found, key=lambda p: (order.index(p.role), p.actor)))


def event_time(members: Sequence[Facts]) -> tuple[EventTime, bool]:
    """When it was, and whether the mentions disagree: the days all dated mentions allow, else what covers them."""
    dated = [m.mention.time for m in members if m.mention.time.date.known]
    if not dated:
        reasons = [m.mention.time for m in members if m.mention.time.reason != EventTime().reason]
        return (reasons[0] if reasons else EventTime()), False
    common = dated[0].date
    for time in dated[1:]:
        narrower = intersect(common, time.date)
        if narrower is None:
            return EventTime(cover(t.date for t in dated), "interval", "the accounts give different dates"), True
        common = narrower
    exact = [t for t in dated if t.date == common]
    chosen = min(exact or dated, key=lambda t: (length(t.date) or 10**6, t.date.edtf or ""))
    return EventTime(common, chosen.status if exact else "interval", chosen.reason), False


def event_place(members: Sequence[Facts]) -> tuple[Place | None, bool]:
    """Where it was: the most exact place named, and whether two towns are named."""
    places = [m.mention.place for m in members if m.mention.place is not None]
    if not places:
        return None, False
    exact = {p.geonameid for p in places if p.feature in ("city", "airport") and p.geonameid is not None}
    # a name without a point is mostly a village's
    order = ("airport", "city", "county", "other", "border", "region", "sea", "country")
    counts = Counter(places)
    best = min(counts, key=lambda p: (order.index(p.feature), -counts[p], p.name or ""))
    return best, len(exact) > 1


def status(members: Sequence[Facts]) -> EventStatus:
    """What the narrators and the voices make of it together: told as fact, only claimed, planned, possible, denied."""
    modalities = {m.mention.modality for m in telling_outlook(members)}
    if "actual" in modalities or any(m.presupposed for m in members):
        return "occurred"
    if "reported" in modalities:
        return "disputed" if "negated" in modalities else "claimed"
    if "future" in modalities:
        return "planned"
    return "possible" if "possible" in modalities else "denied"


def telling_outlook(members: Sequence[Facts]) -> Sequence[Facts]:
    """The mentions that say whether it has been or is to come. A noun that only names it again ("the arrest would
    end the war") takes its outlook from the sentence around it, and says so only where nothing else does."""
    return [m for m in members if not m.names_again] or members


def disputes(members: Sequence[Facts]) -> tuple[Dimension, ...]:
    """The dimensions on which the mentions themselves differ."""
    found: list[Dimension] = []
    happened = {m.mention.modality for m in members if m.mention.modality in ("actual", "reported", "negated")}
    if "negated" in happened and len(happened) > 1:
        found.append("occurrence")
    if event_time(members)[1]:
        found.append("date")
    if event_place(members)[1]:
        found.append("place")
    return tuple(found)


#: Labels are cut at about this many characters, at a word.
LONGEST_LABEL = 90
_SUREST: tuple[Modality, ...] = ("actual", "reported", "future", "possible", "negated")


def label(members: Sequence[Facts], actors: Mapping[str, Actor], text: Mapping[str, str]) -> str:
    """The event in words of the text: those of the mention that tells most of it plainly, a clause with its subject
    before one without, told as fact before claimed or planned, never denied and of no other type than the event. Where
    they do not say who took part, as with nouns and pronouns, the names and the place stand behind them."""

    kind, _ = kind_type(members)
    mode = kind.mode if kind is not None else None

    def rank(m: Facts) -> tuple[bool, bool, bool, bool, bool, bool, int, int, int]:
        words = _words(m, text)
        negated = m.denied or _NEGATION.search(words) is not None
        return (
            negated,
            m.kind.casualty,
            m.mention.plover is not None and m.mention.plover.mode not in (None, mode),
            _RELATIVE.match(words) is not None,
            m.mention.nominal,
            _lacks_subject(m, words),
            _SUREST.index(m.mention.modality),
            -len(m.parties),
            m.order,
        )

    best = min(members, key=rank)
    words = _HANGING.sub("", _words(best, text))
    names = _names(members, actors, words) if best.mention.nominal or _lacks_subject(best, words) else ""
    return " ".join(part for part in (_quoted(words), names) if part)


def _words(facts: Facts, text: Mapping[str, str]) -> str:
    """What names the event in one mention, without what only opens its clause."""
    span = facts.mention.wording or facts.mention.extent
    words, shorter = " ".join(text[span.document][span.start : span.end].split()), ""
    while shorter != words:
        shorter, words = words, _CLOSING.sub("", _OPENING.sub("", words))
    return words


def _lacks_subject(facts: Facts, words: str) -> bool:
    """Whether a clause does not say, or only by a pronoun, who does what it tells of."""
    wording = facts.mention.wording
    bare = wording is not None and wording.start >= facts.mention.span.start
    return bare or _NO_SUBJECT.match(words) is not None


def _quoted(words: str) -> str:
    cut = words if len(words) <= LONGEST_LABEL else words[:LONGEST_LABEL].rsplit(" ", 1)[0] + " …"
    if sum(cut.count(mark) for mark in _QUOTES) % 2:
        cut = "".join(c for c in cut if c not in _QUOTES)  # one that is not closed
    return f"“{cut.strip(_QUOTES)}”"


def _names(members: Sequence[Facts], actors: Mapping[str, Actor], words: str) -> str:
    """Who took part and where, as far as the words do not say it, in brackets."""
    found = [actors[p.actor].name for p in participants(members) if p.role != "third" and p.actor in actors]
    place = event_place(members)[0]
    found += [place.name] if place is not None and place.name is not None else []
    new = [name for name in dict.fromkeys(found) if name.split()[-1].lower() not in words.lower()]
    return f"({', '.join(new[:3])})" if new else ""


_QUOTES = '"“”'
#: A clause that denies something is a poor name for what did happen; a name needs no conjunction before it, and none
#: behind it.
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|nothing|without)\b|n['’]t\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:that|since|when|after|before|as|while|because|if|although|though|where|whether|and|but|or|to|[,;:–—-])\s+",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?<![\s,;:–—-])[\s,;:–—-]+(?:and|or|but|that|to|of|in|on|for|with|by|from|at|as|the|a|an)?$", re.IGNORECASE
)
#: A clause that hangs on a noun tells of something else's background.
_RELATIVE = re.compile(r"(?:which|who|whose|in which)\b", re.IGNORECASE)
_HANGING = re.compile(r"^(?:which|who)\s+", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:he|she|it|they|we|i|you|who|which|that|this|these|those|his|her|their|its|our|my|in which|"
    r"have|has|had|was|were|is|are|be|been|will|would|not|also)\b",
    re.IGNORECASE,
)
