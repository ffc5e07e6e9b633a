"""What happened, told as not having been: its verb negated, or its sentence put into the mouth of those who deny it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.planted_clauses import SUBJECTS, Clause, Edit, Plant, clauses_of

_FINITE = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_BE = frozenset({"is", "are", "was", "were", "am"})
#: The share of negations that are put into somebody's mouth, where the sentence allows it.
_SHARE_DENIED = 0.33


def change_polarity(a: Clause, b: Clause, chain: str, random: Random) -> Plant | None:
    """The event of the first clause told as not having been, where both tell that it was."""
    if b.trigger.pos not in ("VERB", "NOUN", "AUX") or _is_negated(a) or _is_negated(b):
        return None
    behind = _denied(a) if random.random() < _SHARE_DENIED else None
    if behind is not None:
        return Plant("polarity", a.report, b.report, chain, a.trigger.text, behind[2], (behind,))
    edits = [e for clause in clauses_of(a.report, chain) for e in _negated(clause)]
    own = list(_negated(a))
    if not own:
        return None
    new = " ".join(e[2] for e in own)
    return Plant("polarity", a.report, b.report, chain, a.trigger.text, new, tuple(sorted({*edits, *own})))


def _is_negated(clause: Clause) -> bool:
    family = [clause.trigger, *clause.sentence.ancestors(clause.trigger)[:1]]
    return any(clause.sentence.children(t, "neg") for t in family)


def _is_whole(clause: Clause) -> bool:
    """Whether a line is a sentence and no headline, whose grammar is its own."""
    return clause.text.rstrip("\"'” ").endswith((".", "!", "?"))


def _denied(clause: Clause) -> Edit | None:
    """The whole sentence as what officials deny, where the event's verb is its own main verb."""
    first, root = clause.sentence.tokens[0], clause.sentence.root
    if root.index != clause.trigger.index or (
        root.tag not in _FINITE and not clause.sentence.children(root, "aux", "auxpass")
    ):
        return None
    subject = clause.sentence.child(root, *SUBJECTS)
    if subject is None or clause.sentence.edges(subject)[0] != 0 or '"' in clause.text or not _is_whole(clause):
        return None
    start, _ = clause.place_of(first)
    word = first.text if first.tag in ("NNP", "NNPS") else first.text[:1].lower() + first.text[1:]
    return start, start + len(first.text), f"Officials denied that {word}"


def _negated(clause: Clause) -> Iterator[Edit]:
    """The event's verb with a "not"."""
    verb = clause.trigger
    helpers = [t for t in clause.sentence.children(verb, "aux", "auxpass") if t.tag != "TO" and t.index < verb.index]
    if verb.pos not in ("VERB", "AUX") or clause.sentence.children(verb, "neg") or not _is_whole(clause):
        return
    subject = clause.sentence.child(verb, *SUBJECTS, "expl")
    if subject is None:
        return
    if helpers:
        if not helpers[0].text.startswith(("'", "’")):
            _, end = clause.place_of(helpers[0])
            yield end, end, " not"
    elif verb.text.lower() in _BE:
        _, end = clause.place_of(verb)
        yield end, end, " not"
    elif verb.tag in _FINITE and subject.index < verb.index:
        start, end = clause.place_of(verb)
        plural = verb.tag == "VBZ" and subject.tag in ("NNS", "NNPS")
        yield start, end, f"{'do' if plural else _FINITE[verb.tag]} not {verb.lemma}"
