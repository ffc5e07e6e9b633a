"""Storylines: what belongs to one affair, what does not, and that the order of things changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from counted_events import ACTORS, day, event
from rashomon.events.storylines import Storyline, find_storylines
from rashomon.events.storylines_runs import GAP_DAYS, LEAST_EVENTS, MOST_EVENTS
from rashomon.model import Event, Link, LinkKind

UGANDA, RWANDA, BURUNDI = "state:UGA", "state:RWA", "state:BDI"


def between(key: str, when: int, **more: object) -> Event:
    return event(key, day(when), [UGANDA], [RWANDA], **more)  # type: ignore[arg-type]


def found(events: Sequence[Event], *links: tuple[str, LinkKind, str]) -> list[Storyline]:
    return list(find_storylines(events, ACTORS, [Link(f"e-{a}", f"e-{b}", kind, "because") for a, kind, b in links]))


def members(storyline: Storyline) -> dict[str, str]:
    return {member.event.removeprefix("e-"): member.because for member in storyline.members}


def test_events_of_a_pair_that_follow_one_another_are_a_storyline() -> None:
    (storyline,) = found([between("talks", 9), between("raid", 0, root="ASSAULT"), between("blame", 2, root="ACCUSE")])
    assert members(storyline) == {"raid": "between", "blame": "between", "talks": "between"}
    assert storyline.id == "s-raid"
    assert storyline.parties == (RWANDA, UGANDA)
    assert set(storyline.roots) == {"ASSAULT", "ACCUSE", "CONSULT"}
    assert (storyline.date.earliest, storyline.date.latest) == (day(0), day(9))


def test_a_long_silence_ends_a_storyline() -> None:
    first = [between(f"a{n}", n) for n in range(3)]
    late = [between(f"b{n}", 2 + GAP_DAYS + 1 + n) for n in range(3)]
    assert [storyline.id for storyline in found([*first, *late])] == ["s-a0", "s-b0"]
    nearer = [between(f"b{n}", 2 + GAP_DAYS + n) for n in range(3)]
    assert [storyline.id for storyline in found([*first, *nearer])] == ["s-a0"]


def test_a_text_that_links_two_stretches_joins_them_over_any_silence() -> None:
    first = [between(f"a{n}", n) for n in range(3)]
    late = [between(f"b{n}", 500 + n) for n in range(3)]
    (storyline,) = found([*first, *late], ("b1", "responds_to", "a0"))
    assert len(storyline.members) == 6


def test_an_apology_long_after_joins_the_affair_of_the_deed_it_is_for() -> None:
    """Who fired is not told, so the deed is no event between the two; but it is of the days of their first quarrel."""
    first = [between(f"a{n}", n) for n in range(3)]
    late = [between(f"b{n}", 500 + n) for n in range(3)]
    deed = event("deed", day(1), [], documents=["d9"])
    assert len(found([*first, *late, deed])) == 2
    (storyline,) = found([*first, *late, deed], ("b1", "responds_to", "deed"))
    assert members(storyline)["deed"] == "linked"
    assert len(storyline.members) == 7
    elsewhere = event("deed", day(250), [], documents=["d9"])
    assert len(found([*first, *late, elsewhere], ("b1", "responds_to", "deed"))) == 2


def test_long_storylines_are_not_joined_beyond_the_bound() -> None:
    half = MOST_EVENTS // 2 + 1
    first = [between(f"a{n:03}", n // 4) for n in range(half)]
    late = [between(f"b{n:03}", 500 + n // 4) for n in range(half)]
    assert len(found([*first, *late], ("b001", "responds_to", "a000"))) == 2


def test_what_may_be_the_same_links_nothing() -> None:
    late = [between(f"b{n}", 500 + n) for n in range(3)]
    first = [between(f"a{n}", n) for n in range(3)]
    assert len(found([*first, *late], ("b1", "possibly_same", "a0"))) == 2


def test_an_event_of_others_belongs_where_a_text_links_it() -> None:
    core = [between(f"a{n}", n) for n in range(3)]
    outcry = event("outcry", day(4), [BURUNDI], documents=["d9"])
    echo = event("echo", None, [], documents=["d9"])
    (storyline,) = found([*core, outcry, echo], ("outcry", "responds_to", "a2"), ("echo", "follows", "outcry"))
    assert members(storyline) == dict.fromkeys(("a0", "a1", "a2"), "between") | {"outcry": "linked", "echo": "linked"}


def test_a_report_of_the_affair_brings_in_what_it_tells_of_one_party() -> None:
    core = [between(f"a{n}", n) for n in range(3)]
    denial = event("denial", None, [RWANDA], told=day(5), root="REJECT")
    other_report = event("harvest", None, [RWANDA], told=day(5), documents=["d7"])
    third_party = event("visit", None, [BURUNDI], told=day(5))
    of_old = event("treaty", "1998-05-04", [RWANDA])
    (storyline,) = found([*core, denial, other_report, third_party, of_old])
    assert members(storyline) == dict.fromkeys(("a0", "a1", "a2"), "between") | {"denial": "beside"}


def test_two_pairs_are_two_storylines_and_no_event_belongs_to_both() -> None:
    ours = [between(f"a{n}", n) for n in range(4)]
    theirs = [event(f"b{n}", day(n), [BURUNDI], [RWANDA], documents=["d2"]) for n in range(3)]
    joint = event("joint", day(3), [BURUNDI, UGANDA], [RWANDA], documents=["d3"])
    first, second = found([*ours, *theirs, joint])
    assert {*members(first), *members(second)} == {"a0", "a1", "a2", "a3", "b0", "b1", "b2", "joint"}
    assert len(first.members) + len(second.members) == 8


def test_what_is_only_planned_or_denied_makes_no_storyline() -> None:
    assert found([between(f"a{n}", n, status="planned") for n in range(LEAST_EVENTS)]) == []
    assert found([between(f"a{n}", n) for n in range(LEAST_EVENTS - 1)]) == []


def test_events_of_no_pair_that_texts_chain_are_a_storyline() -> None:
    flood = [event(key, None, [BURUNDI] if key == "aid" else []) for key in ("flood", "rescue", "aid")]
    (storyline,) = found(flood, ("rescue", "follows", "flood"), ("aid", "responds_to", "flood"))
    assert storyline.parties == (BURUNDI,)
    assert len(storyline.members) == 3


def test_a_pair_that_is_never_silent_does_not_swallow_the_archive() -> None:
    """Years of daily events are parted where the silence is longest, and nothing is lost."""
    days = [n + 10 * (n > MOST_EVENTS // 2) for n in range(2 * MOST_EVENTS)]
    storylines = found([between(f"a{n:03}", when) for n, when in enumerate(days)])
    assert len(storylines) > 1
    assert max(len(storyline.members) for storyline in storylines) <= MOST_EVENTS
    assert sum(len(storyline.members) for storyline in storylines) == 2 * MOST_EVENTS
    assert len(storylines[0].members) == MOST_EVENTS // 2 + 1  # the longest silence comes first


def test_links_do_not_grow_a_storyline_beyond_its_bound() -> None:
    core = [between(f"a{n:03}", n // 4) for n in range(MOST_EVENTS)]
    (storyline,) = found([*core, event("x", None, [BURUNDI])], ("x", "follows", "a000"))
    assert len(storyline.members) == MOST_EVENTS


def test_the_order_of_events_and_links_changes_nothing() -> None:
    events = [between(f"a{n}", 3 * n) for n in range(12)]
    events += [event(f"b{n}", day(2 * n), [BURUNDI], [UGANDA, RWANDA]) for n in range(9)]
    events += [event(f"c{n}", None, [RWANDA], told=day(n)) for n in range(5)]
    links: list[tuple[str, LinkKind, str]] = [("c1", "follows", "a3"), ("c2", "responds_to", "b1")]
    expected = found(events, *links)
    assert expected
    random = Random(4)
    for _ in range(5):
        random.shuffle(events)
        random.shuffle(links)
        assert found(events, *links) == expected
