"""Contents that are phrases: infinitives, objects, what something is called, what a preposition governs."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.statements.drafts import stretch
from rashomon.statements.lexicon import Use, silence, sources
from rashomon.statements.site import Complement, Site, hung_on_participle, infinite, is_gerund, small

#: Verbs that share an object stand this close ("criticised and condemned").
_NEAR = 3


def infinitive(site: Site, use: Use) -> Complement | None:
    """ "vowed to retaliate", "urged him to consider it": from the person asked to the end of the infinitive."""
    sentence, verb = site.sentence, site.verb
    for clause in site.children("xcomp", "ccomp", "advcl"):
        if clause.index < verb.index or not infinite(sentence, clause) or clause.lemma in sources().anonymity:
            continue
        if use.stance == "omits" and clause.lemma not in silence().refused:
            continue  # "refused to withdraw" is a deed, no silence
        asked = _asked(site, clause)
        prep = next((p for p in site.children("prep") if p.lemma in use.preps and p.index < clause.index), None)
        if (clause.dep == "advcl" and asked is None) or (use.preps and prep is None):
            continue
        if use.needs_object and asked is None and sentence.child(clause, "nsubj") is None:
            continue
        first = prep.index + 1 if prep is not None else sentence.edges(asked or clause)[0]
        return Complement(
            stretch(sentence, max(first, verb.index + 1), sentence.edges(clause)[1]),
            (prep,) if prep is not None else (),
        )
    return None


def hearsay(site: Site) -> Complement | None:
    """ "he is said to have fled": the subject of the passive and the infinitive."""
    subject, clause = site.child("nsubjpass"), site.child("xcomp")
    if subject is None or clause is None or site.child("auxpass") is None or not infinite(site.sentence, clause):
        return None
    if subject.index > site.verb.index or clause.index < site.verb.index:
        return None
    return Complement((site.sentence.tree_span(subject), site.sentence.tree_span(clause)))


def named(site: Site, use: Use) -> Complement | None:
    """ "described X as Y", "called X Y": from the object to the end of what it is called."""
    sentence, verb = site.sentence, site.verb
    what = site.child("dobj", "nsubjpass") or (sentence.head(verb) if verb.dep == "relcl" else None)
    name = next((c for c in site.children("oprd", "ccomp", "xcomp", "prep") if _calls(site, c)), None)
    if name is None and what is not None:
        name = next((p for p in sentence.children(what, "prep") if p.lemma == "as"), None)
    if name is None:
        return None
    past = sentence.edges(name)[1]
    if what is None or what.index < verb.index:
        pieces = stretch(sentence, max(sentence.edges(name)[0], verb.index + 1), past)
        called = (
            (_with_antecedent(sentence, what, verb) or _before(sentence, what, verb)) if what is not None else (0, 0)
        )
        return Complement((*stretch(sentence, *called), *pieces))
    if name.index < what.index:  # "dismissed as propaganda an allegation that ..."
        return Complement(stretch(sentence, sentence.edges(name)[0], sentence.edges(what)[1]))
    return Complement(stretch(sentence, max(sentence.edges(what)[0], verb.index + 1), past))


def gerund(site: Site, use: Use) -> Complement | None:
    """ "denied shelling the town"."""
    clauses = (c for c in site.children("xcomp") if c.index > site.verb.index)
    clause = next((c for c in clauses if is_gerund(site.sentence, c)), None)
    return Complement((site.sentence.tree_span(clause),)) if clause is not None else None


def thing(site: Site, use: Use) -> Complement | None:
    """ "confirmed the call", "accused X of Y"; a passive gives its subject as first piece."""
    sentence, verb = site.sentence, site.verb
    what = site.child("dobj", "nsubjpass") or _shared_object(site) or _fronted(site)
    if what is None and verb.tag == "VBN" and verb.dep in ("acl", "conj"):
        return _modified(site)
    rest = [p for p in site.children("prep", "xcomp") if p.lemma in _continued(use) and p.index > verb.index]
    if what is None or what.tag.startswith("WP") or what.lemma in sources().anonymity:
        return None
    if not _complete(sentence, use, what, rest):
        return None
    first, past = _with_antecedent(sentence, what, verb) or sentence.edges(what)
    if what.index < verb.index:
        return Complement((sentence.span(first, past), *(sentence.tree_span(p) for p in rest)))
    if what.head != verb.index:
        first = what.index if first <= verb.index else first
    if use.relays:
        rest += [c for c in site.children("advcl", "xcomp") if c.index > verb.index]
    past = max([past, *(sentence.edges(p)[1] for p in rest)])
    joined = (t.index for t in sentence.tokens[first:past] if hung_on_participle(sentence, t))
    past = min(past, next(joined, past + 1) - 1)
    return Complement(stretch(sentence, max(first, verb.index + 1), past))


def governed(site: Site, use: Use) -> Complement | None:
    """ "called for talks", "spoke of a deal": what the preposition governs."""
    sentence, verb = site.sentence, site.verb
    for prep in site.children("prep"):
        inner = sentence.child(prep, "pobj", "pcomp")
        if prep.lemma in use.preps and prep.index > verb.index and "infinitive" not in use.frames and inner is not None:
            past = _with_condition(site, sentence.edges(inner)[1])
            return Complement(stretch(sentence, prep.index + 1, past), (prep,))
    return None


def _asked(site: Site, clause: Token) -> Token | None:
    asked = site.child("dobj", "dative")
    return asked if asked is not None and site.verb.index < asked.index < clause.index else None


def _calls(site: Site, child: Token) -> bool:
    """Whether a word after the verb says what something is called: no infinitive, full clause or other preposition."""
    if child.index < site.verb.index or infinite(site.sentence, child):
        return False
    if child.dep == "prep":
        return child.lemma == "as"
    if child.dep == "ccomp":
        return small(site.sentence, child)
    return child.dep == "oprd" or child.pos != "VERB"


def _continued(use: Use) -> frozenset[str]:
    return use.continued | {"as"} if use.relays else use.continued


def _complete(sentence: Sentence, use: Use, what: Token, rest: list[Token]) -> bool:
    """Whether "accuse" and the like have their "of"."""
    if use.continued != frozenset({"of"}):
        return True
    return bool(rest) or any(p.lemma == "of" for p in sentence.children(what, "prep"))


def _shared_object(site: Site) -> Token | None:
    """The object of a verb that another shares with it ("neither confirmed nor denied the strike")."""
    sentence = site.sentence
    near = (c for c in site.children("conj") if c.pos == "VERB" and c.index - site.verb.index <= _NEAR)
    other = next(near, None)
    if other is None or sentence.child(other, "nsubj") is not None or site.child("ccomp", "xcomp") is not None:
        return None
    return sentence.child(other, "dobj")


def _fronted(site: Site) -> Token | None:
    """The first of two subjects before a verb: "a claim the ministry rejected"."""
    before = [t for t in site.children("nsubj") if t.index < site.verb.index]
    return before[0] if len(before) > 1 and before[0].pos == "NOUN" else None


def _before(sentence: Sentence, what: Token, verb: Token) -> tuple[int, int]:
    """Token range of a noun phrase up to the clause of a verb that hangs on it."""
    first, past = sentence.edges(what)
    return first, sentence.edges(verb)[0] if what.index == verb.head else past


def _with_antecedent(sentence: Sentence, what: Token, verb: Token) -> tuple[int, int] | None:
    """Token range of a relative pronoun with the noun phrase right before it ("a deal that Washington denied")."""
    noun = sentence.head(verb)
    if not what.tag.startswith("W") or verb.dep != "relcl" or noun is None or noun.index >= what.index:
        return None
    return sentence.edges(noun)[0], what.index + 1


def _modified(site: Site) -> Complement | None:
    """The noun phrase that a passive participle hangs on, whole ("the statement from the ministry cited by ...")."""
    sentence, verb = site.sentence, site.verb
    above = sentence.tokens[verb.head]
    first = above if verb.dep == "conj" and above.dep == "acl" else verb
    if first.dep != "acl":
        return None
    noun = sentence.tokens[first.head]
    while noun.dep == "pobj" and sentence.tokens[sentence.tokens[noun.head].head].pos in ("NOUN", "PROPN"):
        noun = sentence.tokens[sentence.tokens[noun.head].head]
    return Complement(stretch(sentence, sentence.edges(noun)[0], first.index))


def _with_condition(site: Site, past: int) -> int:
    """The end moved over a condition that follows at once ("warned of consequences if ...")."""
    for clause in site.children("advcl"):
        mark = site.sentence.child(clause, "mark")
        if mark is not None and mark.text.lower() in ("if", "unless") and mark.index == past:
            return site.sentence.edges(clause)[1]
    return past
