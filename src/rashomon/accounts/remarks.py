"""Remarked silences: a report notes that one voice leaves out what another says ("the readout did not mention ...").

Topics have rows of their own; this is for everything else that can be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.accounts.claims import event_of
from rashomon.accounts.said import Said, whole
from rashomon.accounts.tellers import tellers
from rashomon.accounts.tellings import Row, Scene, Told, responsible
from rashomon.knowledge.predicates import stem
from rashomon.knowledge.topics import topics_of
from rashomon.model import Attribution, Item, Reading

_ARTICLES = re.compile(r"^(?:a|an|the|any|its|their|his|her|such|that|this) ", re.IGNORECASE)
#: Words of what is left out that another voice's clause must share, of those it has; its last word always.
_SHARED = 0.5


def remarked_silences(scene: Scene) -> list[Told]:
    """For each remarked silence both sides: the voice that leaves it out, and every voice that says it."""
    return [told for reading in scene.readings for told in _of_reading(scene, reading)]


def _of_reading(scene: Scene, reading: Reading) -> Iterator[Told]:
    known = {a.id: a for a in reading.attributions}
    for attribution in reading.attributions:
        if attribution.stance != "omits" or not attribution.content:
            continue
        phrase = _ARTICLES.sub("", " ".join(reading.document.quote(attribution.content[0]).split()).strip(".,;:"))
        sayings = [] if topics_of(_words(phrase)) else _sayings(reading, attribution, phrase)
        if not sayings:
            continue
        silent = Said(reading, attribution, whole(attribution))
        event = event_of(scene, Said(reading, known[sayings[0].attribution or ""], sayings[0].span, sayings[0]), silent)
        if event is None:
            continue
        row = Row(event, "content", f"named:{phrase}")
        for teller, chain in tellers(reading.document, attribution, scene.actors):
            yield Told(row, teller, chain, attribution.id, "silent", silent.evidence, reading.document.id)
        for item in sayings:
            by = responsible(scene, known[item.attribution or ""], known)
            for teller, chain in tellers(reading.document, by, scene.actors):
                yield Told(row, teller, chain, item.attribution, "asserts", item.span, reading.document.id)


def _sayings(reading: Reading, omission: Attribution, phrase: str) -> list[Item]:
    """The clauses in which other voices of the report name what is left out."""
    wanted = {stem(w) for w in _words(phrase)}
    last = stem(_words(phrase)[-1])
    found = []
    for item in reading.items:
        spoken = {stem(w) for w in (*item.words, *item.subject)}
        names = last in spoken and len(wanted & spoken) >= _SHARED * len(wanted)
        if item.attribution not in (None, omission.id) and names and item.main and not item.negated:
            found.append(item)
    return found


def _words(phrase: str) -> list[str]:
    return re.findall(r"\w+", phrase.casefold()) or [""]
