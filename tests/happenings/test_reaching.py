"""Whom a deed reaches when no slot of its frame names somebody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import EventMention, Span

Told = Callable[..., list[EventMention]]
Quote = Callable[[str, Span], str]


@pytest.mark.parametrize(
    ("text", "actors", "root", "recipients"),
    [
        ("Ghana agreed to lift the embargo on Togo.", ["Ghana", "Togo"], "AGREE", ["Togo"]),
        ("Kenya refused to meet with the Somali envoy.", ["Kenya", "Somali"], "REJECT", ["Somali"]),
        ("Chad threatened to shell Libya.", ["Chad", "Libya"], "THREATEN", ["Libya"]),
        ("Oman demanded the withdrawal of the Saudi troops.", ["Oman", "Saudi"], "REQUEST", ["Saudi"]),
        ("Bolivia rejected a request from the Peruvian minister.", ["Bolivia", "Peruvian"], "REJECT", ["Peruvian"]),
        ("Mali condemned a protest by dockers from Guinea.", ["Mali", "Guinea"], "ACCUSE", ["Guinea"]),
        ("Laos opened an investigation into claims that two guards beat miners.", ["Laos"], "ACCUSE", ["two guards"]),
        ("Nepal cancelled a planned visit to Bhutan.", ["Nepal", "Bhutan"], "REJECT", ["Bhutan"]),
    ],
)
def test_the_recipient_stands_in_what_is_said_or_answered(
    told: Told, quote: Quote, text: str, actors: list[str], root: str, recipients: list[str]
) -> None:
    mention = next(m for m in told(text, actors) if m.plover is not None and m.plover.root == root)
    assert [quote(text, f.span) for f in mention.fillers if f.role == "recipient"] == recipients
    assert mention.modality == "actual"


def test_a_joint_act_is_between_its_two_sides_and_nobody_else_is_drawn_in(told: Told, quote: Quote) -> None:
    text = "Ghana and Togo reached a deal that must be approved by the Nigerian parliament."
    mention = next(m for m in told(text, ["Ghana", "Togo", "Nigerian"]) if "reached" in quote(text, m.span))
    assert {(f.role, quote(text, f.span)) for f in mention.fillers} == {("actor", "Ghana"), ("recipient", "Togo")}


def test_pronouns_are_left_to_what_they_point_back_to(told: Told, quote: Quote) -> None:
    text = "Chad agreed to lay down its weapons."
    mention = next(m for m in told(text, ["Chad"]) if m.lemma == "agree")
    assert [f.role for f in mention.fillers] == ["actor"]
