"""What each export format cannot hold of a chronology, in a line each, as the page of exports tells it.

`docs/exports.md` has the same at length, column by column.
"""

from __future__ import annotations

from collections.abc import Mapping

LOST: Mapping[str, str] = {
    "json": "Nothing that is shown.",
    "csv": "The texts of the documents and the marks on them (actors, times and places as written), numbers, and "
    "clauses that no account rests on.",
    "parquet": "The same as in CSV.",
    "gdelt": "Actors beyond the first on each side, third parties, dates that are no single day, and exact words: only "
    "their offsets stand there. A denied event is a row too; our columns say so.",
    "polecat": "What voices say beyond that the event happened, comparisons, links, and dates that are no single day. "
    "A negated clause is a row too; our columns say so.",
    "plover": "Statements, which have no PLOVER root; what voices say beyond that the event happened, comparisons and "
    "links.",
    "timelinejs": "Undated events, which the title only counts; quotations beyond six an event, participants, places, "
    "links and comparisons.",
    "annotations": "Events as such, their dates, places and types, comparisons and links: an annotation is of a "
    "passage.",
    "rdf": "Hedges, numbers, CAMEO codes, and what is named outside attributions and events.",
    "followthemoney": "Claims as such: what a voice says is a note with its document. Chains, hedges, numbers, "
    "comparisons.",
    "gexf": "Texts, voices and accounts: it is a network of who does what to whom, with counts.",
    "bundle": "Marks on the texts that no account rests on.",
}
