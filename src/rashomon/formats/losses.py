"""What each export format cannot hold of a chronology, in a line each, as the page of exports tells it.

`docs/exports.md` has the same at length, column by column.
"""

from __future__ import annotations

from collections.abc import Mapping

LOST: Mapping[str, str] = {
    "json": "Nothing.",
    "csv": "The texts of the documents and the marks on them (actors, times and places as written). Lists stand in one cell.",
    "parquet": "As CSV; types are kept.",
    "gdelt": "What each voice says on each proposition: an account is a mention with its tone left empty. One place and one day an event, three actors at most of two sides.",
    "polecat": "Accounts, comparisons and links. A clause is a row; dates stand as one day where there is one.",
    "plover": "Accounts, comparisons and links; who says a clause is kept as its source.",
    "timelinejs": "Undated events, which the title only counts; types, sides, propositions and links. A few quotations an event.",
    "annotations": "Events as such, their dates, places and types, and links: an annotation is of a passage.",
    "rdf": "The texts of the documents beyond the passages quoted.",
    "followthemoney": "Stances as values of their own: what a voice says is a note with its document. Spans, comparisons and hedges.",
    "gexf": "Texts, voices and accounts: it is a network of who does what to whom, with counts.",
    "bundle": "Marks on the texts that no account rests on.",
}
