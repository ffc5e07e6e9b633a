"""A storyline in words: a title from its parties, its types and its days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.edtf import written
from rashomon.events.storylines import Belonging, Storyline
from rashomon.knowledge.articles import opening, with_article

#: Why an event belongs to a storyline, for those that are not between its parties.
BELONGING: Mapping[Belonging, str] = {"between": "", "linked": "linked by a text", "beside": "told beside"}


def parties_in_words(names: Sequence[str]) -> str:
    """Names one after the other, as they open a heading: "Kenya and Somalia", "The Gambia and the United States"."""
    told = [with_article(name) for name in names]
    return opening(" and ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else "".join(told))


def title_of(storyline: Storyline, names: Sequence[str]) -> str:
    """Who, what most often and when: "Kenya and Somalia: accuse, consult, 3 to 16 May 2023"."""
    roots = ", ".join(root.lower() for root in storyline.roots)
    when = written(storyline.date)
    who = parties_in_words(names) or "Events that texts link"
    return ", ".join(part for part in (f"{who}: {roots}" if roots else who, when) if part)
