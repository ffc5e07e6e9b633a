"""Light verbs that carry an event named by a noun, and what they say of their own subject ("suffered a raid")."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.clauses import grammatical_subjects, logical_subjects
from rashomon.happenings.lexicon import governors, nouns
from rashomon.happenings.matching import Match
from rashomon.happenings.phrases import lemma_of, phrase_of
from rashomon.model import ParticipantRole

#: Prepositions by which a clause's subject takes part in a meeting named by a noun ("on a visit", "met for talks").
_TAKING_PART = frozenset(("on", "for", "in", "into", "at", "during"))


def carrier(match: Match) -> tuple[ParticipantRole, list[Token]] | None:
    """What the verb that carries an event noun says of its own subject: its role, and its words."""
    noun, s, known = match.head, match.sentence, governors().carriers
    verb = carrying_verb(s, noun)
    if verb is not None:
        return known.get(phrase_of(s, verb)) or known[lemma_of(verb)], logical_subjects(s, verb)
    preposition = s.head(noun)
    above = s.head(preposition) if noun.dep == "pobj" and preposition is not None else None
    if above is None or preposition is None:
        return None
    word = preposition.text.lower()
    role = known.get(f"{lemma_of(above)} {word}")
    if above.pos == "ADJ" and role is not None and (clause := s.head(above)) is not None:
        return role, grammatical_subjects(s, clause)  # "are responsible for the raid"
    if above.pos not in ("VERB", "AUX"):
        return None
    taking_part = match.frame.root == "CONSULT" and word in _TAKING_PART
    return (role or "actor", grammatical_subjects(s, above)) if role or taking_part else None


def carrying_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The light verb whose object the noun is, also where the noun is relativised, passive or in a container."""
    top, head = noun, sentence.head(noun)
    container = sentence.head(head) if noun.dep == "pobj" and head is not None else None
    if container is not None and lemma_of(container) in nouns().containers:
        top, head = container, sentence.head(container)
    relative = next(
        (t for t in sentence.children(top, "relcl", "acl") if sentence.child(t, "nsubj") or t.tag == "VBN"), None
    )
    candidates = [head] if head and top.dep in ("dobj", "nsubjpass", "attr") else []
    candidates += [relative] if relative else []
    known = governors().carriers
    return next((v for v in candidates if lemma_of(v) in known or phrase_of(sentence, v) in known), None)
