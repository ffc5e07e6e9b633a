"""ECB+ (Cybulska and Vossen 2014, CC BY 3.0) read as our reader reads, with event mentions at the gold spans.

Who, when and where come from our own reading; only where the mentions stand is taken from the gold. A gold span that
one of our frames fits keeps that frame; another gets a neutral frame for its word class, so that every mention has the
facts that linking looks at.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.expressions.places import find_places
from rashomon.expressions.times import find_times
from rashomon.grounding.actors import resolve_actors
from rashomon.grounding.happenings import resolve_event_mentions
from rashomon.grounding.places import resolve_places
from rashomon.grounding.times import resolve_times
from rashomon.grounding.voices import resolve_voices
from rashomon.happenings.binding import Binder
from rashomon.happenings.fillers import Fillers
from rashomon.happenings.matching import Match, match_frames
from rashomon.happenings.modality import Outlook
from rashomon.happenings.naming import Names
from rashomon.happenings.numbers import find_numbers
from rashomon.happenings.phrases import lemma_of
from rashomon.happenings.telling import modality_when_told, teller
from rashomon.happenings.triggers import is_definite
from rashomon.happenings.words import with_words
from rashomon.knowledge.frames import Frame
from rashomon.model import (
    ActorExpression,
    Attribution,
    Document,
    EventMention,
    PlaceExpression,
    PloverType,
    Reading,
    Span,
    TimeExpression,
)
from rashomon.statements.attributions import find_attributions
from training.coreference_corpora import document_of

_Written = TypeVar("_Written", ActorExpression, TimeExpression, PlaceExpression)
_EVENTS = ("ACTION", "NEG_ACTION")
#: The address that some texts begin with is no text.
_ADDRESS = ("http", "www.")


@dataclass(frozen=True)
class GoldMention:
    """A marked event mention: its id (`36_1ecb.xml_23`), stretch of the text, chain, topic and story."""

    id: str
    start: int
    end: int
    chain: str
    topic: str
    story: str


@dataclass(frozen=True)
class _Expressions:
    people: tuple[ActorExpression, ...]
    whens: tuple[TimeExpression, ...]
    wheres: tuple[PlaceExpression, ...]


@dataclass(frozen=True)
class Marked:
    """A document with its gold mentions."""

    document: Document
    mentions: tuple[GoldMention, ...]


def read_ecbplus(folder: Path) -> Iterator[Marked]:
    """The documents of a part of ECB+ (`train`, `dev`) by topic and name; only mentions of checked sentences count."""
    with (folder.parent / f"{folder.name}_sentences.csv").open(encoding="utf-8", newline="") as stream:
        checked = {(f"{topic}_{name}", sentence) for topic, name, sentence, *_ in csv.reader(stream)}
    for path in sorted(folder.rglob("*.xml"), key=lambda p: (int(p.parent.name), p.name)):
        yield _marked(path, checked)


def _marked(path: Path, checked: set[tuple[str, str]]) -> Marked:
    root = ElementTree.parse(path).getroot()
    tokens = [(t.get("t_id") or "", t.get("sentence") or "", t.text or "") for t in root.iter("token")]
    document, at = document_of(path.stem, [(sentence, text) for _, sentence, text in tokens])
    place = {t_id: n for n, (t_id, _, _) in enumerate(tokens)}
    chains = {}
    for relation in root.find("Relations") or ():
        name = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else f"{path.name}#{relation.get('r_id')}"
        for source in relation.iter("source"):
            chains[source.get("m_id") or ""] = name or ""
    topic = path.parent.name
    story = f"{topic}_{'ecbplus' if 'plus' in path.name else 'ecb'}"
    found = []
    for item in root.find("Markables") or ():
        anchors = [place[a.get("t_id") or ""] for a in item.iter("token_anchor")]
        if not anchors or not item.tag.startswith(_EVENTS) or (path.stem, tokens[anchors[0]][1]) not in checked:
            continue
        number = item.get("m_id") or ""
        id = f"{path.name}_{number}"
        start, end = min(at[n][0] for n in anchors), max(at[n][1] for n in anchors)
        found.append(GoldMention(id, start, end, chains.get(number, f"alone:{id}"), topic, story))
    blocks = tuple(b for b in document.blocks if not document.text[b.start : b.end].startswith(_ADDRESS))
    return Marked(replace(document, blocks=blocks or document.blocks), tuple(found))


def reading_of(marked: Marked) -> Reading:
    """What our reader makes of a document, with one event mention for each gold mention, under the gold's ids."""
    document = marked.document
    parse = parse_document(document)
    people = find_actors(document, parse)
    whens = find_times(document, parse, people)
    wheres = find_places(document, parse, people)
    said = find_attributions(document, parse, people)
    told = with_words(parse, _mentions(marked, parse, people, whens, wheres, said))
    actors, actor_mentions = resolve_actors(document, parse, people, said)
    attributions, actors = resolve_voices(document, parse, said, actors, actor_mentions)
    times = resolve_times(document, parse, whens)
    places = resolve_places(document, wheres)
    mentions = resolve_event_mentions(document, parse, told, actor_mentions, times, places, attributions)
    return Reading(document, actors, actor_mentions, times, places, attributions, mentions)


def _mentions(
    marked: Marked,
    parse: Parse,
    people: Sequence[ActorExpression],
    whens: Sequence[TimeExpression],
    wheres: Sequence[PlaceExpression],
    said: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    found: list[EventMention] = []
    for sentence in parse.sentences:
        gold = [m for m in marked.mentions if sentence.start <= m.start < sentence.end]
        if gold:
            known = _Expressions(_within(sentence, people), _within(sentence, whens), _within(sentence, wheres))
            found += _in_sentence(sentence, gold, known, said)
    return tuple(sorted(found, key=lambda m: (m.span, m.id)))


def _within(sentence: Sentence, expressions: Sequence[_Written]) -> tuple[_Written, ...]:
    return tuple(e for e in expressions if sentence.start <= e.span.start < sentence.end)


def _in_sentence(
    sentence: Sentence, gold: Sequence[GoldMention], known: _Expressions, said: tuple[Attribution, ...]
) -> list[EventMention]:
    matches = [_match_at(sentence, m) for m in gold]
    binder = Binder(sentence, {t.index: n for n, match in enumerate(matches) for t in match.words})
    times = binder.times([e.span for e in known.whens])
    places = binder.places([e.span for e in known.wheres])
    roots = {m.head.index: m.frame.root for m in matches}
    outlook = Outlook(sentence, roots)
    names = Names(sentence, known.people, known.wheres)
    fillers = Fillers(sentence, names, {m.head.index: m for m in matches}, roots)
    found = []
    for n, (mention, match) in enumerate(zip(gold, matches, strict=True)):
        span = Span(sentence.document, mention.start, mention.end)
        attribution = teller(span, said)
        frame = match.frame
        found.append(
            EventMention(
                id=mention.id,
                span=span,
                extent=span,
                lemma=frame.lemma,
                nominal=match.nominal,
                modality=modality_when_told(outlook.of_match(match), attribution, match, outlook),
                plover=PloverType(frame.root, frame.mode, frame.context) if frame.root else None,
                cameo=frame.cameo,
                attribution=attribution.id if attribution else None,
                definite=is_definite(match),
                fillers=fillers.find(match),
                times=tuple(sorted(times.get(n, ()))),
                places=tuple(sorted(places.get(n, ()))),
                numbers=find_numbers(match, tuple(e.span for e in known.whens), fillers.matches),
            )
        )
    return found


def _match_at(sentence: Sentence, mention: GoldMention) -> Match:
    """The frame whose head stands in a gold span, or a neutral one at the span's own head."""
    span = Span(sentence.document, mention.start, mention.end)
    inside = {t.index for t in sentence.within(span)}
    fitting = [m for m in match_frames(sentence) if m.head.index in inside]
    top = sentence.top(span) or sentence.tokens[0]
    best = next((m for m in fitting if m.head.index == top.index), None)
    return best or Match(sentence, _neutral(top), top, (top,))


def _neutral(token: Token) -> Frame:
    if token.pos in ("VERB", "AUX"):
        return Frame((lemma_of(token),), "verb", None, actor=("subject",), recipient=("object",))
    return Frame((lemma_of(token),), "noun", None, actor=("poss", "by", "modifier"), recipient=("of", "against", "on"))
