"""What the exports in the shapes of event data sets share: our own columns, and how a day, a document and a sentence
are said there."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from rashomon.formats.cells import Row
from rashomon.formats.contents import Contents, fineness, fixed_by_persons, precision, the_day
from rashomon.knowledge.exports import abbreviations
from rashomon.model import EVIDENCE_ROLES, Account, Block, Date, Document, Event, EventMention, Participant, Span

#: A mark that may end a sentence, with the word before it and what closes behind it, before a new beginning.
_END = re.compile(r"(\w*)[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")

#: The sentence ends of so many documents are remembered: those that tell of events of the same days.
_DOCUMENTS_AT_ONCE = 256


def own_of_event(event: Event) -> Row:
    """Our own columns behind those of a table of events."""
    return {
        "event_cluster_id": event.id,
        "time_precision": precision(event.time.date),
        "geo_precision": fineness(event.place),
        "event_status": event.status,
        "fixed": fixed_by_persons(event) or None,
    }


def own_of_account(whole: Contents, event: Event, clause: EventMention | None, account: Account | None) -> Row:
    """Our own columns behind those of a table of mentions: of an account and the clause that tells of the event in its
    words; of a clause in which nobody's account stands, the clause and who says it."""
    evidence = _evidence(clause, account)
    document = evidence.document if evidence else None
    said = whole.attributions.get(clause.attribution or "") if clause else None
    chain = account.chain if account else said.chain if said else ()
    return {
        "account_id": account.id if account else None,
        "outlet": whole.publisher(document) if document else None,
        "attribution_chain": whole.chain(chain, document) or (whole.publisher(document) if document else None),
        "stance": account.stance if account else None,
        "modality": clause.modality if clause else None,
        "evidence_start": evidence.start if evidence else None,
        "evidence_end": evidence.end if evidence else None,
        **own_of_event(event),
        "document_id": document,
        "likened": account.likened if account else None,
    }


def _evidence(clause: EventMention | None, account: Account | None) -> Span | None:
    """The passage an account rests on, the one that the clause stands in where it has several; else the clause."""
    if account is None or not account.evidence:
        return clause.extent if clause is not None else None
    shared = (span for span in account.evidence if clause is not None and span.overlaps(clause.extent))
    return next(shared, account.evidence[0])


def account_of(whole: Contents, event: Event, clause: EventMention) -> Account | None:
    """What is said, in the words of a clause, on whether the event happened; None where no account rests on them. What
    the likeness of words alone laid there says nothing of it."""
    happened = (row for row in whole.rows.get(event.id, ()) if row.dimension == "occurrence")
    resting = [a for row in happened for a in row.accounts if any(clause.extent.overlaps(s) for s in a.evidence)]
    told = [a for a in resting if a.stance != "silent" and not a.likened]
    same_voice = [a for a in told if a.attribution == clause.attribution]
    return min(same_voice or told, key=lambda a: (abs(a.evidence[0].start - clause.extent.start), a.id), default=None)


def day_number(date: Date) -> int | None:
    """A date that is one day as YYYYMMDD, else None."""
    day = the_day(date)
    return int(day.replace("-", "")) if day else None


def moment(date: Date) -> int | None:
    """A date that is one day as YYYYMMDD000000, else None."""
    day = day_number(date)
    return day * 1_000_000 if day is not None else None


def citation(whole: Contents, document: str) -> str:
    """A document as a citation: who published it, its title, the date, and its id."""
    known = whole.documents[document]
    title = f": {known.title}" if known.title else ""
    dated = f" ({known.published.date.edtf})" if known.published.date.edtf else ""
    return f"{whole.publisher(document)}{title}{dated} [{document}]"


def sentence_number(document: Document, offset: int) -> int:
    """The number, from 1, of the sentence that holds an offset, over headline, dateline and body; a block ends one too.

    Sentences end at full stops and the like before a capital letter, but not behind initials and usual abbreviations:
    a count for finding one's way, not a parse.
    """
    return 1 + bisect_right(_sentence_ends(document.text, document.blocks), offset)


@lru_cache(maxsize=_DOCUMENTS_AT_ONCE)
def _sentence_ends(text: str, blocks: tuple[Block, ...]) -> tuple[int, ...]:
    """Where the sentences of a text end, in order."""
    told = [block for block in blocks if block.role in EVIDENCE_ROLES]
    inside = [end.end() for b in told for end in _END.finditer(text, b.start, b.end) if _ends(end[1])]
    return tuple(sorted([*inside, *(block.end for block in told)]))


def _ends(word: str) -> bool:
    """Whether a full stop behind this word may end a sentence."""
    return not (len(word) == 1 and word.isupper()) and word not in abbreviations()


def words_for(clause: EventMention, actors: frozenset[str], role: str) -> tuple[Span, ...]:
    """Where the clause names these actors in a role, in the order of the text."""
    named: list[Participant] = [p for p in clause.participants if p.role == role and p.actor in actors]
    return tuple(sorted({p.span for p in named if p.span is not None}))
