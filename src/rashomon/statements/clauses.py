"""Contents that are finite clauses after their cue verb."""

from __future__ import annotations

from itertools import pairwise

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span
from rashomon.statements.drafts import stretch
from rashomon.statements.lexicon import Use, silence, verbs
from rashomon.statements.site import Complement, Site, infinite, small

#: A comma and a conjunction at most stand between two clauses of one content.
_JOINTS = 2
_CONTRASTS = frozenset({"while", "whereas", "because", "if", "unless", "although", "though"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def finite_clause(site: Site, use: Use) -> Complement | None:
    """A finite clause after the verb; in a relative clause its antecedent too ("the trucks X said carried oil")."""
    sentence, verb = site.sentence, site.verb
    for clause in site.children("ccomp"):
        if clause.index > verb.index and not infinite(sentence, clause) and not small(sentence, clause):
            first, past = sentence.edges(clause)
            what = site.child("dobj")
            if (
                what is not None
                and not use.hearer
                and _belongs_to(sentence, what, clause)
                and "object" not in use.frames
            ):
                continue  # "showed pictures of bodies it says are ...": the clause says which
            if what is not None and "object" in use.frames and verb.index < what.index < first:
                first = sentence.edges(what)[0]  # "dismissed claims that ...": the parse hangs the clause on the verb
            past = _without_afterthought(sentence, clause, past)
            past = _without_other_sayer(sentence, clause, past)
            while past - 1 > clause.index and sentence.tokens[past - 1].dep in ("cc", "punct"):
                past -= 1
            past = _with_more(sentence, verb, past)
            pieces = stretch(sentence, max(first, verb.index + 1), past)
            lead = _antecedent(sentence, verb, clause) if verb.dep == "relcl" else ()
            return Complement((*lead, *pieces))
    return _that_clause(site)


def _belongs_to(sentence: Sentence, what: Token, clause: Token) -> bool:
    """Whether a clause without a mark of its own stands right behind the verb's object, as a relative clause does."""
    first, past = sentence.edges(clause)[0], sentence.edges(what)[1]
    return past == first and sentence.child(clause, "mark") is None and what.index < clause.index


def _without_afterthought(sentence: Sentence, clause: Token, past: int) -> int:
    """The end of a clause before "but gave no details" or "and said that ...", which are of the speaker, not by him."""
    for verb in sentence.children(clause, "conj"):
        spoken = _says(sentence, verb) or _leaves_out(sentence, verb) or _takes_up(sentence, clause, verb)
        if sentence.child(verb, "nsubj") is None and spoken:
            joined = sentence.child(clause, "cc")
            return joined.index if joined is not None and joined.index < verb.index else sentence.edges(verb)[0]
    return past


def _without_other_sayer(sentence: Sentence, clause: Token, past: int) -> int:
    """The end of a clause before ", though Y said ...", which is the narrator's next attribution."""
    for other in sentence.children(clause, "advcl"):
        mark = sentence.child(other, "mark")
        contrast = mark is not None and mark.text.lower() in _CONTRASTS and mark.index > clause.index
        if contrast and mark is not None and _says(sentence, other) and sentence.child(other, "nsubj") is not None:
            return min(past, mark.index)
    return past


def _with_more(sentence: Sentence, verb: Token, past: int) -> int:
    """The end moved over "and that ..." and over a clause of contrast or condition that follows at once."""
    follows = next((t for t in sentence.tokens[past:] if t.text not in (",", "and", "or", "but")), None)
    if follows is None or follows.dep != "mark" or follows.index - past > _JOINTS:
        return past
    clause = sentence.tokens[follows.head]
    beyond = sentence.edges(clause)[1]
    if follows.text.lower() == "that":
        return max(past, beyond)
    told = any(t.lemma in verbs() and t.pos == "VERB" for t in sentence.subtree(clause))
    goes_on = clause.dep == "advcl" and clause.head == verb.index and follows.text.lower() in _CONTRASTS
    return max(past, beyond) if goes_on and not told else past


def _takes_up(sentence: Sentence, clause: Token, verb: Token) -> bool:
    """Whether a comma parts a further act in words from what was said ("said that ..., and later apologised")."""
    joined = sentence.child(clause, "cc")
    parted = joined is not None and joined.index > 0 and sentence.tokens[joined.index - 1].text == ","
    return parted and verb.tag == "VBD" and verb.lemma in verbs()


def _says(sentence: Sentence, verb: Token) -> bool:
    spoken = any("clause" in use.frames for use in verbs().get(verb.lemma, ()))
    return spoken and sentence.child(verb, "ccomp") is not None


def _leaves_out(sentence: Sentence, verb: Token) -> bool:
    denied = (t for t in sentence.subtree(verb) if t.dep in ("neg", "det"))
    return verb.lemma in silence().afterthoughts and any(t.text.lower() in ("no", "not", "n't") for t in denied)


def _that_clause(site: Site) -> Complement | None:
    """A "that" which the parse hung elsewhere, when nothing but adjuncts of the verb stands before it."""
    after = site.sentence.tokens[site.verb.index + 1 :]
    if site.child("dobj") is not None or (after and after[0].text == ","):
        return None
    for that, following in pairwise(after):
        if that.tag in _FINITE or that.text in '"“”;:' or (that.pos == "VERB" and that.lemma in verbs()):
            return None
        if that.text.lower() == "that" and that.tag in ("IN", "WDT") and following.pos not in ("VERB", "AUX", "PUNCT"):
            end = site.scene.sentence_end(site.sentence, site.verb.start)
            return Complement((Span(site.sentence.document, that.start, end),)) if that.start < end else None
    return None


def _antecedent(sentence: Sentence, verb: Token, clause: Token) -> tuple[Span, ...]:
    """The words a relative clause hangs on, where the clause that was said lacks its subject."""
    subject = sentence.child(clause, "nsubj", "nsubjpass", "expl")
    noun = sentence.head(verb)
    if noun is None or (subject is not None and not subject.tag.startswith("W")):
        return ()
    pronouns = [t for t in sentence.subtree(verb) if t.tag.startswith("W") and t.index < verb.index]
    relative = {t.index for t in sentence.subtree(verb)} - {t.index for t in pronouns[:1]}
    if pronouns and pronouns[0].text.lower() != "that":
        return (sentence.span(pronouns[0].index, pronouns[0].index + 1),)
    kept = [t.index for t in sentence.subtree(noun) if t.index not in relative and t.index < verb.index]
    return (sentence.span(kept[0], kept[-1] + 1),) if kept else ()
