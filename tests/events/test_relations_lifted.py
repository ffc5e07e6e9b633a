"""Relations lifted from mentions to events: which are kept, in which words they are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rashomon.edtf import make_date
from rashomon.events.relations import find_relations
from rashomon.model import Event, EventMention, EventTime, LinkKind, MentionRelation, Reading, Span

Mention = Callable[..., EventMention]
Reader = Callable[..., Reading]


def event(name: str, *mentions: EventMention, when: str | None = None) -> Event:
    time = EventTime(make_date(when), "explicit", "given") if when else EventTime()
    ids, documents = tuple(m.id for m in mentions), tuple({m.span.document for m in mentions})
    return Event(name, name, None, None, (), time, None, "occurred", (), ids, documents)


def related(first: EventMention, kind: LinkKind, second: EventMention) -> EventMention:
    cue = Span(first.span.document, first.span.end, first.span.end + 5)
    relation = MentionRelation(kind, second.id, cue, (Span(first.span.document, 0, 20),))
    return replace(first, relations=(*first.relations, relation))


def kinds(readings: Sequence[Reading], events: Sequence[Event]) -> list[tuple[str, str, str]]:
    return [(link.a, link.kind, link.b) for link in find_relations(readings, events)]


def test_the_most_telling_relation_is_kept_with_its_words(mention: Mention, reading_of: Reader) -> None:
    raid, answer = mention("d", 0, "raid"), mention("d", 100, "strike")
    answer = related(related(answer, "follows", raid), "responds_to", raid)
    (link,) = find_relations([reading_of(raid, answer)], [event("raid", raid), event("strike", answer)])
    assert (link.a, link.kind, link.b) == ("strike", "responds_to", "raid")
    assert link.reason == "the text says “xxxxx”"
    assert link.evidence == (Span("d", 0, 20),)


def test_dates_that_leave_no_room_veto(mention: Mention, reading_of: Reader) -> None:
    raid, answer = mention("d", 0, "raid"), mention("d", 100, "strike")
    answer = related(answer, "follows", raid)
    readings = [reading_of(raid, answer)]
    late, early = event("raid", raid, when="2021-03-20"), event("strike", answer, when="2021-03-12")
    assert kinds(readings, [late, early]) == []
    assert kinds(readings, [event("raid", raid), early]) == [("strike", "follows", "raid")]


def test_no_relation_joins_an_event_to_itself_or_closes_a_circle(mention: Mention, reading_of: Reader) -> None:
    a, b, c = (mention("d", n, "raid") for n in (0, 100, 200))
    a, b, c = related(a, "follows", b), related(b, "responds_to", c), related(c, "follows", a)
    readings = [reading_of(a, b, c)]
    apart = [event("a", a), event("b", b), event("c", c)]
    assert kinds(readings, apart) == [("a", "follows", "b"), ("b", "responds_to", "c")]
    assert ("ab", "follows", "ab") not in kinds(readings, [event("ab", a, b), event("c", c)])


def test_two_reports_that_say_so_are_counted(mention: Mention, reading_of: Reader) -> None:
    one, other = mention("d", 0, "raid"), mention("e", 0, "raid")
    first, second = (related(mention(d, 100, "strike"), "follows", m) for d, m in (("d", one), ("e", other)))
    events = [event("raid", one, other), event("strike", first, second)]
    (link,) = find_relations([reading_of(one, first), reading_of(other, second)], events)
    assert link.reason.endswith(", and 1 more report says so")
    assert [s.document for s in link.evidence] == ["d", "e"]
