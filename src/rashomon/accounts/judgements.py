"""How a call, a meeting or talks were judged, in whose words: "very constructive", "fruitless", "candid"."""

from __future__ import annotations

from rashomon.accounts.values import Judged
from rashomon.knowledge.account_words import evaluations
from rashomon.model import Item


def judgement_of(item: Item) -> Judged | None:
    """The judgement that a clause about an exchange gives; None where it gives none. "Not fruitful" leans to bad."""
    word = _word(item)
    if word is None:
        return None
    table = evaluations()
    leaning = {**table.common, **table.plain}[word]
    return Judged(f"not {word}", -leaning) if item.negated else Judged(word, leaning)


def _word(item: Item) -> str | None:
    """The word of judgement in a clause: a plain one anywhere, a common one only where the clause says it of the
    exchange ("the talks were good", "called it a good meeting")."""
    table = evaluations()
    said = [w for w in item.words if w in table.plain]
    if said:
        return said[0]
    of_it = item.predicate in table.saying or (item.predicate == "be" and (set(item.subject) & (table.nouns | _IT)))
    common = [w for w in item.words if w in table.common and w not in item.subject]
    return common[0] if of_it and common and _plainly(item) else None


#: A pronoun may stand for the exchange that was told of before.
_IT = frozenset({"it", "they", "this", "that"})
#: Words beside which a common word judges something else ("a good price for the gas").
_LONGEST = 7


def _plainly(item: Item) -> bool:
    return len(item.words) <= _LONGEST
