"""What persons say of events: which are one, which are not, when they were, of what type, with what words on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calls import ALL, AUGUST, EARLIER, JULY, JUNE, WANDERING
from events.conftest import make_mention, make_reading
from rashomon.edtf import make_date
from rashomon.events.setting import still_alike, with_settings
from rashomon.formats.json import dump, to_record
from rashomon.model import Chronology, Correction, Event, EventMention, Link, PloverType, Reading, Span
from rashomon.pipeline import relate

AT = "2026-05-03T10:00:00+00:00"


def trigger(reading: Reading) -> Span:
    return reading.event_mentions[0].span


def said(kind: str, *readings: Reading, **told: object) -> Correction:
    """A correction of the first mention of one reading, or of two."""
    a, *b = ((trigger(reading),) for reading in readings)
    return Correction(kind, a, b[0] if b else (), AT, "A. Reader", **told)  # type: ignore[arg-type]


def of(chronology: Chronology, reading: Reading) -> Event:
    """The event that a reading tells of."""
    return next(e for e in chronology.events if reading.event_mentions[0].id in e.mentions)


def test_two_events_are_one_against_a_veto_and_two_again_when_it_is_taken_back() -> None:
    plain, word = dump(relate(ALL)), said("same", JUNE, JULY)
    assert of(relate(ALL), JUNE) != of(relate(ALL), JULY)
    joined = relate(ALL, [word])
    assert of(joined, JUNE) == of(joined, JULY)
    assert joined.corrections[0].effect is True
    assert dump(relate(ALL, [replace(word, withdrawn_at=AT)])) == plain


def test_mentions_that_are_split_off_stay_together_and_the_rest_does() -> None:
    whole = relate([JUNE, EARLIER, said_again("q"), said_again("r")])
    assert len(whole.events) == 1
    parted = Correction("apart", (trigger(JUNE), trigger(said_again("q"))), (trigger(EARLIER),), AT)
    after = relate([JUNE, EARLIER, said_again("q"), said_again("r")], [parted])
    assert len(after.events) == 2
    assert of(after, JUNE) == of(after, said_again("q")) != of(after, EARLIER)
    assert not [link for link in after.links if link.kind == "possibly_same"]


def bridged() -> list[Reading]:
    """Three reports of one call; but for the second, nothing would join the first and the third."""
    whole = {"mode": "visit", "when": "2019-06-03/2019-06-05", "where": ("Asuncion", "PRY", 1)}
    return [
        told_of(make_mention("p", 0, "call", doer="BRA", target="PRY", when="2019-06"), "2019-06-04"),
        told_of(make_mention("q", 0, "call", doer="BRA", target="PRY", **whole), "2019-06-08"),
        told_of(make_mention("r", 0, "call", **whole), "2019-06-04"),
    ]


def test_a_split_takes_off_what_was_named_and_nothing_else() -> None:
    first, bridge, last = bridged()
    assert len(relate([first, bridge, last]).events) == 1
    assert len(relate([first, last]).events) == 2
    after = relate(
        [first, bridge, last], [Correction("apart", (trigger(bridge),), (trigger(first), trigger(last)), AT)]
    )
    assert of(after, first) == of(after, last) != of(after, bridge)
    assert [each.effect for each in after.corrections] == [True]


def test_what_was_split_off_or_kept_from_another_event_can_be_split_again() -> None:
    readings = [JUNE, EARLIER, said_again("q"), said_again("r"), JULY]
    june, earlier, q, r, july = (trigger(each) for each in readings)
    other = Correction("apart", (june, earlier, q, r), (july,), AT)
    split, once_more = Correction("apart", (q, r), (june, earlier), AT), Correction("apart", (q,), (r,), AT)
    after = relate(readings, [other, split, once_more])
    assert [each.effect for each in after.corrections] == [True, True, True]
    assert [of(after, each) == of(after, JUNE) for each in readings] == [True, True, False, False, False]
    assert of(after, said_again("q")) != of(after, said_again("r"))


def test_a_merge_that_is_taken_back_is_undone_though_the_whole_was_split_meanwhile() -> None:
    readings = [JUNE, EARLIER, said_again("q"), JULY]
    june, earlier, q, july = (trigger(each) for each in readings)
    merge = Correction("same", (june, earlier, q), (july,), AT)
    split = Correction("apart", (q,), (june, earlier, july), AT)
    assert of(relate(readings, [merge, split]), JULY) == of(relate(readings, [merge, split]), JUNE)
    after = relate(readings, [replace(merge, withdrawn_at=AT), split])
    assert of(after, JULY) != of(after, JUNE) == of(after, EARLIER)


@pytest.mark.parametrize("order", [1, -1])
def test_events_that_are_one_are_joined_but_for_the_mention_that_was_set_apart(order: int) -> None:
    readings = early, month, late = WANDERING
    p, q, r = (trigger(each) for each in readings)
    same, apart = Correction("same", (p, q), (r,), AT), Correction("apart", (p,), (q,), AT)
    assert of(relate(readings, [apart]), month) == of(relate(readings, [apart]), late), "linking alone leads it there"
    after = relate(readings, [same, apart][::order])
    assert [each.effect for each in after.corrections] == [True, True]
    assert of(after, early) == of(after, late) != of(after, month)
    undone = [replace(apart, withdrawn_at=AT), same]
    assert dump(relate(readings, undone)) == dump(relate(readings, [same]))
    assert len(of(relate(readings, undone), month).mentions) == 3
    assert dump(relate(readings, [apart, replace(same, withdrawn_at=AT)])) == dump(relate(readings, [apart]))


def test_what_linking_brought_to_an_event_leaves_with_what_a_person_saw_together_with_it() -> None:
    early, month, late = WANDERING
    here = Span("s", 0, 5)
    also = told_of(replace(late.event_mentions[0], id="s-0", span=here, extent=here), "2019-06-20")
    readings = [*WANDERING, also, AUGUST]
    apart, same = said("apart", early, month), said("same", late, early)
    assert of(relate(readings, [apart, same]), also) == of(relate(readings, [apart, same]), late)
    seen = Correction("apart", (trigger(AUGUST),), (trigger(month), trigger(also)), AT)
    after = relate(readings, [seen, apart, same])
    assert [each.effect for each in after.corrections] == [True, True, True]
    assert of(after, early) == of(after, late) != of(after, month) == of(after, also)
    named = Correction("same", (trigger(late), trigger(also)), (trigger(early),), AT)
    assert of(relate(readings, [seen, apart, named]), also) == of(relate(readings, [seen, apart, named]), early)


def test_where_words_alone_lead_both_to_one_event_what_is_set_apart_stays_so() -> None:
    chain = [said("same", JUNE, JULY), said("apart", JUNE, AUGUST), said("same", JULY, AUGUST)]
    for words in (chain, [chain[0], chain[2], chain[1]]):
        after = relate([JUNE, JULY, AUGUST], words)
        assert of(after, JUNE) == of(after, JULY) != of(after, AUGUST)
        assert {each.kind: each.effect for each in after.corrections[1:]} == {"apart": True, "same": False}


def said_again(name: str) -> Reading:
    """Another report of the call in June."""
    mention = make_mention(name, 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-06-03")
    return told_of(mention, "2019-06-06")


def told_of(mention: EventMention, published: str) -> Reading:
    """A report of its own words that holds the mention."""
    reading = make_reading(mention, published=published)
    text = " ".join(f"{reading.document.id}{number}" for number in range(500))
    return replace(reading, document=replace(reading.document, text=text))


def test_a_date_is_laid_over_what_was_read_and_moves_its_event_alone() -> None:
    before, after = relate(ALL), relate(ALL, [said("date", JUNE, value="2019-08-01", note="the minutes say so")])
    event = of(after, JUNE)
    assert event.time.date == make_date("2019-08-01")
    assert event.time.reason == "set by A. Reader on 2026-05-03: the minutes say so"
    assert [(f.what, f.read_as, f.read_why) for f in event.fixed] == [("date", "2019-06-03", "given")]
    order = [event.id for event in after.events if event.time.date.known]
    assert order == [of(before, JULY).id, of(before, JUNE).id]
    assert of(before, JULY) == of(after, JULY)
    assert {e.id for e in before.events} == {e.id for e in after.events}


def test_of_two_dates_the_later_word_holds_and_the_first_reading_stays_visible() -> None:
    words = [said("date", JUNE, value="2019-06-04"), said("date", EARLIER, value="2019-06")]
    after = relate(ALL, words)
    (fixed,) = of(after, JUNE).fixed
    assert (fixed.value, fixed.read_as) == ("2019-06", "2019-06-03")
    assert [each.effect for each in after.corrections] == [False, True]


def test_an_event_may_be_said_to_have_no_known_date() -> None:
    after = relate([JULY, JUNE, EARLIER], [said("date", JUNE, value="XXXX")])
    assert not of(after, JUNE).time.date.known
    assert after.events[-1] == of(after, JUNE)


def test_look_alikes_that_a_corrected_date_sets_apart_are_no_longer_possibly_the_same() -> None:
    alike = (Link("e-1", "e-2", "possibly_same", "the same parties"),)
    events = [replace(of(relate([JUNE]), JUNE), id="e-1"), replace(of(relate([JULY]), JULY), id="e-2")]
    assert (
        still_alike(alike, events, [], {}) == alike
    )  # dates that were read decided already, with all else that was read
    word = said("date", JULY, value="2019-08-01")
    set_apart = with_settings(events, [word], {trigger(JULY): "e-2"})
    assert still_alike(alike, set_apart, [], {}) == ()
    wide = with_settings(events, [replace(word, value="2019")], {trigger(JULY): "e-2"})
    assert still_alike(alike, wide, [], {}) == alike


def test_a_type_is_set_and_brings_its_scale_along() -> None:
    after = relate(ALL, [said("type", JUNE, value="THREATEN")])
    event = of(after, JUNE)
    assert event.plover == PloverType("THREATEN")
    assert [(f.what, f.read_as) for f in event.fixed] == [("type", "CONSULT/phone")]
    (record,) = (e for e in to_record(after)["events"] if e["id"] == event.id)
    assert (record["quad"], record["goldstein"], record["cameo"]) == (3, -6.0, None)


def test_words_stand_on_an_event_through_a_merge() -> None:
    words = [said("note", JULY, note="ask the embassy"), said("same", JUNE, JULY)]
    after = relate(ALL, words)
    assert [(r.words, r.by) for r in of(after, JUNE).remarks] == [("ask the embassy", "A. Reader")]


def test_corrections_are_numbered_and_followed_alike_in_any_order() -> None:
    words = [replace(said("date", JUNE, value="2019-06-04"), number=2), replace(said("same", JUNE, JULY), number=1)]
    assert dump(relate(ALL, words)) == dump(relate(ALL[::-1], words[::-1]))


@pytest.mark.parametrize("kind", ["same", "apart", "date", "note"])
def test_one_whose_mention_is_gone_is_kept_and_has_no_effect(kind: str) -> None:
    gone = Span("a", 3000, 3005)
    word = Correction(kind, (gone,), (trigger(JUNE),) if kind in ("same", "apart") else (), AT, value="2019")  # type: ignore[arg-type]
    after = relate(ALL, [word])
    assert [each.effect for each in after.corrections] == [False]
    assert after.events == relate(ALL).events


def test_a_mention_is_found_again_when_a_newer_reader_cuts_its_trigger_otherwise() -> None:
    mention = JULY.event_mentions[0]
    wider = replace(mention, id="a-9", span=Span("a", 0, 9), extent=Span("a", 0, 9))
    after = relate([JUNE, replace(JULY, event_mentions=(wider,))], [said("date", JULY, value="2019-09-09")])
    assert after.events[-1].time.date == make_date("2019-09-09")
