"""Who acts in the generated store, and which events there are, drawn by a seed: names, not yet texts.

How often something comes follows what was measured on the demonstration corpus and on 179 reports of PolNeAR, as
`rashomon read` reads them; `SHAPE` names each figure with both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import yaml

from rashomon.model import Actor, Dimension, EventStatus, Place

T = TypeVar("T")
WORDS = Path(__file__).parent / "generated.yaml"

#: The first day on which an event may be, and how many days follow: twenty years of news.
FIRST_DAY, DAYS = date(2005, 1, 1), 7305
#: Events by how many documents tell of them, in thousandths (demonstration 877, 73, 31, 4, 15). Besides, a few events
#: are told of everywhere: one in 5,000, by 40 to 200 documents.
_TOLD_BY = ((1, 870), (2, 75), (3, 32), (4, 10), (5, 8), (8, 4), (15, 1))
_EVERYWHERE, _EVERYWHERE_BY = 1 / 5000, (40, 200)
#: Shares of all events.
_DATED, _TO_A_DAY, _PLACED, _DISPUTED = 0.45, 0.75, 0.25, 0.085
_STATUSES: tuple[tuple[EventStatus, int], ...] = (
    ("occurred", 51), ("claimed", 25), ("possible", 13), ("planned", 6), ("denied", 4), ("disputed", 1),
)  # fmt: skip


@cache
def words() -> dict[str, Any]:
    """The word lists."""
    found: dict[str, Any] = yaml.safe_load(WORDS.read_text("utf-8"))
    return found


class Draw:
    """Draws one of several things, the n-th about 1/n as often as the first (Zipf's law, as names in news have it)."""

    def __init__(self, things: Sequence[T], random: Random) -> None:
        self._things = things
        self._random = random
        self._weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def __call__(self) -> Any:
        return self._random.choices(self._things, cum_weights=self._weights)[0]


@dataclass(frozen=True, slots=True)
class World:
    """All actors, those who act most first, and the outlets."""

    actors: tuple[Actor, ...]
    outlets: tuple[str, ...]
    by_id: dict[str, Actor]


@dataclass(frozen=True, slots=True)
class Planned:
    """An event before any document tells of it: `type` is a line of the word list, `documents` the numbers of those
    that will tell of it."""

    type: tuple[str, int, str, str, str]
    who: tuple[Actor, ...]
    first: date | None
    last: date | None
    place: Place | None
    status: EventStatus
    disputed: tuple[Dimension, ...]
    documents: tuple[int, ...]


def make_world(documents: int, random: Random) -> World:
    """Actors and outlets for so many documents: three actors for ten documents, as names come again in news."""
    found = words()
    actors: list[Actor] = []
    for code, name, demonym, *_ in found["states"]:
        side = f"state:{code}"
        actors.append(Actor(side, name, "state", code, code))
        actors.append(Actor(f"government:{code}", f"{demonym} government", "government", code, f"{code}GOV", side))
        for office, title in found["offices"]:
            actors.append(Actor(f"office:{code}/{office}", f"{demonym} {title}", "office", code, f"{code}GOV", side))
    seen = {actor.id for actor in actors}
    while len(actors) < max(300, documents * 3 // 10):
        actor = _somebody(random)
        if actor.id not in seen:
            seen.add(actor.id)
            actors.append(actor)
    heads = actors[: 5 * len(found["states"])]
    outlets = [f"The {a} {b}" for a in found["outlet_first"] for b in found["outlet_last"]]
    random.shuffle(outlets)
    ordered = (*heads, *random.sample(actors[len(heads) :], len(actors) - len(heads)))
    return World(ordered, tuple(outlets), {actor.id: actor for actor in ordered})


def _somebody(random: Random) -> Actor:
    """A person, most often; else an organisation, an armed group or a group."""
    found = words()
    code, _, demonym, *_ = random.choice(found["states"])
    side = f"state:{code}"
    kind = random.choices(("person", "organisation", "armed-group", "group"), (76, 10, 2, 12))[0]
    if kind == "person":
        surname = "".join(random.choices(found["syllables"], k=random.randint(2, 4))).capitalize()
        name = f"{random.choice(found['given_names'])} {surname}"
        return Actor(f"person:{_slug(name)}", name, "person", code, code, side, "the text says so",
                     random.choice(found["titles"]))  # fmt: skip
    quarter = "".join(random.choices(found["syllables"], k=3)).capitalize()
    lists = {"organisation": "organisations", "armed-group": "armed_groups", "group": "groups"}
    name = f"{quarter} {random.choice(found[lists[kind]])}" if kind != "group" else f"{demonym} {quarter} groups"
    return Actor(f"{kind}:{_slug(name)}", name, kind, code if kind == "group" else None)  # type: ignore[arg-type]


def _slug(name: str) -> str:
    return "-".join(name.lower().replace("'", "").split())


def plan_events(world: World, documents: int, events: int, random: Random) -> list[Planned]:
    """So many events, spread evenly over the documents, which come in order of time."""
    types = words()["types"]
    weights = [each[1] for each in types]
    draw = Draw(world.actors, random)
    planned = []
    for number in range(events):
        home = number * documents // events
        told_by = random.choices([n for n, _ in _TOLD_BY], [share for _, share in _TOLD_BY])[0]
        if random.random() < _EVERYWHERE:
            told_by = random.randint(*_EVERYWHERE_BY)
        near = range(home, min(documents, home + max(20, 4 * told_by)))
        others = random.sample(near, min(told_by, len(near)))
        who = tuple(dict.fromkeys(draw() for _ in range(random.choices((1, 2, 3), (35, 55, 10))[0])))
        first, last = _when(day_of(home, documents), random)
        disputed: tuple[Dimension, ...] = ()
        if random.random() < _DISPUTED:
            disputed = tuple(
                sorted(random.sample(("occurrence", "content", "number", "date"), random.choice((1, 1, 2))))
            )
        status = random.choices([s for s, _ in _STATUSES], [share for _, share in _STATUSES])[0]
        kind = tuple(random.choices(types, weights)[0])
        told = tuple(sorted({home, *others[1:]}))
        planned.append(Planned(kind, who, first, last, _where(random), status, disputed, told))
    return planned


def day_of(number: int, documents: int) -> date:
    """The day on which a document is published."""
    return FIRST_DAY + timedelta(days=number * DAYS // documents)


def _when(told: date, random: Random) -> tuple[date | None, date | None]:
    """The first and last day of an event that is told of on a day: the day before, a month, a year, now and then with
    an open end; none of most."""
    if random.random() > _DATED:
        return None, None
    day = told - timedelta(days=min(int(random.expovariate(0.3)), 300))
    if random.random() < _TO_A_DAY:
        return day, day
    wide = random.random()
    if wide < 0.5:
        begin = day.replace(day=1)
        return begin, (begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if wide < 0.8:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return (day, None) if wide < 0.9 else (day - timedelta(days=6), day)


def _where(random: Random) -> Place | None:
    if random.random() > _PLACED:
        return None
    code, _, _, city, lat, lon = random.choice(words()["states"])
    if random.random() < 0.6:
        return Place(city, code, 100000 + int(lat * 100), lat, lon, "city")
    village = "".join(random.choices(words()["syllables"], k=3)).capitalize()
    return Place(village, code, None, lat + random.uniform(-2, 2), lon + random.uniform(-2, 2), "city")
