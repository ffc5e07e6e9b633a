"""What each export format cannot hold of a chronology, in a line each, as the page of exports tells it.

`docs/exports.md` has the same at length, column by column.
"""

from __future__ import annotations

from collections.abc import Mapping

LOST: Mapping[str, str] = {
    "json": "Nothing.",
    "csv": "Whole texts, and actors, times and places as marked in them. Lists stand in one cell.",
    "parquet": "As CSV, but types are kept.",
    "gdelt": "What each voice says of which proposition, sides and comparisons; a date that is no single day.",
    "polecat": "Propositions, sides, comparisons and links: a row is one clause of one document.",
    "plover": "Propositions, sides, comparisons and links: a line is one clause of one document.",
    "timelinejs": "Undated events, which are only counted; types, sides, comparisons and links.",
    "annotations": "Dates, places and types of events, comparisons and links: an annotation is of a passage.",
    "rdf": "Whole texts, and blocks of documents.",
    "followthemoney": "Claims as values: what a voice says is a note with its document. Comparisons and hedges.",
    "gexf": "Texts, voices and accounts: it counts who does what to whom.",
    "bundle": "Marks on texts that no account rests on.",
}
