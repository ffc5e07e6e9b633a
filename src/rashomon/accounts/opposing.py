"""Whether a telling and a denial on one row are about the same act, so that the one can be set against the other.

Events are joined on what their mentions share; a denial needs more. What only names a happening ("can handle these
attacks") claims nothing that could be denied, and who denies an act of another party denies another act.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rashomon.accounts.flatness import is_denied, is_flat, is_made
from rashomon.accounts.said import Said, close_in_time
from rashomon.accounts.tellers import side_of
from rashomon.accounts.tellings import Scene, Told
from rashomon.knowledge.happening_kinds import light_verbs
from rashomon.knowledge.predicates import say_the_same
from rashomon.model import EventMention, Item, Reading


@dataclass(frozen=True)
class Opposing:
    """The readings, ready for asking about two tellings."""

    scene: Scene

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return {reading.document.id: reading for reading in self.scene.readings}

    def can_oppose(self, says: Told, denies: Told) -> bool:
        """Whether a denial on a row can deny what the other telling says there."""
        if says.row.key.startswith(("claim:", "accusation:", "named:")):
            return True  # these rows were made of a claim and its answer
        if not self._is_denial(denies):
            return False
        if says.row.dimension != "occurrence":
            return True
        x, y = self._mention(says), self._mention(denies)
        if x is None or y is None:
            return x is not None or y is not None or says.document == denies.document
        return self._is_stated(says, x) and self._one_act(x, says, y, denies)

    def _is_denial(self, told: Told) -> bool:
        """Whether the words deny it flatly, by a negation or as the content of somebody's denial."""
        reading = self._readings[told.document]
        known = {a.id: a for a in reading.attributions}
        attribution, item = known.get(told.attribution or ""), self._item(told)
        if not is_flat(reading.document.quote(told.evidence)):
            return False
        if item is not None and not item.negated and attribution is not None:
            said = Said(reading, attribution, told.evidence, item)
            return is_denied(said) and is_made(reading, attribution, known)
        return True

    def _item(self, told: Told) -> Item | None:
        items = self._readings[told.document].items
        own = [i for i in items if i.span == told.evidence and i.attribution == told.attribution]
        return next(iter(own), None)

    def _mention(self, told: Told) -> EventMention | None:
        """The mention of the row's event that the words hold."""
        reading, event = self._readings[told.document], told.row.event
        held = [m for m in reading.event_mentions if told.evidence.overlaps(m.span)]
        return next((m for m in held if self.scene.home.get(m.id) == event), None)

    def _is_stated(self, told: Told, mention: EventMention) -> bool:
        """Whether the words say that it happened, rather than name it in saying something else."""
        if not mention.nominal or told.confirmed:
            return True
        items = [i for i in self._readings[told.document].items if i.mention == mention.id]
        return any(i.main and i.asserted and i.predicate in light_verbs() | {mention.lemma} for i in items)

    def _one_act(self, x: EventMention, says: Told, y: EventMention, denies: Told) -> bool:
        """Whether no role is filled by different sides and, over documents, the parties are the same as far as told."""
        for role in ("actor", "recipient"):
            mine, theirs = (self._sides(m, role) for m in (x, y))
            if mine and theirs and mine.isdisjoint(theirs):
                return False
        both = [self._sides(m, "actor") | self._sides(m, "recipient") for m in (x, y)]
        if says.document == denies.document:
            return bool(both[0] & both[1]) or y.definite or say_the_same(x.lemma, y.lemma)
        readings = [self._readings[told.document] for told in (says, denies)]
        return bool(both[0] & both[1]) and close_in_time(readings)

    def _sides(self, mention: EventMention, role: str) -> set[str]:
        actors = self.scene.actors
        return {side_of(p.actor, actors) or p.actor for p in mention.participants if p.role == role}
