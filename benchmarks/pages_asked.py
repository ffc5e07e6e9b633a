"""What a fixed mix of visits asks the reading room: every kind of page, its JSON twin and the API, with random things
of the store and with the worst ones: those who act most, the most common words, the last pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

from rashomon.web.addresses import actor_address, pair_address, source_address

Make = Callable[[Random], str]

#: So many random events, documents and actors are asked for.
_DRAWN = 400


class Things:
    """Ids and names of a store to ask for."""

    def __init__(self, path: Path) -> None:
        connection = sqlite3.connect(path)

        def column(statement: str) -> list[str]:
            return [row[0] for row in connection.execute(statement)]

        count = connection.execute("SELECT count(*), (SELECT count(*) FROM documents) FROM events").fetchone()
        self.events_count, self.documents_count = count
        step, document_step = max(1, count[0] // _DRAWN), max(1, count[1] // _DRAWN)
        self.events = column(f"SELECT id FROM events WHERE position % {step} = 0")
        self.documents = column(f"SELECT id FROM documents WHERE number % {document_step} = 0")
        self.told_most = column("SELECT event FROM event_documents GROUP BY event ORDER BY count(*) DESC LIMIT 5")
        self.longest = column("SELECT document FROM items GROUP BY document ORDER BY count(*) DESC LIMIT 5")
        self.actors = column(f"SELECT id FROM name_text WHERE kind = 'actor' ORDER BY rowid LIMIT {_DRAWN}")
        self.names = column(f"SELECT name FROM name_text WHERE kind = 'actor' ORDER BY rowid LIMIT {_DRAWN}")
        self.sources = column("SELECT outlet FROM documents WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC")
        self.publishers = column("SELECT id FROM sources ORDER BY documents DESC LIMIT 200")
        self.pairs = connection.execute("SELECT a, b FROM pairs ORDER BY events DESC LIMIT 200").fetchall()
        self.places = column("SELECT name FROM name_text WHERE kind = 'place' ORDER BY rowid LIMIT 50")
        self.storylines = column("SELECT id FROM storylines ORDER BY events DESC LIMIT 200")
        self.parties = column("SELECT actor FROM actor_totals ORDER BY events DESC LIMIT 200")
        connection.close()


def kinds(things: Things) -> Mapping[str, Make]:
    """What is asked, by the name of its kind."""

    def asked(path: str, **fields: str | int) -> str:
        return f"{path}?{urlencode({name.rstrip('_'): value for name, value in fields.items()})}"

    def one(path: str, among: list[str], ending: str = "") -> Make:
        return lambda random: path + quote(random.choice(among), safe=":") + ending

    def paired(part: str) -> Make:
        addresses = [pair_address(a, b, part) for a, b in things.pairs]
        return lambda random: random.choice(addresses)

    def acting(among: list[str], part: str = "") -> Make:
        return lambda random: actor_address(random.choice(among), part)

    def publishing(part: str = "") -> Make:
        return lambda random: source_address(random.choice(things.publishers), part)

    def anywhere(path: str, count: int) -> Make:
        return lambda random: asked(path, start=random.randrange(count))

    last = things.events_count // 3
    busiest, most, second = things.names[0], things.sources[0], things.names[min(10, len(things.names) - 1)]
    return {
        "chronology": lambda _: "/",
        "chronology, any page": anywhere("/events", last),
        "chronology, far on": lambda _: asked("/events", start=last),
        "chronology, undated": lambda random: asked("/events", dated="no", start=random.randrange(last)),
        "chronology, busiest actor": lambda _: asked("/events", actor=busiest),
        "chronology, any actor": lambda random: asked("/events", actor=random.choice(things.names)),
        "chronology, one letter as actor": lambda _: asked("/events", actor="a"),
        "chronology, unknown actor (400)": lambda _: asked("/events", actor="Antno Karomi"),
        "chronology, a pair": lambda random: asked("/events", actor=busiest, other=random.choice(things.names[1:40])),
        "chronology, two of one country": lambda _: asked("/events", actor=busiest, other=second),
        "chronology, a common word": lambda _: asked("/events", text="it happened"),
        "chronology, a word": lambda random: asked("/events", text=random.choice(things.names).split()[-1]),
        "chronology, type and period": lambda random: asked(
            "/events", type="CONSULT", from_=random.randrange(2006, 2020), to=2020
        ),
        "chronology, place": lambda random: asked("/events", place=random.choice(things.places)),
        "chronology, source": lambda random: asked("/events", source=random.choice(things.sources)),
        "chronology, disputed only": lambda _: asked("/events", disputed="yes"),
        "chronology, all filters": lambda _: asked(
            "/events", actor=busiest, type="CONSULT", from_=2008, to=2020, disputed="yes", text="met", source=most
        ),
        "events.json": anywhere("/events.json", last),
        "events.json, busiest actor": lambda _: asked("/events.json", actor=busiest),
        "event": one("/events/", things.events),
        "event, told of most": one("/events/", things.told_most),
        "event.json": one("/events/", things.events, ".json"),
        "documents": anywhere("/documents", things.documents_count),
        "documents, last page": lambda _: asked("/documents", start=things.documents_count - 50),
        "documents, a common word": lambda _: asked("/documents", text="the"),
        "documents, words": lambda random: asked("/documents", text=random.choice(things.names)),
        "documents, source": lambda random: asked("/documents", source=random.choice(things.sources)),
        "documents.json": anywhere("/documents.json", things.documents_count),
        "document": one("/documents/", things.documents),
        "document, richest": one("/documents/", things.longest),
        "document.json": one("/documents/", things.documents, ".json"),
        "pairs": lambda _: "/pairs",
        "pair": paired(""),
        "pair.json": paired(".json"),
        "pair, events": paired("/events"),
        "actors": lambda _: "/actors",
        "actors, a name": lambda random: asked("/actors", name=random.choice(things.names)[:4]),
        "actor": acting(things.actors),
        "actor, busiest": acting(things.parties[:5]),
        "actor.json": acting(things.actors, ".json"),
        "actor, events": acting(things.actors, "/events"),
        "actor, accounts": acting(things.actors, "/accounts"),
        "sources": lambda _: "/sources",
        "source": publishing(),
        "source.json": publishing(".json"),
        "source, events": publishing("/events"),
        "storylines": lambda _: "/storylines",
        "storyline": one("/storylines/", things.storylines),
        "storyline.json": one("/storylines/", things.storylines, ".json"),
        "import": lambda _: "/import",
        "exports": lambda _: "/exports",
        "api: events": anywhere("/api/events", things.events_count),
        "api: events, 500 of them": lambda _: asked("/api/events", limit=500),
        "api: events, a pair": lambda _: asked("/api/events", pair=f"{things.names[0]},{second}"),
        "api: event": one("/api/events/", things.events),
        "api: accounts": one("/api/events/", things.events, "/accounts"),
        "api: comparisons": one("/api/events/", things.events, "/comparisons"),
        "api: documents": anywhere("/api/documents", things.documents_count),
        "api: document": one("/api/documents/", things.documents),
        "api: attributions": one("/api/documents/", things.documents, "/attributions"),
        "api: search, a common word": lambda _: asked("/api/search", text="the"),
        "api: search": lambda random: asked("/api/search", text=random.choice(things.names)),
        "api: actors": lambda _: "/api/actors",
        "api: actor": one("/api/actors/", things.actors),
        "api: sources": lambda _: "/api/sources",
        "style sheet": lambda _: "/static/base.css",
    }
