"""The rule reader. Kinds of wording that a demanding reader found wrong once: a sentence in, every attribution out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.model import Document, Span
from rashomon.statements.rules import RuleReader

Row = tuple[str, str, str, str]  # source, cue, content, stance; pieces joined by " | "

READ: list[tuple[str, list[Row]]] = [
    (
        "SUVA, Fiji, May 2 - The navy threatened to board the trawler.",
        [("The navy", "threatened", "to board the trawler", "promises")],
    ),
    (
        "According to the consul, the king rang the emir; the court said the line was dead.",
        [
            ("the consul", "According to", "the king rang the emir", "asserts"),
            ("the court", "said", "the line was dead", "asserts"),
        ],
    ),
    (
        "The coroner gave the number of dead as 14, but the mayor raised his count from nine to 16.",
        [
            ("The coroner", "gave", "the number of dead as 14", "asserts"),
            ("the mayor", "raised", "his count from nine to 16", "asserts"),
        ],
    ),
    (
        "The admiralty gave 3 May as the day of the sinking. The navy raised the number of patrols to four.",
        [("The admiralty", "gave", "3 May as the day of the sinking", "asserts")],
    ),
    ("The rangers counted 11 dead.", [("The rangers", "counted", "11 dead", "asserts")]),
    (
        "An aide at the palace, quoted by the Lusa news agency, said the king was ill.",
        [
            ("the Lusa news agency", "quoted", "An aide at the palace | said the king was ill", "asserts"),
            ("An aide at the palace", "said", "the king was ill", "asserts"),
        ],
    ),
    (
        "The warlord, Musa Keita, denied having ordered his men to burn the bridge.",
        [("The warlord, Musa Keita", "denied", "having ordered his men to burn the bridge", "denies")],
    ),
    (
        "Malawi's envoy to the talks, Grace Banda, repeated on Friday that her country had paid.",
        [("Malawi's envoy to the talks, Grace Banda", "repeated", "that her country had paid", "asserts")],
    ),
    ("No one has claimed that the bridge was mined.", []),
    (
        "The prince did not offer any land, according to an aide at the court quoted by the Lusa news agency.",
        [
            (
                "the Lusa news agency",
                "quoted",
                "The prince did not offer any land, according to an aide at the court",
                "asserts",
            ),
            ("an aide at the court", "according to", "The prince did not offer any land", "denies"),
        ],
    ),
    ("The blast suggested that the store was full.", []),
    ("The dyke that Guyana began was under water.", []),
    (
        "A paper in Georgetown had reported that the dyke was broken, and later apologised.",
        [("A paper in Georgetown", "had reported", "that the dyke was broken", "asserts")],
    ),
    ("Lesotho refused to withdraw its police from the town.", []),
    (
        "Lesotho refused to say where its police were.",
        [("Lesotho", "refused", "to say where its police were", "omits")],
    ),
    (
        "The court said that two officers were being questioned and that the town was calm.",
        [("The court", "said", "that two officers were being questioned and that the town was calm", "asserts")],
    ),
    (
        "Two Fishermen Shot off Atoll, Suva Says\n\nThe boat came home on Tuesday.",
        [("Suva", "Says", "Two Fishermen Shot off Atoll", "asserts")],
    ),
    (
        "“There was no soldier within sight,” the monk said.",
        [("the monk", "said", "“There was no soldier within sight,”", "asserts")],
    ),
    ("“There was no apology,” the monk said.", [("the monk", "said", "“There was no apology,”", "denies")]),
]


@pytest.mark.parametrize(("text", "rows"), READ)
def test_what_is_read(text: str, rows: list[Row], document: Callable[..., Document]) -> None:
    page = document(text)

    def words(spans: tuple[Span, ...]) -> str:
        return " | ".join(page.quote(span) for span in spans)

    found = RuleReader().read(page, parse_document(page), ())
    assert [(words(a.source), words(a.cue), words(a.content), a.stance) for a in found] == rows
