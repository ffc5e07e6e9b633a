"""Verbs that no frame knows, typed by the learned head. Frames are hidden, so that the head has to read them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.happenings import mentions
from rashomon.happenings.types_verbs import family
from rashomon.model import EventMention

Told = Callable[..., list[EventMention]]


@pytest.fixture
def unframed(monkeypatch: pytest.MonkeyPatch, told: Told) -> Told:
    """`told` for a reader without frames."""
    monkeypatch.setattr(mentions, "match_frames", lambda _: [])
    return told


def test_a_verb_between_two_named_parties_is_typed_by_its_root_alone(unframed: Told) -> None:
    text = "On Monday the Kenyan army bombed the Somali rebels near the river."
    (found,) = unframed(text, actors=["Kenyan army", "Somali rebels"], times=["Monday"])
    assert found.plover is not None
    assert (found.plover.root, found.plover.mode, found.cameo, found.lemma) == ("ASSAULT", None, None, "bomb")
    assert [(f.role, text[f.span.start : f.span.end]) for f in found.fillers] == [
        ("actor", "Kenyan army"),
        ("recipient", "Somali rebels"),
    ]
    assert [text[t.start : t.end] for t in found.times] == ["Monday"]


def test_modality_is_read_as_of_any_event(unframed: Told) -> None:
    (found,) = unframed("The Kenyan army did not bomb the Somali rebels.", actors=["Kenyan army", "Somali rebels"])
    assert found.modality == "negated"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Kenyan army bombed the bridge on Monday.", ["Kenyan army"]),  # one party
        ("Chad resembles Niger.", ["Chad", "Niger"]),  # nothing happens
        ("Chad knows Niger well.", ["Chad", "Niger"]),
        ("They bombed the Somali rebels.", ["Somali rebels"]),  # nobody is named
    ],
)
def test_states_and_parties_without_a_name_give_nothing(unframed: Told, text: str, actors: list[str]) -> None:
    assert unframed(text, actors=actors) == []


def test_a_verb_by_which_something_is_said_is_no_deed(unframed: Told) -> None:
    text = "Kenya told Somalia that the road was open."
    said = ("Kenya", "told", "that the road was open", "asserts")
    assert unframed(text, actors=["Kenya", "Somalia"], said=said) == []


def test_what_a_frame_matches_on_the_way_is_left_to_it(told: Told) -> None:
    found = told(
        "The Kenyan army attacked the Somali rebels, peppering them with mortars.",
        actors=["Kenyan army", "Somali rebels"],
    )
    assert [m.lemma for m in found if m.plover and m.plover.root == "ASSAULT"][:1] == ["attack"]
    assert "pepper" not in {m.lemma for m in found}


def test_a_root_of_several_families_has_no_code() -> None:
    assert [family(root) for root in ("COERCE", "AID", "ASSAULT", None)] == ["17", "07", None, None]
