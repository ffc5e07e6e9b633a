"""Who stands where in a clause: logical subjects and objects through passives, relatives, control and coordination.

Every function takes a sentence and words of it and gives words of it, in text order; nothing found is an empty list.
"""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import governors
from rashomon.happenings.phrases import (
    antecedent,
    expanded,
    is_passive,
    is_somebody,
    lemma_of,
    listed_names,
    prepositional,
)

#: How far a missing subject is looked for upwards; deeper chains are parser errors in practice.
_DEPTH = 6
_RELATIVE = frozenset(("who", "whom", "which", "that"))
#: Verbs after which an infinitive stands without "to" ("helped police trace them").
_BARE = frozenset(("help", "let", "make", "have", "watch"))


def grammatical_subjects(sentence: Sentence, verb: Token, depth: int = _DEPTH) -> list[Token]:
    """The subject as it stands, or that of the clause which controls this one."""
    own = sentence.children(verb, "nsubj", "nsubjpass")
    if own:
        # two subjects are an apposition torn apart by the parser, the nearer one being the name, or the parts of a list
        parts = own if sentence.child(own[-1], "conj") is not None else own[-1:]
        found = expanded(sentence, [antecedent(sentence, each) for each in parts])
        return sorted({*found, *listed_names(sentence, verb, own[-1])}, key=lambda t: t.index)
    head = sentence.head(verb)
    if head is None or depth == 0:
        return []
    return _controlled(sentence, verb, head, depth - 1)


def _controlled(sentence: Sentence, verb: Token, head: Token, depth: int) -> list[Token]:
    if asked := _asked(sentence, verb, head):
        return asked
    if verb.dep in ("conj", "advcl", "ccomp", "dep") and head.pos in ("VERB", "AUX"):
        return grammatical_subjects(sentence, _past_comment(sentence, verb, head), depth)
    if verb.dep == "xcomp":
        receiver = sentence.child(head, "dobj", "dative")
        if receiver and lemma_of(head) not in governors().subject_control and receiver.index < verb.index:
            return expanded(sentence, [antecedent(sentence, receiver)])
        return grammatical_subjects(sentence, _clause_head(sentence, head), depth)
    if verb.dep == "pcomp":
        return _subjects_of_gerund(sentence, head, depth)
    if verb.dep in ("acl", "relcl") and verb.tag == "VB" and sentence.role == "headline" and head.pos == "PROPN":
        above = sentence.head(head)
        listed = [above] if above is not None and head.dep == "appos" else sentence.children(head, "appos")
        return sorted({head, *(t for t in listed if t.pos == "PROPN")}, key=lambda t: t.index)
    if verb.dep == "relcl":
        return expanded(sentence, [_first_of_list(sentence, head) if verb.tag == "VB" else head])
    if verb.dep == "acl":
        if verb.tag == "VB":
            return owners(sentence, head, depth)
        return expanded(sentence, [head])
    return []


def _asked(sentence: Sentence, verb: Token, head: Token) -> list[Token]:
    """Who is to do it where a preposition names them ("called on both armies to withdraw")."""
    if verb.tag != "VB" or verb.dep not in ("xcomp", "advcl", "ccomp") or verb.index < head.index:
        return []
    known = governors().verbs
    for preposition in sentence.children(head, "prep", "prt"):
        if preposition.index < verb.index and f"{lemma_of(head)} {preposition.text.lower()}" in known:
            asked = [t for t in sentence.children(preposition, "pobj") if t.entity not in ("DATE", "TIME")]
            if asked:
                return expanded(sentence, [antecedent(sentence, t) for t in asked])
    return []


def _first_of_list(sentence: Sentence, noun: Token) -> Token:
    """The first of the listed names of which this is a later one; an infinitive belongs to all of them."""
    above = sentence.head(noun)
    while above is not None and (noun.dep == "conj" or (noun.dep == "appos" and sentence.child(noun, "conj"))):
        noun, above = above, sentence.head(above)
    return noun


def _past_comment(sentence: Sentence, verb: Token, head: Token) -> Token:
    """The verb that a later clause really joins: in "X met Y, officials said, leaving at dusk" that is "met"."""
    said = sentence.child(head, "ccomp")
    subject = sentence.child(head, "nsubj")
    inverted = said is not None and subject is not None and said.index < subject.index < verb.index
    return said if said is not None and inverted and not sentence.child(said, "mark") else head


def _clause_head(sentence: Sentence, token: Token) -> Token:
    """The verb of a predicate adjective ("is ready to"), or the word itself."""
    head = sentence.head(token)
    return head if token.dep in ("acomp", "attr", "oprd") and head else token


def _subjects_of_gerund(sentence: Sentence, preposition: Token, depth: int) -> list[Token]:
    """Whose deed a gerund after a preposition is ("accused them of buying", "by sending", "the possibility of")."""
    governor = sentence.head(preposition)
    if governor is None:
        return []
    if governor.pos in ("VERB", "AUX"):
        receiver = sentence.child(governor, "dobj", "nsubjpass")
        if preposition.text.lower() in ("of", "for", "from", "with", "in", "into") and receiver:
            return expanded(sentence, [antecedent(sentence, receiver)])
        return grammatical_subjects(sentence, governor, depth)
    if governor.pos == "ADJ":
        return grammatical_subjects(sentence, _clause_head(sentence, governor), depth)
    return owners(sentence, governor, depth)


def owners(sentence: Sentence, noun: Token, depth: int = _DEPTH) -> list[Token]:
    """Whose plan, offer or act a noun is: its possessor, the one it is "for" or "by", or its clause's subject."""
    if depth == 0:
        return []
    if possessor := sentence.child(noun, "poss"):
        return expanded(sentence, [possessor])
    for preposition in ("for", "by", "from"):
        if found := prepositional(sentence, noun, preposition):
            return found
    head = sentence.head(noun)
    if head is None:
        return []
    if noun.dep in ("dobj", "attr", "nsubjpass") and head.pos in ("VERB", "AUX"):
        return logical_subjects(sentence, head)
    if noun.dep in ("pobj", "conj"):
        above = sentence.head(head) if noun.dep == "pobj" else head
        if above and above.pos in ("NOUN", "PROPN"):
            return owners(sentence, above, depth - 1)
        if above and above.pos in ("VERB", "AUX"):
            return grammatical_subjects(sentence, above, depth - 1)
    return []


def logical_subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """Who does it."""
    if is_passive(sentence, verb):
        return prepositional(sentence, verb, "by")
    subjects = grammatical_subjects(sentence, verb)
    if verb.dep == "acl" and subjects and not sentence.child(verb, "nsubj"):
        return _behind(sentence, subjects)
    return subjects


def _behind(sentence: Sentence, subjects: list[Token]) -> list[Token]:
    """Who stands behind a thing that acts ("sent a letter urging ..."): its maker, if the thing is nobody."""
    first = subjects[0]
    if is_somebody(first):
        return subjects
    return owners(sentence, first) or subjects


def logical_objects(sentence: Sentence, verb: Token) -> list[Token]:
    """Whom or what it is done to."""
    if is_passive(sentence, verb):
        return grammatical_subjects(sentence, verb)
    direct = sentence.child(verb, "dobj", "attr" if verb.pos == "VERB" else "dobj")
    if direct:
        return expanded(sentence, [antecedent(sentence, direct)])
    if (named := called_by_name(sentence, verb)) is not None:
        return expanded(sentence, [named])
    if (told := _subject_of_small_clause(sentence, verb)) is not None:
        return expanded(sentence, [antecedent(sentence, told)])
    head = sentence.head(verb)
    if verb.dep == "relcl" and head and sentence.child(verb, "nsubj") and not _takes_relative(sentence, verb):
        return expanded(sentence, [head])
    return []


def called_by_name(sentence: Sentence, verb: Token) -> Token | None:
    """The person that the parser took for what somebody is called ("the president called Maria Silva on Friday")."""
    named = sentence.child(verb, "oprd")
    if named is None or named.entity != "PERSON" or is_passive(sentence, verb):
        return None
    what = [t for t in sentence.children(verb) if t.index > named.index and t.pos in ("NOUN", "ADJ", "PROPN")]
    return None if sentence.child(verb, "dobj") or any(t.entity not in ("DATE", "TIME") for t in what) else named


def _subject_of_small_clause(sentence: Sentence, verb: Token) -> Token | None:
    """The object that the parser took for the subject of what follows ("found him guilty", "allowed them to leave")."""
    clause = sentence.child(verb, "ccomp")
    if clause is None or sentence.child(clause, "mark") is not None or clause.index < verb.index:
        return None
    bare = clause.tag == "VB" and lemma_of(verb) in _BARE
    infinite = clause.pos == "ADJ" or bare or any(t.tag == "TO" for t in sentence.children(clause, "aux"))
    return sentence.child(clause, "nsubj") if infinite else None


def _takes_relative(sentence: Sentence, verb: Token) -> bool:
    """Whether a relative pronoun already fills another place in the clause ("who came", "in which")."""
    return any(t.text.lower() in _RELATIVE for t in sentence.subtree(verb) if t.head == verb.index or t.dep == "pobj")


def indirect_objects(sentence: Sentence, verb: Token) -> list[Token]:
    """To whom it is given or said: the dative, or what stands after "to"."""
    dative = sentence.child(verb, "dative")
    if dative is None:
        return []
    if dative.pos == "ADP":
        return expanded(sentence, sentence.children(dative, "pobj"))
    return expanded(sentence, [dative])
