"""Place or actor: what rules and head decide of a name, and how sure they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.encoder.trunk import WEIGHTS
from rashomon.expressions.actors_states import find_states
from rashomon.expressions.places import find_places
from rashomon.expressions.uses import SUREST, decide, head, load_head
from rashomon.expressions.uses_signs import SLOTS, signs_of, sort_of
from rashomon.model import Document

Make = Callable[..., Document]

#: Each with a name, and whether it stands for those who act; none is among the sentences that the head learnt from.
SENTENCES = [
    ("Rabat has hired a new lobbyist.", "Rabat", True),
    ("The bus broke down outside Rabat.", "Rabat", False),
    ("A stern rebuke by Vientiane ended the affair.", "Vientiane", True),
    ("Rice is cheaper in Vientiane.", "Vientiane", False),
    ("Guyana accepted the ruling of the tribunal.", "Guyana", True),
    ("Surveyors drilled for oil off Guyana.", "Guyana", False),
    ("The goalkeeper saved a penalty for Botswana.", "Botswana", True),
    ("The herds return to Botswana after the rains.", "Botswana", False),
    ("The treaty between Oman and Bahrain was never published.", "Oman", True),
    ("Dates are grown along the coast of Oman.", "Oman", False),
    ("Two fishermen were born in Mauritius.", "Mauritius", False),
    ("Mauritius defeated the Seychelles on penalties.", "Mauritius", True),
    ("The dam was paid for by Azerbaijan.", "Azerbaijan", True),
    ("A landslide buried a village in Azerbaijan.", "Azerbaijan", False),
    ("Belize's government fell within a month.", "Belize", True),
    ("Belize's southern coast is lined with mangroves.", "Belize", False),
]


def decided(document: Document, name: str, ruled: str = "place") -> tuple[str, float]:
    parse = parse_document(document)
    at = document.text.index(name)
    sentence = parse.at(at)
    assert sentence is not None
    inside = [t.index for t in sentence.tokens if t.start < at + len(name) and at < t.end]
    found = decide(sentence, inside[0], inside[-1] + 1, "actor" if ruled == "actor" else "place")
    assert found.confidence is not None
    return found.use, found.confidence


def test_the_head_reads_nine_of_ten_names_right(document: Make) -> None:
    right = 0
    for text, name, actor in SENTENCES:
        sentence = parse_document(document(text)).at(text.index(name))
        assert sentence is not None
        token = sentence.token_at(document(text).text.index(name) + len(name) - 1)
        assert token is not None
        right += (head().log_odds(signs_of(sentence, token.index, token.index + 1)) > 0) == actor
    assert right >= 0.9 * len(SENTENCES)


def test_the_name_itself_does_not_matter(document: Make) -> None:
    assert decided(document("Tunis sent an envoy."), "Tunis") == decided(document("Oslo sent an envoy."), "Oslo")


def test_a_rule_that_agrees_makes_it_surer(document: Make) -> None:
    text = document("A rare photograph of Doha was sold to a collector.")
    as_place, as_actor = (decided(text, "Doha", ruled) for ruled in ("place", "actor"))
    assert as_place[0] == "place"
    assert as_place[1] > as_actor[1] or as_actor[0] == "actor"
    assert as_place[1] <= SUREST


@pytest.mark.parametrize(
    ("name", "sort"), [("Peru", "country"), ("Lima", "capital"), ("Cusco", "city"), ("Xyzzyk", "unknown")]
)
def test_names_have_a_sort(document: Make, name: str, sort: str) -> None:
    (sentence,) = parse_document(document(f"They went to {name} by train.")).sentences
    token = next(t for t in sentence.tokens if t.text == name)
    assert sort_of(sentence, token.index, token.index + 1) == sort


def test_words_beside_the_name_stand_in_known_slots(document: Make) -> None:
    (sentence,) = parse_document(
        document("The minister said that Lima and Quito had closed the road to Peru.")
    ).sentences
    slots = {
        slot for t in sentence.tokens if t.pos == "PROPN" for slot, _ in signs_of(sentence, t.index, t.index + 1).words
    }
    assert slots <= set(SLOTS)


def test_expressions_carry_how_sure_the_decision_is(document: Make) -> None:
    text = document("Jakarta rejected the plan while its envoys were in Bangkok.")
    parse = parse_document(text)
    (actor,) = find_states(parse.sentences[0])
    (place,) = find_places(text, parse, ())
    assert (text.quote(actor.span), text.quote(place.span)) == ("Jakarta", "Bangkok")
    assert actor.confidence is not None
    assert actor.confidence > 0.8
    assert place.confidence is not None
    assert place.confidence > 0.8


@pytest.mark.parametrize(
    ("text", "place"),
    [("A mine blew up near Kaduna, Nigeria.", "Nigeria"), ("The Geneva talks collapsed.", "Geneva")],
)
def test_what_the_form_settles_has_no_confidence(document: Make, text: str, place: str) -> None:
    made = document(text)
    found = {made.quote(p.span): p.confidence for p in find_places(made, parse_document(made), ())}
    assert found[place] is None


def test_the_weights_are_those_of_their_list() -> None:
    assert len(load_head(WEIGHTS).signs) > 100
