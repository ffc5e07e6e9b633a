"""Which mentions become one event, and which stay apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rashomon.events.linking import find_events
from rashomon.model import EventMention, Reading

Mention = Callable[..., EventMention]
ReadingOf = Callable[..., Reading]


def groups(*readings: Reading) -> list[set[str]]:
    """The mention ids of each event."""
    return [set(event.mentions) for event in find_events(readings)[0]]


def test_the_call_points_back_to_the_verb(mention: Mention, reading_of: ReadingOf) -> None:
    called = mention("a", 0, "phone", doer="BRA", target="PRY", mode="phone")
    the_call = mention("a", 50, "call", nominal=True, definite=True, mode="phone")
    assert groups(reading_of(called, the_call)) == [{"a-0", "a-50"}]


def test_calls_of_different_days_are_two(mention: Mention, reading_of: ReadingOf) -> None:
    june = mention("a", 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-06-03")
    july = mention("b", 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-07-11")
    assert len(groups(reading_of(june), reading_of(july))) == 2


def test_undated_look_alikes_of_two_reports_are_only_possibly_the_same(mention: Mention, reading_of: ReadingOf) -> None:
    one = mention("a", 0, "phone", doer="BRA", target="PRY", mode="phone")
    other = mention("b", 0, "phone", doer="BRA", target="PRY", mode="phone")
    events, links = find_events([reading_of(one), reading_of(other)])
    assert len(events) == 2
    assert [link.kind for link in links] == ["possibly_same"]


def test_two_reports_of_one_dated_call_are_one_event(mention: Mention, reading_of: ReadingOf) -> None:
    one = mention("a", 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-06-03")
    other = mention("b", 0, "call", doer="PRY", target="BRA", mode="phone", when="2019-06-03")
    assert len(groups(reading_of(one), reading_of(other))) == 1


def test_mirror_accusations_are_two(mention: Mention, reading_of: ReadingOf) -> None:
    one = mention("a", 0, "accuse", doer="KEN", target="SOM", root="ACCUSE")
    answer = mention("a", 90, "accuse", doer="SOM", target="KEN", root="ACCUSE")
    assert len(groups(reading_of(one, answer))) == 2


def test_attacks_on_two_towns_are_two(mention: Mention, reading_of: ReadingOf) -> None:
    one = mention("a", 0, "attack", target="KEN", root="ASSAULT", where=("Garissa", "KEN", 1))
    other = mention("a", 90, "attack", target="KEN", root="ASSAULT", where=("Mandera", "KEN", 2))
    assert len(groups(reading_of(one, other))) == 2


def test_a_renewed_invitation_is_not_the_first(mention: Mention, reading_of: ReadingOf) -> None:
    first = mention("a", 0, "invite", doer="BRA", target="PRY", root="REQUEST", words=("first", "invite"))
    again = mention("a", 90, "invite", doer="BRA", target="PRY", root="REQUEST", words=("renew", "invite"))
    assert len(groups(reading_of(first, again))) == 2


def test_a_planned_meeting_is_not_one_that_was_held(mention: Mention, reading_of: ReadingOf) -> None:
    planned = mention("a", 0, "meet", doer="BRA", target="PRY", modality="future")
    held = mention("a", 90, "meet", doer="BRA", target="PRY")
    assert len(groups(reading_of(planned, held))) == 2


def test_the_incident_stands_for_the_shootdown(mention: Mention, reading_of: ReadingOf) -> None:
    down = mention("a", 0, "shoot down", doer="KEN", target="SOM", root="ASSAULT", words=("jet",))
    incident = mention("a", 90, "incident", root=None, nominal=True, definite=True, words=("plane", "incident"))
    assert len(groups(reading_of(down, incident))) == 1


def test_the_order_of_reading_changes_nothing(mention: Mention, reading_of: ReadingOf) -> None:
    one = reading_of(mention("a", 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-06-03"))
    other = reading_of(mention("b", 0, "call", doer="PRY", target="BRA", mode="phone", when="2019-06-03"))
    forth, back = find_events([one, other])[0], find_events([other, one])[0]
    assert [e.id for e in forth] == [e.id for e in back]


def test_the_same_word_points_back_to_its_own(mention: Mention, reading_of: ReadingOf) -> None:
    bombed = mention("a", 0, "bomb", doer="KEN", root="ASSAULT")
    raided = mention("a", 90, "raid", doer="SOM", root="ASSAULT")
    the_raid = mention("a", 150, "raid", root="ASSAULT", nominal=True, definite=True)
    assert {"a-90", "a-150"} in groups(reading_of(bombed, raided, the_raid))


def test_who_acts_in_one_and_suffers_in_the_other_makes_two(mention: Mention, reading_of: ReadingOf) -> None:
    one = mention("a", 0, "attack", doer="KEN", root="ASSAULT")
    other = mention("a", 90, "attack", target="KEN", root="ASSAULT")
    assert len(groups(reading_of(one, other))) == 2


def test_casualties_belong_to_the_attack_beside_them(mention: Mention, reading_of: ReadingOf) -> None:
    blast = mention("a", 0, "blast", root="ASSAULT", nominal=True)
    killed = mention("a", 40, "kill", root="ASSAULT")
    raid = mention("a", 900, "raid", root="ASSAULT", where=("Mandera", "KEN", 2))
    assert {"a-0", "a-40"} in groups(reading_of(blast, killed, raid))


def test_an_event_of_another_time_told_late_is_another(mention: Mention, reading_of: ReadingOf) -> None:
    blast = mention("a", 0, "bombing", root="ASSAULT", target="KEN", nominal=True)
    old = mention("a", 90, "bombing", root="ASSAULT", target="KEN", nominal=True, when="2013-09")
    assert len(groups(reading_of(blast, old, published="2019-06-03"))) == 2


def test_two_events_at_one_word_have_ids_of_their_own(mention: Mention, reading_of: ReadingOf) -> None:
    one = mention("a", 0, "attack", target="KEN", root="ASSAULT", where=("Garissa", "KEN", 1))
    other = mention("a", 0, "attack", target="KEN", root="ASSAULT", where=("Mandera", "KEN", 2))
    events, _ = find_events([reading_of(replace(one, id="a-1"), replace(other, id="a-2"))])
    assert len({event.id for event in events}) == 2


def test_a_noun_with_a_time_of_its_own_brings_in_another(mention: Mention, reading_of: ReadingOf) -> None:
    agreed = mention("a", 0, "agree", doer="BRA", target="PRY", root="AGREE", when="2019-06-25")
    truce = mention("a", 90, "truce", root="AGREE", nominal=True, when="2019-06")
    assert len(groups(reading_of(agreed, truce))) == 2


def test_a_definite_noun_in_what_is_to_come_names_what_has_been(mention: Mention, reading_of: ReadingOf) -> None:
    arrested = mention("a", 0, "arrest", doer="BRA", root="COERCE", mode="arrest", when="2019-06-25")
    arrest = mention("a", 90, "arrest", root="COERCE", mode="arrest", nominal=True, definite=True, modality="future")
    events, _ = find_events([reading_of(arrested, arrest)])
    assert [event.status for event in events] == ["occurred"]


def test_one_kind_is_not_enough_for_a_link(mention: Mention, reading_of: ReadingOf) -> None:
    one = mention("a", 0, "attack", target="KEN", root="ASSAULT")
    other = mention("b", 0, "attack", root="ASSAULT", nominal=True)
    helped = mention("b", 90, "donate", target="KEN", root="AID")
    assert not find_events([reading_of(one), reading_of(other, helped)])[1]


def test_one_deed_in_two_verbs_of_one_sentence_is_one(mention: Mention, reading_of: ReadingOf) -> None:
    rammed = mention("a", 0, "ram", root="ASSAULT")
    stormed = mention("a", 90, "storm", root="ASSAULT")
    far_off = mention("a", 900, "shell", root="ASSAULT")
    denied = mention("a", 950, "bomb", root="ASSAULT", modality="negated")
    found = groups(reading_of(rammed, stormed, far_off, denied))
    assert sorted(map(sorted, found)) == [["a-0", "a-90"], ["a-900"], ["a-950"]]
