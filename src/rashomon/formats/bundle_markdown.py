"""The evidence of a bundle as Markdown (CommonMark 0.31), every foreign word inert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon import __version__
from rashomon.formats.inert import markdown
from rashomon.formats.shown import Compared, Evidence, Line, Linked, Quote, Row, Shown, Source, counted

#: How quotations and places are to be read, and what silence means.
HOW_TO_READ = (
    "What each voice says of an event stands here in its exact words. A number in brackets is a document, listed at "
    "the end with its text in the folder texts; “chars 10–20” are the characters 10 to 20 of that text, counted from "
    "0, the last not included. Line ends inside quotations are folded to blanks. Where a voice leaves a matter out, "
    "that means: not in the text we have."
)


def written(evidence: Evidence, mark: str) -> str:
    """The evidence; `mark` is the digest by which the bundle is cited."""
    return "\n".join(_lines(evidence, mark)) + "\n"


def _lines(evidence: Evidence, mark: str) -> Iterator[str]:
    yield f"# {markdown(evidence.title)}"
    counts = f"{counted(len(evidence.events), 'event')}, {counted(len(evidence.sources), 'document')}"
    yield from ("", f"{counts}. Bundle {mark}, made with Rashomon {__version__}.")
    yield from ("", HOW_TO_READ)
    if len(evidence.events) > 1:
        yield from _contents(evidence)
    for event in evidence.events:
        yield from _event(event)
    if evidence.alike:
        yield from ("", "## Alike, but not the same event", "")
        for each in evidence.alike:
            yield from _compared(each)
    if evidence.corrections:
        yield from ("", "## Corrections that this follows", "")
        yield from (f"- {markdown(each)}" for each in evidence.corrections)
    yield from ("", "## Documents", "")
    for source in evidence.sources:
        yield from _source(source)
    yield from ("", "## How to cite", "")
    for source in evidence.sources[:1]:
        named = f"{markdown(source.publisher)}, “{markdown(source.title)}”, {markdown(source.day)}"
        yield f"- A document: {named}; for a passage add “document {source.id}, chars 10–20”."
    yield f"- This bundle: Rashomon {__version__}, evidence bundle {mark}."
    yield "- In a reference manager: import `references.json` (CSL-JSON)."
    yield "- To see that nothing was changed: `sha256sum -c MANIFEST.sha256` in the bundle's folder."


def _contents(evidence: Evidence) -> Iterator[str]:
    if evidence.disputed:
        yield from ("", "## Where voices differ", "")
        yield from (_entry(event) for event in evidence.disputed)
    yield from ("", "## All events")
    for year, events in evidence.by_year():
        yield from ("", f"### {markdown(year)}", "")
        yield from (_entry(event) for event in events)


def _entry(event: Shown) -> str:
    return f"- {event.number}: {markdown(event.label)} ({markdown(event.day)}; {event.status})"


def _event(event: Shown) -> Iterator[str]:
    yield from ("", f"## {event.number}: {markdown(event.label)}", "")
    if event.summary:
        yield from ("".join(f"{_piece(words)}{_numbers(quotes)}" for words, quotes in event.summary).strip(), "")
    yield from (f"- {name}: {markdown(words)}" for name, words in (*event.facts, ("Event", event.id)))
    for heading, rows in (("What each voice says", event.rows), ("Told besides, disputed by nobody", event.folded)):
        if rows:
            yield from ("", f"### {heading}")
            yield from ("", event.note.strip()) if event.note else ()
            for row in rows:
                yield from _row(row)
    if event.compared:
        yield from ("", "### Compared", "")
        for each in event.compared:
            yield from _compared(each)
    if event.told:
        yield from ("", "### Other passages that tell of it", "")
        yield from (f"- {_quote(quote)}" for quote in event.told)
    if event.linked:
        yield from ("", "### Events linked to it", "")
        for link in event.linked:
            yield from _linked(link)


def _row(row: Row) -> Iterator[str]:
    marks = "; ".join(part for part in ("in dispute" if row.contested else "", row.told_by) if part)
    yield from ("", f"**{markdown(row.words)}**" + (f" ({marks})" if marks else ""), "")
    for line in row.lines:
        yield f"- {_said(line)}"
        yield from (f"  - {_quote(quote)}" for quote in line.quotes)


def _said(line: Line) -> str:
    voice = markdown(line.voice) + (f", through {markdown(line.via)}" if line.via else "")
    told = ", ".join(markdown(part) for part in (line.does, line.day, line.note) if part)
    return f"{markdown(line.side)}: {voice}: **{told}**" + ("; its account of the event:" if line.silent else "")


def _compared(compared: Compared) -> Iterator[str]:
    nuance = f" ({markdown(compared.nuance)})" if compared.nuance else ""
    places = " ".join(_place(quote) for quote in compared.quotes) if compared.brief else ""
    yield f"- **{compared.verdict}**: {markdown(compared.why)}{nuance} {places}".rstrip()
    if compared.brief:
        return
    for who, via, quotes in compared.sides:
        yield f"  - {markdown(who)}" + (f", through {markdown(via)}" if via else "")
        yield from (f"    - {_quote(quote)}" for quote in quotes)


def _linked(link: Linked) -> Iterator[str]:
    number = f"{link.number}: " if link.number is not None else ""
    yield f"- {link.relation} {number}{markdown(link.label)} ({markdown(link.reason)})"
    yield from (f"  - {_quote(quote)}" for quote in link.quotes)


def _source(source: Source) -> Iterator[str]:
    named = ", ".join(map(markdown, (source.publisher, source.title, source.day)))
    yield f"- \\[{source.number}\\] {named} ({source.kind})"
    yield f"  - document {markdown(source.id)}, text in `{source.text}`, SHA-256 of the source {source.sha256}"
    yield from (f"  - {markdown(note)}" for note in source.notes)


def _quote(quote: Quote) -> str:
    return f"{markdown(quote.words)} {_place(quote)}"


def _place(quote: Quote) -> str:
    return f"\\[{quote.source}\\] {markdown(quote.document)}, chars {quote.start}–{quote.end}"


def _piece(words: str) -> str:
    """A piece of a summary, with the blanks by which it stands off from the others."""
    return " " * words[:1].isspace() + markdown(words) + " " * words[-1:].isspace()


def _numbers(quotes: Iterable[Quote]) -> str:
    found = dict.fromkeys(quote.source for quote in quotes)
    return "".join(f" \\[{number}\\]" for number in found)
