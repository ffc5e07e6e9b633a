"""Words and their nearest kin: dictionary forms, voice, coordination, antecedents, prepositional phrases.

Every function takes a sentence and words of it and gives words of it, in text order; nothing found is an empty list.
"""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import nouns

_RELATIVE = frozenset(("who", "whom", "which", "that"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))


def lemma_of(token: Token) -> str:
    """The dictionary form in lower case; plural names in headlines ("Talks") lose their ending."""
    lemma = token.lemma.lower()
    if token.pos == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss") and len(lemma) > 3:
        return lemma[:-1]
    return lemma


def phrase_of(sentence: Sentence, verb: Token) -> str:
    """A verb's lemma with its particle, or with the noun that makes it an idiom ("take place", "break out")."""
    particle = sentence.child(verb, "prt")
    if particle is not None:
        return f"{lemma_of(verb)} {particle.text.lower()}"
    taken = sentence.child(verb, "dobj")
    idiom = verb.lemma == "take" and taken is not None and taken.lemma in ("place", "effect")
    return f"take {taken.lemma}" if idiom and taken is not None else lemma_of(verb)


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb's grammatical subject is its logical object."""
    if sentence.child(verb, "nsubjpass", "auxpass", "csubjpass"):
        return True
    if _is_elliptic_passive(sentence, verb):
        return True
    if (
        verb.tag == "VBN"
        and sentence.child(verb, "nsubj")
        and not sentence.child(verb, "aux", "dobj", "ccomp", "xcomp")
    ):
        return True  # "with 44 people killed", "left two dead and 56 wounded"
    if verb.tag != "VBN" or sentence.child(verb, "nsubj", "aux"):
        return False
    if verb.dep == "conj" and (head := sentence.head(verb)) and head.pos in ("VERB", "AUX"):
        return is_passive(sentence, head)
    return verb.dep in ("acl", "advcl", "relcl", "amod", "pcomp", "oprd", "ROOT", "ccomp") and not sentence.child(
        verb, "dobj"
    )


def _is_elliptic_passive(sentence: Sentence, verb: Token) -> bool:
    """A second passive without its auxiliary: "six were killed and dozens wounded"."""
    head = sentence.head(verb)
    return (
        verb.dep == "conj"
        and head is not None
        and verb.tag in ("VBN", "VBD")
        and sentence.child(head, "auxpass") is not None
        and sentence.child(verb, "nsubj") is not None
        and sentence.child(verb, "aux", "dobj", "ccomp", "xcomp") is None
    )


def coordinated(sentence: Sentence, token: Token) -> list[Token]:
    """The word and those coordinated with it."""
    found = [token]
    for kid in sentence.children(token, "conj", "appos"):
        # an apposition that goes on with "and" is the middle of a list ("Chad, the junta and rebels")
        listed = kid.dep == "conj" or sentence.child(kid, "conj") is not None
        if listed and kid.pos in _NOMINAL:
            found.extend(coordinated(sentence, kid))
    return found + _listed_before(sentence, token)


def _listed_before(sentence: Sentence, name: Token) -> list[Token]:
    """The first of two names that the parser hung under the second ("X and Chad's President Y met")."""
    return [
        kid
        for kid in sentence.children(name, "nmod", "compound")
        if kid.pos == "PROPN" and kid.entity == "PERSON" and name.entity == "PERSON" and sentence.child(kid, "cc")
    ]


def listed_names(sentence: Sentence, verb: Token, subject: Token) -> list[Token]:
    """Other names before a headline's verb, which a comma joins ("Kenya, Uganda agree")."""
    if sentence.role != "headline" or verb.tag == "VBZ":
        return []
    loose = sentence.children(verb, "compound", "npadvmod", "nmod", "dep")
    names = [t for top in loose for t in coordinated(sentence, top) if t.pos == "PROPN" and t.index < verb.index]
    commas = [t.index for t in sentence.tokens[: verb.index] if t.text == ","]
    return [t for t in names if any(min(t.index, subject.index) < c < max(t.index, subject.index) for c in commas)]


def expanded(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """Each word with those coordinated with it."""
    return [each for token in tokens for each in coordinated(sentence, token)]


def antecedent(sentence: Sentence, pronoun: Token) -> Token:
    """The noun a relative pronoun stands for, or the word itself."""
    if pronoun.text.lower() not in _RELATIVE:
        return pronoun
    clause = next((t for t in sentence.ancestors(pronoun) if t.dep == "relcl"), None)
    return sentence.tokens[clause.head] if clause and clause.head < pronoun.index else pronoun


def prepositional(sentence: Sentence, token: Token, preposition: str) -> list[Token]:
    """What a preposition of the word governs, coordinated words included.

    A prepositional phrase right behind a noun is the noun's too when the parser hung it on the verb; one behind the
    means by which people talk ("by telephone with him") is the verb's.
    """
    kids = sentence.children(token, "prep", "agent", "dative", "prt", "advmod")
    if token.pos == "VERB":
        means = [t for p in kids for t in sentence.children(p, "pobj") if lemma_of(t) in nouns().means]
        kids += [p for t in means for p in sentence.children(t, "prep")]
    head = sentence.head(token)
    if head is not None and token.pos in ("NOUN", "PROPN") and head.pos in ("VERB", "AUX"):
        kids += [t for t in sentence.children(head, "prep", "dative") if t.index == token.index + 1]
    return [
        each
        for kid in kids
        if kid.text.lower() == preposition
        for noun in sentence.children(kid, "pobj")
        for each in expanded(sentence, [antecedent(sentence, noun)])
    ]


def is_somebody(token: Token) -> bool:
    """Whether the word alone names persons, a force or a body."""
    known = nouns()
    return token.entity not in ("DATE", "TIME") and (
        token.pos in ("PRON", "PROPN")
        or token.entity in ("PERSON", "ORG", "NORP", "GPE")
        or lemma_of(token) in known.people | known.bodies | known.weapons
    )
