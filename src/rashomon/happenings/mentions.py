"""Event mentions as written: the clauses that tell of events, with the words that fill their roles.

Verbs, nouns and adjectives are matched to frames (`knowledge/frames`); who takes part, when, where, how many and
whether it happened is read off the dependencies. Method after the sentence-level coders of event data (PETRARCH2,
POLECAT's NGEC), with their scope widened to modality, numbers and the voice that tells.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rashomon.encoder.parse import Parse, Sentence
from rashomon.happenings.anchoring import tells_of_event
from rashomon.happenings.binding import Binder
from rashomon.happenings.commitments import commit
from rashomon.happenings.fillers import Fillers
from rashomon.happenings.hedging import hedged_dimensions
from rashomon.happenings.matching import Match, containers_of, match_frames
from rashomon.happenings.modality import Outlook
from rashomon.happenings.naming import Names
from rashomon.happenings.numbers import find_numbers
from rashomon.happenings.telling import modality_when_told, teller
from rashomon.happenings.triggers import extent, is_definite, trigger
from rashomon.happenings.types_verbs import learned_matches
from rashomon.model import (
    ActorExpression,
    Attribution,
    Document,
    EventMention,
    PlaceExpression,
    PloverType,
    Span,
    TimeExpression,
)

#: Values of time expressions that lie before the time of writing.
_COUNTING_BACK = frozenset(("relation=-1", "deictic=-1", "modifier=earlier"))
#: How many sentences back a common noun may point ("the test"); in news farther ones are mostly about something else.
_RECALLED = 5


@dataclass(frozen=True)
class _Expressions:
    """What was found in a document before: who, when, where and who says so."""

    actors: tuple[ActorExpression, ...]
    times: tuple[Span, ...]
    past: frozenset[Span]
    places: tuple[PlaceExpression, ...]
    attributions: tuple[Attribution, ...]

    def within(self, sentence: Sentence) -> _Expressions:
        """Those that stand in a sentence; attributions are kept whole."""

        def here(span: Span) -> bool:
            return sentence.start <= span.start < sentence.end

        return _Expressions(
            tuple(e for e in self.actors if here(e.span)),
            tuple(span for span in self.times if here(span)),
            self.past,
            tuple(e for e in self.places if here(e.span)),
            self.attributions,
        )


def find_event_mentions(
    document: Document,
    parse: Parse,
    actors: tuple[ActorExpression, ...],
    times: tuple[TimeExpression, ...],
    places: tuple[PlaceExpression, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    """The event mentions of a document in text order, with fillers, times, places and numbers as written.

    Speech as such is no event; demands, threats, accusations, refusals and agreements are. Participants, time and
    place stay empty until `grounding.happenings` resolves them.
    """
    past = frozenset(e.span for e in times if _COUNTING_BACK & set(e.value) or e.rule == "ago")
    whole = _Expressions(actors, tuple(e.span for e in times), past, places, attributions)
    found: list[EventMention] = []
    kinds: list[frozenset[str]] = []  # roots and modes of the events of each sentence
    for sentence in parse.sentences:
        told = frozenset[str]().union(*kinds[-_RECALLED:])
        here = _in_sentence(sentence, whole.within(sentence), told)
        kinds.append(frozenset(k for m in here if m.plover is not None for k in _kinds(m.plover.root, m.plover.mode)))
        found += here
    found.sort(key=lambda m: (m.span, m.lemma))
    return tuple(_numbered(document, n, mention) for n, mention in enumerate(found, 1))


def _numbered(document: Document, number: int, mention: EventMention) -> EventMention:
    return replace(mention, id=f"{document.id}/m{number}")


def _in_sentence(sentence: Sentence, known: _Expressions, told: frozenset[str]) -> list[EventMention]:
    names = Names(sentence, known.actors, known.places)
    matches = _matches(sentence, names, known, told)
    if not matches:
        return []
    roots = {m.head.index: m.frame.root for m in matches}
    outlook = Outlook(sentence, roots | _noun_roots(matches))
    fillers = Fillers(sentence, names, {m.head.index: m for m in matches}, roots)
    # a word that tells of no event, whatever is bound to it, has no time and place to itself
    telling = [m for m in matches if tells_of_event(m, fillers, fillers.find(m), tied=True)]
    found = _bound(sentence, known, telling, fillers, outlook)
    if not all(found):
        telling = [match for match, mention in zip(telling, found, strict=True) if mention is not None]
        found = _bound(sentence, known, telling, fillers, outlook)
    return commit(sentence, [mention for mention in found if mention is not None], known.attributions)


def _kinds(root: str, mode: str | None) -> tuple[str, str]:
    """An event's kinds as frames name those they recall: its root, and its root and mode ("MOBILIZE:weapons")."""
    return root, f"{root}:{mode}"


def _bound(
    sentence: Sentence, known: _Expressions, matches: list[Match], fillers: Fillers, outlook: Outlook
) -> list[EventMention | None]:
    """The mentions of matches, with the times and places of the sentence parted among them; None where a match tells
    of no event."""
    words = {t.index: n for n, match in enumerate(matches) for t in (*match.words, *containers_of(match))}
    binder = Binder(sentence, words, known.past)
    times = binder.times(known.times)
    places = binder.places([e.span for e in known.places])
    return [
        _mention(match, known, fillers, outlook, tuple(times.get(n, ())), tuple(places.get(n, ())), frozenset(words))
        for n, match in enumerate(matches)
    ]


def _matches(sentence: Sentence, names: Names, known: _Expressions, told: frozenset[str]) -> list[Match]:
    """The words that fit frames, and verbs without a frame that the learned head types. A word that only points back
    needs an event of its roots among those `told` before."""
    framed = [m for m in match_frames(sentence) if not _is_part_of_name(m, known)]
    told |= {k for m in framed if m.frame.root and not m.frame.recalls for k in _kinds(m.frame.root, m.frame.mode)}
    framed = [m for m in framed if not m.frame.recalls or m.frame.recalls & told]
    roots = {m.head.index: m.frame.root for m in framed}
    fillers = Fillers(sentence, names, {m.head.index: m for m in framed}, roots)
    cues = (span for attribution in known.attributions for span in attribution.cue)
    return sorted([*framed, *learned_matches(sentence, framed, fillers, cues)], key=lambda m: m.head.index)


def _noun_roots(matches: list[Match]) -> dict[int, str | None]:
    return {m.noun.index: m.frame.root for m in matches if m.noun is not None}


def _is_part_of_name(match: Match, known: _Expressions) -> bool:
    """A noun inside somebody's or some place's name is no event ("Strike Force", "Battle Creek")."""
    names = [e.span for e in known.actors if e.reading == "name"] + [e.span for e in known.places]
    start = match.head.start
    return match.frame.pos != "verb" and any(s.start <= start < s.end for s in names)


def _mention(
    match: Match,
    known: _Expressions,
    fillers: Fillers,
    outlook: Outlook,
    times: tuple[Span, ...],
    places: tuple[Span, ...],
    words: frozenset[int],
) -> EventMention | None:
    found = fillers.find(match)
    numbers = find_numbers(match, known.times, fillers.matches)
    definite = is_definite(match)
    if not tells_of_event(match, fillers, found, tied=bool(times or places or numbers)):
        return None
    others = words - {t.index for t in match.words}
    shut = (*(e.span for e in known.actors), *known.times, *(e.span for e in known.places))
    span = trigger(match, others, shut)
    attribution = teller(span, known.attributions)
    frame = match.frame
    return EventMention(
        id="",
        span=span,
        extent=extent(match),
        lemma=frame.lemma,
        nominal=match.nominal,
        modality=modality_when_told(outlook.of_match(match), attribution, match, outlook),
        plover=PloverType(frame.root, frame.mode, frame.context) if frame.root else None,
        cameo=frame.cameo,
        attribution=attribution.id if attribution else None,
        definite=definite,
        fillers=found,
        times=tuple(sorted(times)),
        places=tuple(sorted(places)),
        numbers=numbers,
        hedged=hedged_dimensions(match, found, numbers, times, known.attributions),
    )
