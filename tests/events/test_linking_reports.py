"""Linking across reports: what ties two tellings together, and what keeps look-alikes apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from rashomon.events.columns import make_columns
from rashomon.events.facts import Facts, gather
from rashomon.events.scoring import NEVER, POSSIBLY_SAME, SAME, score
from rashomon.events.vetoes import why_apart
from rashomon.model import EventMention, MentionRelation, Number, Reading, Span

Mention = Callable[..., EventMention]
ReadingOf = Callable[..., Reading]


def likeness(a: Facts, b: Facts) -> float:
    return float(score(make_columns([a, b]), np.array([0]), np.array([1]))[0])


def test_a_plan_for_a_day_and_what_was_on_that_day_are_one(mention: Mention, reading_of: ReadingOf) -> None:
    plan = mention("a", 0, "meet", doer="KEN", target="SOM", modality="future", when="2030-05-03")
    held = mention("b", 0, "meet", doer="KEN", target="SOM", when="2030-05-03")
    later = mention("c", 0, "meet", doer="KEN", target="SOM", when="2030-05-04")
    planned, was, other = (
        gather([reading_of(m, published=day)])[0]
        for m, day in ((plan, "2030-05-01"), (held, "2030-05-04"), (later, "2030-05-05"))
    )
    assert why_apart(planned, was) is None
    assert why_apart(planned, other) == "the dates differ (2030-05-03 and 2030-05-04)"


def test_a_plan_without_a_day_stays_a_plan(mention: Mention, reading_of: ReadingOf) -> None:
    plan = mention("a", 0, "meet", doer="KEN", target="SOM", modality="future")
    held = mention("b", 0, "meet", doer="KEN", target="SOM", when="2030-05-03")
    facts = [gather([reading_of(m, published="2030-05-04")])[0] for m in (plan, held)]
    assert why_apart(*facts) == "one is still to come, the other has happened"


def test_kind_and_days_alone_make_two_only_possibly_the_same(mention: Mention, reading_of: ReadingOf) -> None:
    one = mention("a", 0, "bombing", root="ASSAULT", nominal=True, when="2030-05-03")
    two = mention("b", 0, "attack", root="ASSAULT", nominal=True, when="2030-05-03")
    facts = [gather([reading_of(m, published="2030-05-04")])[0] for m in (one, two)]
    assert likeness(*facts) <= POSSIBLY_SAME


def test_the_same_toll_ties_two_tellings(mention: Mention, reading_of: ReadingOf) -> None:
    def told(name: str, dead: int) -> Facts:
        killed = Number(dead, "exact", "person", "killed", Span(name, 20, 22))
        found = mention(name, 0, "bombing", root="ASSAULT", nominal=True, when="2030-05-03", numbers=(killed,))
        return gather([reading_of(found, published="2030-05-04")])[0]

    assert likeness(told("a", 38), told("b", 38)) >= SAME
    assert likeness(told("a", 38), told("c", 41)) < SAME


def test_what_the_text_puts_after_another_is_another(mention: Mention, reading_of: ReadingOf) -> None:
    second = mention("a", 100, "expulsion", root="SANCTION", nominal=True, definite=True)
    related = (MentionRelation("responds_to", "a-100", Span("a", 50, 62), ()),)
    first = mention("a", 0, "expel", root="SANCTION", relations=related)
    assert why_apart(*gather([reading_of(first, second)])) == (
        "the text tells of the one as after, in answer to or beside the other"
    )


def test_background_is_not_the_news(mention: Mention, reading_of: ReadingOf) -> None:
    news = mention("a", 0, "meet", doer="KEN", target="SOM")
    recalled = mention("a", 300, "meet", doer="KEN", target="SOM", auxiliary="historical")
    assert why_apart(*gather([reading_of(news, recalled)])) == "one is told as background, the other as news"


def test_towns_of_one_name_do_not_keep_apart(mention: Mention, reading_of: ReadingOf) -> None:
    here = mention("a", 0, "bombing", root="ASSAULT", nominal=True, where=("Tripoli", "LBY", 1))
    misread = mention("b", 0, "bombing", root="ASSAULT", nominal=True, where=("Tripoli", "LBN", 2))
    elsewhere = mention("c", 0, "bombing", root="ASSAULT", nominal=True, where=("Tyre", "LBN", 3))
    one, two, three = (gather([reading_of(m, published="2030-05-04")])[0] for m in (here, misread, elsewhere))
    assert why_apart(one, two) is None
    assert why_apart(one, three) == "the places differ (Tripoli and Tyre)"


def test_a_dateline_without_a_year_takes_only_days_shortly_before(mention: Mention, reading_of: ReadingOf) -> None:
    dated = mention("a", 0, "sign", root="AGREE", doer="KEN", target="SOM", when="2030-05-03")
    undated = mention("b", 0, "sign", root="AGREE", doer="KEN", target="SOM")
    one = gather([reading_of(dated, published="2030-05-04")])[0]
    other = gather([reading_of(undated)])[0]
    soon, late = (replace(other, season=day, written=day) for day in (125, 300))  # 4 May, 26 October
    assert likeness(one, soon) >= SAME
    assert likeness(one, late) == NEVER
    assert likeness(one, other) <= POSSIBLY_SAME


def test_the_dead_of_a_raid_are_not_the_dead_of_an_arrest_nor_is_an_abduction_one(
    mention: Mention, reading_of: ReadingOf
) -> None:
    arrest = mention("a", 0, "arrest", root="COERCE", when="2030-05-03")
    killed = mention("a", 60, "kill", root="ASSAULT")
    abducted = mention("a", 90, "abduct", root="ASSAULT")
    facts = gather([reading_of(arrest, killed, abducted)])
    assert why_apart(facts[0], facts[1]) is not None
    assert why_apart(facts[0], facts[2]) == "one is of the kind detention, the other of the kind abduction"
    assert why_apart(facts[1], facts[2]) is None


def test_what_two_do_together_is_denied_in_any_words_of_its_kind(mention: Mention, reading_of: ReadingOf) -> None:
    agreed = mention("a", 0, "agree", root="AGREE", doer="KEN", target="SOM")
    signed = mention("b", 0, "sign", root="AGREE", modality="negated", doer="SOM")
    bombed = mention("c", 0, "bomb", root="ASSAULT", doer="KEN", target="SOM")
    stormed = mention("d", 0, "storm", root="ASSAULT", modality="negated", doer="KEN", target="SOM")
    facts = [gather([reading_of(m, published="2030-05-04")])[0] for m in (agreed, signed, bombed, stormed)]
    assert why_apart(*facts[:2]) is None
    assert why_apart(*facts[2:]) == "one is denied in other words than the other is told in"
