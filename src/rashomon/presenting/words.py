"""Values in words for people, the same on every screen: participants, types, chains, quotations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.edtf import interval
from rashomon.knowledge.actors.tables import countries
from rashomon.knowledge.outlet_names import outlet_name
from rashomon.model import Actor, Date, Document, Event, Hedge, Level, Place, Span

#: What is said of a voice that leaves a proposition out: a text proves nothing about what else was said.
SILENCE = "not in the text we have"
#: What stands before the arrow where who acted is no actor that we know.
NOT_IDENTIFIED = "not identified"
#: Of an account that stands in a row because its words are alike, and that no rule put there.
BY_LIKENESS = "laid here by likeness"
#: So many words of what a hedge weakens are shown.
_SCOPE_WORDS = 6
_QUOTES = '"“”„«»'


def names_of(actors: Iterable[Actor]) -> dict[str, str]:
    """Each actor's name by id."""
    return {actor.id: actor.name for actor in actors}


def who(event: Event, names: Mapping[str, str]) -> str:
    """Those who take part: actors, an arrow, recipients, then third parties. Something always stands before the arrow,
    be it only that the actor is not identified: who is acted on is not to look like who acts."""

    def those(role: str) -> str:
        found = once_by_name((p.actor for p in event.participants if p.role == role), names)
        return ", ".join(names.get(each, each) for each in found)

    actors, recipients = those("actor"), those("recipient")
    sides = f"{actors or NOT_IDENTIFIED} → {recipients}" if recipients else actors
    return "; ".join(part for part in (sides, those("third")) if part)


def accused(event: Event, names: Mapping[str, str]) -> str:
    """Those who are only accused of it; "" for none."""
    return ", ".join(names.get(each, each) for each in once_by_name((p.actor for p in event.accused), names))


def once_by_name(actors: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Actors in their order, of those that go by one name the first: a reader sees no other difference."""
    first: dict[str, str] = {}
    for actor in actors:
        first.setdefault(names.get(actor, actor), actor)
    return tuple(first.values())


def where(place: Place | None) -> str:
    """A place with its country by name; "" for none. What is named like its country stands alone."""
    if place is None:
        return ""
    return ", ".join(dict.fromkeys(part for part in (place.name, country_name(place.country)) if part))


def country_name(code: str | None) -> str:
    """The name of a country by its alpha-3 code; the code itself where it is none we know, "" for none."""
    known = countries().get(code or "")
    return known.name if known is not None else code or ""


def kind_of(event: Event) -> str:
    """The type of an event as PLOVER has it ("consult / phone"); "" where it has none."""
    return " / ".join(part.lower() for part in (event.plover.root, event.plover.mode) if part) if event.plover else ""


def status_told(event: Event) -> str:
    """What an event is called where nothing else says that it may not have happened: with its status behind it, unless
    it is told as a fact."""
    return event.label if event.status == "occurred" else f"{event.label} ({event.status})"


def voices_of(level: Level) -> str:
    """The voices of one level, which speak together."""
    return " and ".join(voice.name for voice in level.voices)


def via(chain: Iterable[Level]) -> str:
    """The voices through which the innermost one speaks, the nearest first; "" where it speaks for itself."""
    levels = list(chain)[1:-1]
    return ", ".join(voices_of(level) for level in reversed(levels))


def exact_words(document: Document, spans: Iterable[Span]) -> str:
    """The words of spans of one document as they stand in it, line breaks folded, "…" between the pieces."""
    return " … ".join(" ".join(document.quote(span).split()) for span in spans)


def hedge_words(document: Document, hedge: Hedge) -> str:
    """A hedge and what it weakens ("suspected (rebels)"); a long scope by its first words."""
    words = exact_words(document, hedge.scope).split()
    scope = " ".join(words[:_SCOPE_WORDS]) + (" …" if len(words) > _SCOPE_WORDS else "")
    return exact_words(document, (hedge.span,)) + (f" ({scope})" if words else "")


def in_quotes(words: str) -> str:
    """Words in quotation marks: their own where these stand around them, others where theirs stand inside."""
    if not words or (words[0] in _QUOTES and words[-1] in _QUOTES):
        return words
    return f"«{words}»" if any(mark in words for mark in _QUOTES) else f"“{words}”"


def published_by(outlet: str | None, publisher: str | None, path: str, names: Mapping[str, str]) -> str:
    """Who published a document, as far as it is known: its outlet, the publisher by name, else the name of its file."""
    return (
        (outlet_name(outlet) if outlet else None)
        or (names.get(publisher, publisher) if publisher else None)
        or file_name(path)
    )


def titled(title: str | None, path: str) -> str:
    """A document's title, or the name of its file where it has none."""
    return title if title and title.strip() else file_name(path)


def file_name(path: str) -> str:
    """The last part of a path."""
    return path.rsplit("/", 1)[-1]


def shortest_edtf(date: Date) -> tuple[str, ...]:
    """The first and last of a date's days, or the one day, month or year that it is; both of its ends are known."""
    return tuple((interval(date.earliest, date.latest).edtf or "").split("/"))
