"""Whether the words around a title tell of somebody else: "the former president", "the Libyan rebel leader"."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence
from rashomon.expressions.actors_words import country_named, next_word, words
from rashomon.knowledge.actors.gazetteer import adjectives
from rashomon.knowledge.actors.wordings import wordings


def is_another(sentence: Sentence, start: int, index: int, past: int) -> bool:
    """Whether a title at [index, past), its country's word at `start`, means someone else than the present holder."""
    return (
        _former(sentence, start, index)
        or _of_others(sentence, start, index)
        or _to_come(sentence, past)
        or _portfolio_follows(sentence, index, past)
    )


def is_acting(sentence: Sentence, start: int, index: int) -> bool:
    """Whether a title means somebody who stands in ("the acting president", "the caretaker prime minister")."""
    return any(t.text.lower() in wordings()["acting"] for t in sentence.tokens[max(0, min(start, index - 1)) : index])


def sex_fits(word: str, holder: str) -> bool:
    """Whether "queen" or "king" may mean the monarch: a queen who is not on the list of those who reign is none."""
    lists = wordings()
    if not holder.startswith("person:"):
        return word.lower() not in lists["queens"]
    reigns = holder.removeprefix("person:") in lists["reigning_queens"]
    return reigns if word.lower() in lists["queens"] else not (reigns and word.lower() in lists["kings"])


def _former(sentence: Sentence, start: int, index: int) -> bool:
    first = max(0, start - 1)
    if index >= 2 and sentence.tokens[index - 1].text == "-":
        first = min(first, index - 2)  # "the then-prime minister"
    before = {sentence.tokens[i].text.lower() for i in range(first, index)}
    return bool(before & (wordings()["former"] | wordings()["lesser"]))


def _of_others(sentence: Sentence, start: int, index: int) -> bool:
    """Whether a title is not that of the state whose word stands before it: "the Libyan rebel leader", "the Turkish
    Cypriot president"."""
    if start == index:
        return False
    past = next((p for p in range(index, start, -1) if _is_country(sentence, start, p)), start)
    between = sentence.tokens[past:index]
    if any(t.pos in {"NOUN", "PROPN"} and t.text.lower() not in wordings()["acting"] for t in between):
        return True
    if any(t.text in wordings()["peoples"] for t in between):
        return True
    return any(words(sentence, s, past) in wordings()["peoples"] for s in range(max(0, start - 2), start))


def _is_country(sentence: Sentence, start: int, past: int) -> bool:
    text = words(sentence, start, past)
    return text in adjectives() or country_named(text) is not None or sentence.tokens[past - 1].text in {"'s", "'"}


def _to_come(sentence: Sentence, past: int) -> bool:
    """Whether "-elect", "designate" or "candidate" follows a title."""
    word, after = next_word(sentence, past), next_word(sentence, past + 1)
    if word is None:
        return False
    plain = word.text if word.text != "-" or after is None else after.text
    return plain.lower().strip("-") in wordings()["to_come"]


def _portfolio_follows(sentence: Sentence, index: int, past: int) -> bool:
    """Whether "for" and a portfolio follow a "secretary of state" or "minister": Britain's secretaries of state."""
    word = next_word(sentence, past)
    return word is not None and word.lemma == "for" and sentence.tokens[past - 1].lemma.lower() == "state"
