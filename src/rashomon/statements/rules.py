"""The rule reader: attributions from cue lexicons and the dependency parse.

The relation of source, cue and content is that of PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018); the cues are
found as in rule-based readers of reported speech (Krestel et al. 2008), the spans follow the parse and the punctuation.
"""

from __future__ import annotations

from rashomon.encoder.parse import Parse
from rashomon.model import ActorExpression, Attribution, Document
from rashomon.statements.closings import with_closings
from rashomon.statements.drafts import Draft
from rashomon.statements.figures import find_figure_drafts
from rashomon.statements.nesting import assemble, settled
from rashomon.statements.nouns import find_noun_drafts
from rashomon.statements.prepositions import find_preposition_drafts
from rashomon.statements.scene import Scene, make_scene
from rashomon.statements.silences import find_silence_drafts
from rashomon.statements.speech import with_bare_quotes
from rashomon.statements.unsourced import find_unsourced_drafts
from rashomon.statements.verbs import find_verb_drafts

_RULES = (
    find_verb_drafts,
    find_silence_drafts,
    find_figure_drafts,
    find_preposition_drafts,
    find_noun_drafts,
    find_unsourced_drafts,
)


class RuleReader:
    """Reads attributions by rule; holds no state."""

    def read(self, document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> tuple[Attribution, ...]:
        """All attributions of a document in text order, nested, without chains."""
        scene = make_scene(document, parse, actors)
        return assemble(scene, drafts_by_rule(scene))


def drafts_by_rule(scene: Scene) -> list[Draft]:
    """The settled drafts of all rules, in text order."""
    drafts = [draft for sentence in scene.parse.sentences for find in _RULES for draft in find(scene, sentence)]
    return settled(scene, with_bare_quotes(scene, with_closings(scene, drafts)))
