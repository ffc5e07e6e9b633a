"""The kind of happening that a mention names, and whether that kind has content."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.knowledge.happening_kinds import Kind, kinds, kinds_of_modes, light_verbs
from rashomon.model import EventMention


def kind_of(mention: EventMention) -> Kind:
    """The kind of happening that a mention names: by its predicate, then by its last word, then by its root and mode,
    else a kind of its own."""
    root = mention.plover.root if mention.plover else None
    mode = mention.plover.mode if mention.plover else None
    if mode == "phone":
        return kinds()["phone call"][0]  # whatever the word: the coder saw that it was by telephone
    for word in _names(mention):
        fitting = [k for k in kinds().get(word, ()) if root in k.roots or root is None or not k.roots]
        if fitting:
            return fitting[0]
    if f"{root}:{mode}" in kinds_of_modes():
        return kinds_of_modes()[f"{root}:{mode}"]
    return Kind(f"{root or 'none'}:{mode or mention.lemma}", frozenset({root} if root else ()))


def _names(mention: EventMention) -> Iterable[str]:
    """The words that may name the kind, the likeliest first: of a light verb its object, else the predicate."""
    if mention.lemma in light_verbs() and not mention.nominal:
        yield from (word for word in reversed(mention.words) if word != mention.lemma)
    yield mention.lemma
    yield from (word for word in mention.lemma.split()[::-1] if word != mention.lemma)


def is_exchange(mention: EventMention) -> bool:
    """Whether a mention names an event that has content: a call is about something, a letter says something. A negated
    verb ("did not discuss") names none."""
    kind = kind_of(mention)
    return kind.communication and (mention.nominal or not (kind.as_noun or mention.modality == "negated"))
