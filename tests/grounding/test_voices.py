"""Voices: chains from the narrator inwards, kinds, names and sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rashomon.encoder.parser import parse_document
from rashomon.grounding.voices import resolve_voices
from rashomon.model import Actor, ActorExpression, ActorMention, ActorReading, Document, Level, Span
from rashomon.statements.attributions import find_attributions

Known = list[tuple[str, Actor, ActorReading]]

XINHUA = Actor("outlet:xinhua", "Xinhua", "outlet", "CHN")
MANILA = Actor("government:PHL", "government of the Philippines", "government", "PHL")
PALACE = Actor("office:PHL/president", "President of the Philippines", "office", "PHL")
SAAVEDRA = Actor("person:ines-saavedra", "Inés Saavedra", "person", "CHL")
LOMBE = Actor("person:k-lombe", "K. Lombe", "person", "ZMB")


def voices(document: Document, known: Known) -> tuple[list[list[list[tuple[str, str, str | None]]]], dict[str, Actor]]:
    """For each attribution its levels below the narrator, as (name, kind, actor); and the actors by id."""
    mentions, expressions = [], []
    for words, actor, reading in known:
        start = document.text.index(words)
        span = Span(document.id, start, start + len(words))
        mentions.append(ActorMention(span, actor.id, reading))
        expressions.append(ActorExpression(span, reading, (actor.id,)))
    parse = parse_document(document)
    said = find_attributions(document, parse, tuple(expressions))
    actors = tuple({actor.id: actor for _, actor, _ in known}.values())
    chained, every = resolve_voices(document, parse, said, actors, tuple(mentions))
    return [[_plain(level) for level in a.chain[1:]] for a in chained], {a.id: a for a in every}


def _plain(level: Level) -> list[tuple[str, str, str | None]]:
    return [(v.name, v.kind, v.actor) for v in level.voices]


def test_a_chain_runs_from_the_outlet_to_the_party(document: Callable[..., Document]) -> None:
    made = document("Xinhua reported that Manila confirmed the visit.")
    chains, _ = voices(made, [("Xinhua", XINHUA, "name"), ("Manila", MANILA, "metonym")])
    outlet, party = ("Xinhua", "outlet", "outlet:xinhua"), ("Manila", "institution", "government:PHL")
    assert chains == [[[outlet]], [[outlet], [party]]]


def test_the_outermost_voice_is_the_narrator(document: Callable[..., Document]) -> None:
    made = document("Manila denied the report.")
    parse = parse_document(made)
    (found,), _ = resolve_voices(made, parse, find_attributions(made, parse, ()), (), ())
    assert [(v.name, v.kind) for v in found.chain[0].voices] == [("narrator", "narrator")]


def test_in_a_statement_the_narrator_is_the_publisher(document: Callable[..., Document]) -> None:
    made = replace(document("The president denied the report."), kind="statement", publisher=PALACE.id)
    parse = parse_document(made)
    (found,), _ = resolve_voices(made, parse, find_attributions(made, parse, ()), (PALACE,), ())
    assert [(v.kind, v.actor) for v in found.chain[0].voices] == [("narrator", PALACE.id)]


def test_a_document_speaks_for_its_author(document: Callable[..., Document]) -> None:
    made = document("A Palace press release said the talks had ended.")
    chains, _ = voices(made, [("Palace", PALACE, "metonym")])
    assert chains == [[[("Palace press release", "document", PALACE.id)]]]


def test_a_letter_is_named_by_who_sent_it(document: Callable[..., Document]) -> None:
    made = document("Saavedra sent the ministers a letter urging them to resign.")
    chains, _ = voices(made, [("Saavedra", SAAVEDRA, "name")])
    assert chains == [[[("Inés Saavedra’s letter", "document", SAAVEDRA.id)]]]


def test_two_who_speak_together_stand_in_one_level(document: Callable[..., Document]) -> None:
    made = document("Saavedra and Lombe said the treaty was dead.")
    chains, _ = voices(made, [("Saavedra", SAAVEDRA, "name"), ("Lombe", LOMBE, "name")])
    assert chains == [[[("Inés Saavedra", "person", SAAVEDRA.id), ("K. Lombe", "person", LOMBE.id)]]]


def test_sources_of_two_capitals_are_two_voices(document: Callable[..., Document]) -> None:
    made = document("Both Manila and Lusaka sources reported that the ship had docked.")
    chains, actors = voices(made, [("Manila", MANILA, "metonym")])
    ((level,),) = chains
    assert [(name, kind) for name, kind, _ in level] == [("Manila sources", "unnamed"), ("Lusaka sources", "unnamed")]
    side = next(a for a in actors.values() if a.name == "Manila sources")
    assert side.side == "state:PHL"


def test_a_bracket_that_is_not_closed_is_no_part_of_a_name(document: Callable[..., Document]) -> None:
    made = document("The Lake Defence Forces (LDF), which have fought the army since April, denied any involvement.")
    chains, _ = voices(made, [])
    assert [level[0][0] for chain in chains for level in chain] == ["The Lake Defence Forces"]


def test_an_unnamed_source_keeps_its_words(document: Callable[..., Document]) -> None:
    made = document("A Bolivian diplomat, speaking on condition of anonymity, said the border was shut.")
    chains, actors = voices(made, [])
    (((name, kind, actor),),) = chains[0]
    assert (name, kind) == ("A Bolivian diplomat", "unnamed")
    assert actor is not None
    evidence = actors[actor].side_evidence
    assert actors[actor].side == "state:BOL"
    assert isinstance(evidence, Span)
    assert made.quote(evidence) == "Bolivian"


def test_hearsay_has_an_unnamed_voice(document: Callable[..., Document]) -> None:
    chains, _ = voices(document("Gunmen reportedly took the town of Djibo."), [])
    assert chains == [[[("unnamed", "unnamed", None)]]]


def test_they_are_the_plural_subject_before_them(document: Callable[..., Document]) -> None:
    made = document("Several Gulf traders left early. They said the port was unsafe.")
    chains, _ = voices(made, [])
    assert chains == [[[("Several Gulf traders", "unnamed", None)]]]


def test_who_is_the_noun_of_its_clause(document: Callable[..., Document]) -> None:
    made = document("The admiral, who said the wreck was empty, has resigned.")
    chains, _ = voices(made, [])
    assert [name for level in chains[0] for name, _, _ in level] == ["The admiral"]


def test_a_state_outlet_has_its_side_from_the_words_beside_it(document: Callable[..., Document]) -> None:
    made = document("Xinhua, a Chinese state-run news agency, reported that the talks had ended.")
    _, actors = voices(made, [("Xinhua", XINHUA, "name")])
    evidence = actors["outlet:xinhua"].side_evidence
    assert actors["outlet:xinhua"].side == "state:CHN"
    assert isinstance(evidence, Span)
    assert made.quote(evidence) == "a Chinese state-run news agency"


def test_an_outlet_has_no_side_without_evidence(document: Callable[..., Document]) -> None:
    gazette = Actor("outlet:gazette-of-arica", "Gazette of Arica", "outlet", "CHL")
    made = document("The Gazette of Arica reported that the talks had ended.")
    _, actors = voices(made, [("The Gazette of Arica", gazette, "name")])
    assert actors["outlet:gazette-of-arica"].side is None


def test_sides_are_actors_too(document: Callable[..., Document]) -> None:
    _, actors = voices(document("Manila denied the report."), [("Manila", MANILA, "metonym")])
    assert actors["government:PHL"].side == "state:PHL"
    assert actors["state:PHL"].kind == "state"


def test_a_demonym_is_no_side_of_an_outlet_or_an_activist(document: Callable[..., Document]) -> None:
    made = document("A Bolivian activist said the dam had burst. Chile's largest newspaper said the army had left.")
    chains, actors = voices(made, [])
    assert [actor for (((_, _, actor),),) in chains] == [None, None]
    assert actors == {}


def test_whom_an_outlet_cites_stands_inside_it(document: Callable[..., Document]) -> None:
    made = document("Xinhua, citing a naval officer, reported that the frigate had sunk.")
    chains, _ = voices(made, [("Xinhua", XINHUA, "name")])
    assert [[[name for name, _, _ in level] for level in chain] for chain in chains] == [
        [["Xinhua"]],
        [["Xinhua"], ["a naval officer"]],
    ]


def test_a_pronoun_within_its_own_noun_phrase_stands_for_the_words_before_it(document: Callable[..., Document]) -> None:
    made = document("Rebel commanders and their spokesmen say that the strait is shut.")
    chains, _ = voices(made, [])
    assert [[name for name, _, _ in level] for level in chains[0]] == [
        ["Rebel commanders", "Rebel commanders’ spokesmen"]
    ]
