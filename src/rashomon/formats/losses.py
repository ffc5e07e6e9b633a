"""What each export format cannot hold of a chronology, in a line each, as the page of exports tells it.

`docs/exports.md` has the same at length, column by column.
"""

from __future__ import annotations

from collections.abc import Mapping

LOST: Mapping[str, str] = {
    "json": "Nothing.",
    "csv": "Texts, and the actors, times and places marked in them. Several values of one kind stand in one cell.",
    "parquet": "As CSV, but types are kept.",
    "gdelt": "Propositions, comparisons and links: an account is a mention of its event.",
    "polecat": "Propositions, accounts, comparisons and links: a row is one clause of one document.",
    "plover": "Propositions, accounts, comparisons and links: a line is one clause of one document.",
    "timelinejs": "Undated events, which are only counted; comparisons and links.",
    "annotations": "Dates and places of events, comparisons and links: an annotation is of a passage.",
    "rdf": "The blocks of documents, and which words were read as times.",
    "followthemoney": "Comparisons and hedges. What a voice says is a note on the event, with its document.",
    "gexf": "Texts, voices and accounts: it counts who does what to whom.",
    "bundle": "Texts beyond the sentences quoted, and the marks on them.",
}
