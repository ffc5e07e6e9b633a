"""Dated events as TimelineJS JSON (Knight Lab, "TimelineJS JSON data format"), with exact quotations.

A date is as fine as it is known: an event of June 2016 has a month and no day. What is no single day, month or year
is a range from the first to the last day that it allows, and the words under it say what is known ("by 3 May 2012").
Undated events have no place on such a timeline: the title slide counts them.
TimelineJS shows text as HTML, so everything that comes from a document is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from rashomon.accounts.tellers import NARRATOR
from rashomon.edtf import written
from rashomon.formats.contents import FURTHER_IN, Contents, address_of, contents, natural
from rashomon.formats.exporting import ExportFile
from rashomon.model import Account, Chronology, Date, Event, EventMention
from rashomon.presenting.corrections import by_persons
from rashomon.presenting.words import SILENCE, in_quotes, kind_of, shortest_edtf, status_told

Record = dict[str, Any]

#: Quotations on one slide: what fits a screen beside a heading and two lines of text.
MOST_QUOTES = 6
#: Stances that set a voice against others; what is disputed is shown first.
_OPPOSED = frozenset({"denies", "differs"})


def files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """The timeline as one file."""
    text = json.dumps(to_record(chronology), ensure_ascii=False, indent=1) + "\n"
    return (ExportFile("timeline.json", text.encode("utf-8", "replace")),)


def to_record(chronology: Chronology) -> Record:
    """The chronology as the JSON object that TimelineJS reads."""
    whole = contents(chronology)
    dated = [event for event in whole.events if event.time.date.known]
    return {
        "scale": "human",
        "title": {"text": {"headline": "Chronology", "text": _counts(whole, len(dated))}, "autolink": False},
        "events": [_slide(whole, event) for event in dated],
    }


def _counts(whole: Contents, dated: int) -> str:
    undated = len(whole.events) - dated
    left_out = f"; {undated} without a date are left out" if undated else ""
    return f"<p>Events: {dated}{left_out}. Documents: {len(whole.documents)}.</p>"


def _slide(whole: Contents, event: Event) -> Record:
    quotes = _quotes(whole, event)
    kind = kind_of(event)
    return {
        "unique_id": event.id,
        **_dates(event.time.date),
        **({"group": escape(kind)} if kind else {}),
        "text": {"headline": escape(status_told(event)), "text": _text(event, quotes)},
        **({"media": quotes[0].media} if quotes else {}),
        "autolink": False,
    }


def _dates(date: Date) -> Record:
    """Start, end and words of a date; one that is open at an end stands at the end that is known."""
    open_end = date.earliest is None or date.latest is None
    ends = (date.earliest or date.latest or "",) if open_end else shortest_edtf(date)
    return {
        "start_date": _parts(ends[0]),
        **({"end_date": _parts(ends[-1])} if len(ends) > 1 else {}),
        "display_date": written(date),
    }


def _parts(day: str) -> Record:
    """Year, month and day of an ISO day; of a month or a year only what it says."""
    return dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=False))


def _text(event: Event, quotes: Sequence[_Quote]) -> str:
    """The line that sums the event up, the first quotations under it, and what persons corrected."""
    lines = [quote.line for quote in quotes[:MOST_QUOTES]]
    if len(quotes) > MOST_QUOTES:
        lines.append(f"and {len(quotes) - MOST_QUOTES} more")
    listed = "".join(f"<li>{line}</li>" for line in lines)
    corrected = "".join(f"<p>{name}: {escape(words)}</p>" for name, words in by_persons(event))
    return f"<p>{escape(event.summary.text or event.label)}</p>" + (f"<ul>{listed}</ul>" if listed else "") + corrected


@dataclass(frozen=True, slots=True)
class _Quote:
    """Exact words with the voices they come from; `said` is how the innermost one says it, "" for a report's own;
    `address` is where the report stands on the web."""

    voice: str
    said: str
    words: str
    chain: str
    credit: str
    address: str | None

    @property
    def line(self) -> str:
        """The quotation as a line of HTML."""
        how = f" {self.said}" if self.said else ""
        return f"<b>{escape(self.voice)}</b>{how}: {escape(in_quotes(self.words))} ({escape(self.credit)})"

    @property
    def media(self) -> Record:
        """The quotation as a media object."""
        quoted = f"<blockquote>{escape(self.words)}</blockquote>"
        linked = {"link": self.address, "link_target": "_blank"} if self.address else {}
        return {"url": quoted, "caption": escape(self.chain), "credit": escape(self.credit), **linked}


def _quotes(whole: Contents, event: Event) -> list[_Quote]:
    """What each voice says in its exact words, each wording once, what is disputed first; of an event of which no
    account is given, the clause that tells of it first."""
    rows = whole.rows.get(event.id, ())
    ranked = sorted(rows, key=lambda row: not any(account.stance in _OPPOSED for account in row.accounts))
    accounts = (account for row in ranked for account in sorted(row.accounts, key=lambda a: natural(a.id)))
    told = [_told(whole, account) for account in accounts if account.evidence and not account.likened]
    clause = whole.first_mention(event)
    return list(dict.fromkeys(told)) or ([_clause(whole, clause)] if clause is not None else [])


def _told(whole: Contents, account: Account) -> _Quote:
    document = account.evidence[0].document
    said = f"silent ({SILENCE})" if account.stance == "silent" else account.stance
    voice = whole.publisher(document) if account.voice == NARRATOR else account.voice
    chain = whole.chain(account.chain, document) or voice
    return _Quote(voice, said, _folded(whole.words(account.evidence)), chain, *_source(whole, document))


def _clause(whole: Contents, clause: EventMention) -> _Quote:
    document = clause.span.document
    said = whole.attributions.get(clause.attribution or "")
    chain = whole.chain(said.chain if said else (), document) or whole.publisher(document)
    words = _folded(whole.words((clause.extent,)))
    return _Quote(chain.split(FURTHER_IN)[-1], "", words, chain, *_source(whole, document))


def _folded(words: str) -> str:
    """Words with line breaks folded, as HTML shows them."""
    return " ".join(words.split())


def _source(whole: Contents, document: str) -> tuple[str, str | None]:
    """Who published a document and when, and its web address."""
    known = whole.documents[document]
    dated = f", {known.published.date.edtf}" if known.published.date.edtf else ""
    return whole.publisher(document) + dated, address_of(known)
