"""Where a cue verb stands, and the content found for it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span
from rashomon.statements.scene import Scene


@dataclass(frozen=True, slots=True)
class Site:
    """A cue verb in its sentence, with the source found for it."""

    scene: Scene
    sentence: Sentence
    verb: Token
    source: Span | None

    def children(self, *deps: str) -> list[Token]:
        """The words the verb governs by these relations."""
        return self.sentence.children(self.verb, *deps)

    def child(self, *deps: str) -> Token | None:
        """The first of `children`."""
        return self.sentence.child(self.verb, *deps)


@dataclass(frozen=True, slots=True)
class Complement:
    """The pieces of a content and further words that belong to the cue ("call *for*", "make *no mention of*")."""

    pieces: tuple[Span, ...]
    words: tuple[Token, ...] = ()


def infinite(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is an infinitive with "to"."""
    return any(t.tag == "TO" for t in sentence.children(clause, "aux", "mark"))


def is_gerund(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is headed by a gerund ("shelling the town", "having told them")."""
    return clause.tag == "VBG" or any(t.tag == "VBG" for t in sentence.children(clause, "aux"))


def hung_on_participle(sentence: Sentence, verb: Token) -> bool:
    """Whether the parse joins a finite verb to a participle of a noun ("welcomed progress made and expressed")."""
    above = sentence.head(verb)
    finite = verb.tag in ("VBD", "VBZ", "VBP") and verb.dep == "conj"
    return finite and above is not None and above.dep == "acl" and above.tag in ("VBN", "VBG")


def small(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause has no verb of its own ("the attack a crime")."""
    return clause.pos not in ("VERB", "AUX") and sentence.child(clause, "aux", "auxpass", "cop", "mark") is None
