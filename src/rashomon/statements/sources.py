"""Who speaks: the source of a cue verb, read off the dependency parse."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span
from rashomon.statements.drafts import trim
from rashomon.statements.lexicon import sources, verbs

#: How many governors are climbed in search of a subject ("responded by accusing" needs three).
_CLIMB = 6
#: Quantifiers that float from the source to the verb ("officials both said").
_FLOATING = frozenset({"both", "all", "each", "also"})
#: Words between a headline's clauses, which the parse may take into one long name.
_HEADLINE_JOINTS = frozenset({"as", "while", "after", "but", "amid"})
_SPEAKING = frozenset({"PERSON", "ORG", "NORP", "GPE"})
#: Endings of nouns of acts and qualities; bodies that end so ("delegation", "university") are listed by name.
_ABSTRACT = ("tion", "sion", "ness", "ing", "ism", "ility", "ure")
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_WHERE = frozenset({"in", "at", "near"})
_FIRST_SECOND = frozenset({"i", "we", "you", "me", "us"})


def speaker(sentence: Sentence, verb: Token) -> Token | None:
    """The head of the source of a cue verb, None when the sentence names none ("it was reported", "is accused of")."""
    if (owner := main_verb_after_apposition(sentence, verb)) is not None:
        return owner
    if (
        verb.tag == "VBN"
        and verb.dep in ("acl", "advcl", "ROOT")
        and sentence.child(verb, "agent", "nsubj", "aux") is None
    ):
        return None
    token, climbed = verb, 0
    while climbed < _CLIMB:
        found = _subject(sentence, token, passive=token is not verb)
        if found is not None or _is_passive(sentence, token):
            return None if found is None or _expletive(found) else found
        parent = sentence.head(token)
        if parent is None:
            return None
        if token.dep == "acl" and token.tag == "VB":
            return None  # "the right to accuse": the noun says nothing
        if token.dep == "acl" or (token.dep == "pcomp" and _noun(sentence.head(parent))):
            return parent if token.dep == "acl" else sentence.head(parent)
        relayed = _relayed(sentence, token, parent)
        if relayed is not None:
            return relayed
        if token.dep not in ("conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep"):
            return None
        token, climbed = _said_above(sentence, token, parent), climbed + 1
    return None


def main_verb_after_apposition(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a past tense that the parse takes for a participle: "The envoy, Ana Paz, repeated that ...".

    So it does where an apposition stands between commas and the sentence has no other verb.
    """
    noun = sentence.head(verb)
    if verb.tag != "VBN" or verb.dep != "acl" or noun is None or noun.index != sentence.root.index:
        return None
    closed = sentence.tokens[verb.index - 1].text == "," and sentence.child(noun, "appos") is not None
    verbless = noun.pos in ("NOUN", "PROPN") and not any(t.dep == "conj" for t in sentence.children(noun))
    passive = sentence.child(verb, "agent", "aux", "auxpass") is not None
    return noun if closed and verbless and not passive and sentence.child(verb, "ccomp", "dobj", "xcomp") else None


def _said_above(sentence: Sentence, token: Token, parent: Token) -> Token:
    """The next governor to ask for a subject: of "and said", joined to a clause that was itself said, the sayer."""
    above = sentence.head(parent)
    spoken = any("clause" in use.frames for use in verbs().get(token.lemma, ()))
    if token.dep == "conj" and spoken and parent.dep == "ccomp" and above is not None and above.lemma in verbs():
        return above if sentence.child(token, "ccomp") is not None else parent
    return parent


def source_span(sentence: Sentence, text: str, head: Token, verb: Token) -> Span | None:
    """The noun phrase of a source with its appositions, without the cue's own clause.

    A participle clause that says that the source is not named stays ("speaking on condition of anonymity"), other
    clauses of the phrase stay only where they stand before the cue.
    """
    outside = {t.index for t in sentence.subtree(verb)} if verb.index in _indices(sentence, head) else {verb.index}
    inside = [t for t in sentence.subtree(head) if t.index not in outside]
    for child in sentence.children(head):
        if child.dep in ("acl", "relcl") and (child.index > verb.index or _speaks(child)):
            inside = [t for t in inside if t.index not in _indices(sentence, child)]
    for clause in inside:
        if clause.index > head.index and (_relays_it(sentence, clause) or _time(sentence, clause)):
            inside = [t for t in inside if t.index not in _indices(sentence, clause)]
    first, past = _run_around(sorted(t.index for t in inside), head.index)
    if past - first > 1 and sentence.tokens[past - 1].text.lower() in _FLOATING:
        past -= 1
    past = _with_anonymity(sentence, past, verb)
    if sentence.role == "headline":
        joints = (t.index + 1 for t in sentence.tokens[first:past] if t.text.lower() in _HEADLINE_JOINTS)
        first = min(past - 1, max([first, *joints]))
    return trim(text, sentence.span(first, past))


def _speaks(clause: Token) -> bool:
    """Whether a participle clause is itself an attribution ("cited by the agency")."""
    return clause.dep == "acl" and clause.lemma in verbs()


def _relays_it(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause names who passed the source on ("cited by the agency") or whom it cites ("quoting X")."""
    if any(use.relays for use in verbs().get(clause.lemma, ())) and clause.tag in ("VBG", "VBD", "VBZ"):
        return True
    return clause.dep in ("acl", "conj") and clause.tag == "VBN" and sentence.child(clause, "agent") is not None


def _time(sentence: Sentence, prep: Token) -> bool:
    """Whether a phrase dates the saying ("Ethiopia on Wednesday dismissed")."""
    inner = sentence.child(prep, "pobj")
    return prep.dep == "prep" and prep.lemma == "on" and inner is not None and inner.entity == "DATE"


def first_person(head: Token | None) -> bool:
    """Whether a source is the speaker or the person spoken to ("I", "we", "you")."""
    return head is not None and head.text.lower() in _FIRST_SECOND


def relative_antecedent(sentence: Sentence, pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for; not a place that only says where the noun before it is
    ("the ministry in Quito, which says")."""
    clause = next((a for a in sentence.ancestors(pronoun) if a.dep == "relcl"), None)
    noun = sentence.head(clause) if pronoun.text.lower() in _RELATIVE and clause is not None else None
    if noun is None or noun.index > pronoun.index:
        return None
    preposition = sentence.head(noun) if noun.dep == "pobj" else None
    above = sentence.head(preposition) if preposition is not None and preposition.text.lower() in _WHERE else None
    known = sources()
    speaks = known.persons | known.mouthpieces | known.institutions | known.outlets
    return above if above is not None and above.lemma.lower() in speaks and above.index < noun.index else noun


def may_speak(sentence: Sentence, head: Token) -> bool:
    """Whether a word may stand for a speaker: no verb and no common noun for a thing, an act or a quality.

    A noun that knowledge does not list may be anybody ("a beekeeper"); acts and qualities show by their endings too.
    """
    noun = relative_antecedent(sentence, head) or head
    if noun.pos in ("VERB", "AUX", "ADP", "ADV"):
        return False
    if noun.pos != "NOUN" or noun.entity in _SPEAKING:
        return True
    known, lemma = sources(), noun.lemma.lower()
    speaks = known.persons | known.officeholders | known.mouthpieces | known.institutions | known.outlets
    if lemma in speaks | known.documents:
        return True
    return lemma not in known.things and not lemma.endswith(_ABSTRACT)


def nobody(sentence: Sentence, head: Token | None) -> bool:
    """Whether a source is nobody: "no one has claimed", "none of the parties said", "neither government confirmed",
    "before anyone calls it so"."""
    if head is None:
        return False
    none = head.text.lower() in ("nobody", "none", "nothing", "anyone", "anybody", "whoever")
    return none or any(t.text.lower() in ("no", "neither", "any") for t in sentence.children(head, "det"))


def _subject(sentence: Sentence, token: Token, *, passive: bool) -> Token | None:
    agent = sentence.child(token, "agent")
    if agent is not None:
        return sentence.child(agent, "pobj")
    subjects = sentence.children(token, "nsubj") or _of_headline(sentence, token)
    before = [t for t in subjects if t.index < token.index]
    subject = before[-1] if before else next(iter(subjects), None)  # of two the nearer: "a claim the ministry rejected"
    if subject is None and passive:
        subject = sentence.child(token, "nsubjpass")
    return subject


def _of_headline(sentence: Sentence, verb: Token) -> list[Token]:
    """The name before a headline's verb, which the parse takes for part of one name with it ("Lima Rejects ...")."""
    if sentence.role != "headline" or verb.tag != "VBZ":
        return []
    beside = sentence.children(verb, "compound", "nmod", "npadvmod")
    return [t for t in beside if t.pos == "PROPN" and t.index == verb.index - 1]


def _is_passive(sentence: Sentence, token: Token) -> bool:
    return sentence.child(token, "nsubjpass", "auxpass") is not None


def _expletive(token: Token) -> bool:
    return token.dep == "expl" or token.text.lower() in ("there",)


def _noun(token: Token | None) -> bool:
    return token is not None and token.pos in ("NOUN", "PROPN", "PRON")


def _relayed(sentence: Sentence, token: Token, parent: Token) -> Token | None:
    """The object of a relaying verb: "cites a source as describing", "cited an aide confirming"."""
    above = sentence.head(parent) if parent.dep == "prep" else parent
    if above is None or token.dep not in ("pcomp", "advcl", "xcomp", "ccomp", "acl", "dep"):
        return None
    if not any(use.relays for use in verbs().get(above.lemma, ())):
        return None
    return sentence.child(above, "dobj") or sentence.child(above, "nsubjpass")


def _indices(sentence: Sentence, token: Token) -> set[int]:
    return {t.index for t in sentence.subtree(token)}


def _run_around(indices: list[int], centre: int) -> tuple[int, int]:
    """The unbroken run of token numbers that holds one of them."""
    members = set(indices) | {centre}
    first = past = centre
    while first - 1 in members:
        first -= 1
    while past in members:
        past += 1
    return first, past


def _with_anonymity(sentence: Sentence, past: int, verb: Token) -> int:
    """The end of the source, moved over a condition of anonymity that stands before the cue."""
    stop = verb.index if verb.index > past else len(sentence.tokens)
    words = sentence.tokens[past:stop]
    if verb.index > past and any(t.text.lower() in sources().anonymity for t in words):
        return stop
    return past
