"""Composed events of two neighbours at odds over a river, for tests of what is counted and of storylines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from rashomon.edtf import make_date
from rashomon.model import (
    NO_DATE,
    Account,
    Actor,
    Event,
    EventStatus,
    EventTime,
    Level,
    Participant,
    PloverType,
    Proposition,
    Span,
    Telling,
    Voice,
    VoiceKind,
)

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("state:UGA", "Uganda", "state", "UGA", side="state:UGA"),
        Actor("state:RWA", "Rwanda", "state", "RWA", side="state:RWA"),
        Actor("state:BDI", "Burundi", "state", "BDI", side="state:BDI"),
        Actor("government:UGA", "Ugandan government", "government", "UGA", side="state:UGA"),
        Actor("office:RWA/president", "President of Rwanda", "office", "RWA"),
        Actor("person:amina-okello", "Amina Okello", "person", "UGA", side="state:UGA"),
        Actor("person:jean-uwase", "Jean Uwase", "person", "RWA"),
        Actor("group:ugandan-troops", "Ugandan troops", "group", "UGA"),
        Actor("organisation:lake-front", "Lake Front", "armed-group", "UGA", side="organisation:lake-front"),
        Actor("outlet:river-radio", "River Radio", "outlet", "UGA", side="state:UGA"),
    )
}


def event(
    key: str,
    when: str | None,
    doers: Sequence[str],
    targets: Sequence[str] = (),
    *,
    root: str | None = "CONSULT",
    cameo: str | None = None,
    status: EventStatus = "occurred",
    disputed: bool = False,
    told: str | None = None,
    documents: Sequence[str] = ("d1",),
) -> Event:
    """An event of some doers and those it is done to, on an EDTF date."""
    parts = [Participant("actor", each) for each in doers] + [Participant("recipient", each) for each in targets]
    return Event(
        f"e-{key}",
        key,
        PloverType(root) if root else None,
        cameo,
        tuple(parts),
        EventTime(make_date(when) if when else NO_DATE),
        None,
        status,
        ("content",) if disputed else (),
        (f"m-{key}",),
        tuple(documents),
        told=make_date(told) if told else NO_DATE,
    )


def day(number: int) -> str:
    """The n-th day of a story that begins on 1 March 2021."""
    return (date(2021, 3, 1) + timedelta(number)).isoformat()


def account(
    key: str,
    document: str,
    voice: str,
    stance: Telling = "asserts",
    *,
    actor: str | None = None,
    side: str | None = None,
    kind: VoiceKind = "institution",
    value: str | None = None,
    likened: bool = False,
) -> Account:
    """One voice's account in one document."""
    chain = (Level((Voice(voice, kind, actor),)),)
    return Account(key, voice, actor, side, chain, None, stance, value, NO_DATE, (Span(document, 0, 5),), likened)


def proposition(key: str, about: str, *accounts: Account, row: str = "topic:river") -> Proposition:
    """A proposition of an event with its accounts."""
    return Proposition(key, f"e-{about}", key, "content", accounts, row)
