"""Cue verbs as they stand: the words of the cue, its uses, and whether it is negated."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span, Stance
from rashomon.statements.drafts import runs
from rashomon.statements.lexicon import Use, silence, sources, verbs

#: Auxiliaries and negations of a cue stand at most this many words off; what is farther is a parse gone wrong.
_REACH = 5
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "hardly", "no"})
#: A verb that turns the infinitive it governs into silence ("failed to mention") ...
_FAILURES = frozenset({"fail"})
#: ... and those that are cues themselves, with the infinitive as content ("declined to say").
_REFUSALS = frozenset({"decline", "refuse"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb: its words, its dictionary form with a particle, its uses and whether it is negated."""

    sentence: Sentence
    verb: Token
    words: tuple[Token, ...]
    lemma: str
    uses: tuple[Use, ...]
    negated: bool

    def spans(self, *more: Token) -> tuple[Span, ...]:
        """The spans of the cue's words, with further ones that belong to it."""
        return tuple(runs(self.sentence, (*self.words, *more)))

    def stance(self, use: Use) -> Stance:
        """The stance of a use, negation heeded: who did not say or confirm something leaves it open, and who does not
        agree disputes it."""
        if not self.negated:
            return use.stance
        silent: Stance = "omits" if use.stance in ("asserts", "confirms", "suggests") else "unknown"
        return use.negated or silent


def find_cue(sentence: Sentence, token: Token) -> Cue | None:
    """The cue at a token, None where it is no verb of saying or of silence."""
    if token.pos not in ("VERB", "AUX") and not token.tag.startswith("VB"):
        return None
    particle = sentence.child(token, "prt")
    lemma = f"{token.lemma} {particle.lemma}" if particle else token.lemma
    uses = verbs().get(lemma, ())
    above = sentence.head(token) if token.dep == "xcomp" else None
    if (not uses and not _silent(token, lemma)) or (above is not None and above.lemma in _REFUSALS):
        return None
    helpers = sentence.children(token, "aux", "auxpass", "neg", "prt", "preconj")
    words = [t for t in helpers if abs(t.index - token.index) <= _REACH]
    if above is not None and above.lemma in _FAILURES:
        return Cue(sentence, token, (*words, above, token), lemma, uses, True)
    return Cue(sentence, token, (*words, token), lemma, uses, negated(sentence, token))


def is_cue_verb(token: Token) -> bool:
    """Whether a token is a verb of saying in some use."""
    return token.pos in ("VERB", "AUX") and token.lemma in verbs()


def negated(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is negated by its own "not", "never" or "neither", or by the "nor" that joins it to another."""
    own = sentence.children(verb, "neg", "preconj", "advmod", "cc")
    if any(t.text.lower() in _NEGATIONS for t in own):
        return True
    before = sentence.tokens[max(0, verb.index - 1) : verb.index]
    return any(t.text.lower() in ("nor", "neither") for t in before)


def _silent(token: Token, phrase: str) -> bool:
    known = silence()
    if phrase in known.outright:
        return True
    if token.lemma in sources().light_verbs:
        return True
    return token.lemma in known.objects or token.lemma in known.preps or token.lemma in known.outright
