"""An event on the terminal: what is known of it, its accounts, their comparisons, its links and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.accounts.corroboration import event_corroboration
from rashomon.model import Comparison, Event, Link, Proposition, Verdict
from rashomon.presenting.links import because, in_order, relation_words
from rashomon.presenting.rows import told_by
from rashomon.presenting.sources import Sources, linked_event, sources_of
from rashomon.presenting.words import accused, kind_of, where, who
from rashomon.store.views import EventView
from rashomon.terminal.accounts import accounts, bracketed
from rashomon.terminal.corrections import linking, notes, rejected, set_by_persons
from rashomon.terminal.words import STATUS_STYLES, VERDICT_STYLES, day, quoted, source_line

_VERDICT_WIDTH = 15  # "different event"
_RELATION_WIDTH = 20  # "possibly the same as"


def event_page(view: EventView, width: int, *, whole: bool = False) -> Group:
    """All that `rashomon event ID` shows; with `whole` no row of the account table is folded."""
    sources = sources_of(view)
    parts: list[RenderableType] = [_summary(view, sources), Text(""), accounts(view, width, whole=whole)]
    for heading, lines in (
        ("Compared", list(_comparisons(view, sources))),
        ("Suggested by your own model, unconfirmed", list(_suggestions(view, sources))),
        ("Linked", [_link(link, view, sources) for link in in_order(view.links)]),
        ("Notes", list(notes(view.event))),
        ("Joined or kept apart by persons", list(linking(view))),
        ("Rejected accounts, which count for nothing", list(rejected(view.event, sources))),
        ("Sources", list(_source_lines(view, sources))),
    ):
        if lines:
            parts += [Text(""), Text(heading, "bold underline"), *lines]
    return Group(*parts)


def _weight(comparison: Comparison) -> int:
    """Those that set voices against one another come first, agreement last."""
    return list(VERDICT_STYLES).index(comparison.verdict)


def _summary(view: EventView, sources: Sources) -> Group:
    event = view.event
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    for name, value in (
        ("when", f"{day(event.time.date)} ({event.time.reason})"),
        ("where", where(event.place)),
        ("who", who(event, sources.names)),
        ("accused of it", accused(event, sources.names)),
        ("type", kind_of(event)),
        ("disputed", ", ".join(event.disputed)),
        ("told by", told_by(event_corroboration(view.propositions)).removeprefix("told by ")),
        *set_by_persons(event),
    ):
        if value:
            facts.add_row(name, Text(value))
    status = (event.status, STATUS_STYLES.get(event.status, "green"))
    title = Text.assemble((event.label, "bold"), "  ", status, (f"  {event.id}", "dim"))
    return Group(title, *_line(event, sources), facts)


def _line(event: Event, sources: Sources) -> list[Text]:
    """The line that sums the event up, each piece with the numbers of the documents it rests on."""
    pieces = [(part.text, bracketed(part.evidence, sources)) for part in event.summary.parts]
    line = Text.assemble(*(each for words, numbers in pieces for each in (words, (numbers, "dim"))))
    return [line, Text("")] if pieces else []


def _comparisons(view: EventView, sources: Sources) -> Iterator[RenderableType]:
    """Each difference with its reason, then who agrees on which proposition: pairs of these would fill a page."""
    for comparison in sorted(view.comparisons, key=_weight):
        if comparison.verdict != "agree" or comparison.proposition is None:
            yield _comparison(comparison, sources)
    for proposition in view.propositions:
        agreeing = [c for c in view.comparisons if c.verdict == "agree" and c.proposition == proposition.id]
        yield from _agreements(proposition, agreeing)


def _agreements(proposition: Proposition, agreeing: Sequence[Comparison]) -> Iterator[Table]:
    """The voices of a proposition that agree with another, those who deny it apart, in order of their accounts."""
    ids = {side.account for comparison in agreeing for side in (comparison.a, comparison.b)}
    of_one_mind = [account for account in proposition.accounts if account.id in ids]
    for deny in (False, True):
        voices = dict.fromkeys(a.voice for a in of_one_mind if (a.stance == "denies") == deny)
        said = ("  deny: " if deny else "  ") + proposition.text
        if voices:
            yield _verdict("agree", Text.assemble(" · ".join(voices), (said, "dim")))


def _verdict(verdict: Verdict, reason: Text) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, min_width=_VERDICT_WIDTH)
    grid.add_column()
    grid.add_row(Text(verdict.replace("_", " "), VERDICT_STYLES[verdict]), reason)
    return grid


def _comparison(comparison: Comparison, sources: Sources) -> RenderableType:
    """The verdict with its reason, and under it the words that do not stand in the account table."""
    nuance = f" ({comparison.nuance})" if comparison.nuance else ""
    numbers = bracketed((*comparison.a.evidence, *comparison.b.evidence), sources)
    grid = _verdict(comparison.verdict, Text.assemble(comparison.why, (f"{nuance} {numbers}", "dim")))
    for side in (comparison.a, comparison.b):
        if comparison.proposition is None or side.account is None:
            grid.add_row("", Text(quoted(side.evidence, sources), "dim"))
    return grid


def _suggestions(view: EventView, sources: Sources) -> Iterator[RenderableType]:
    """The pairs of accounts that a reader's own model takes for a conflict, with the words of both."""
    accounts = {account.id: account for proposition in view.propositions for account in proposition.accounts}
    for each in view.suggestions:
        a, b = accounts[each.a], accounts[each.b]
        said = " / ".join(f"{x.voice}: {quoted(x.evidence, sources)} {bracketed(x.evidence, sources)}" for x in (a, b))
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True, min_width=_VERDICT_WIDTH)
        grid.add_column()
        grid.add_row(
            Text("conflict?", "yellow"), Text.assemble(said, (f"  possible conflict, {each.score:.2f}", "dim"))
        )
        yield grid


def _link(link: Link, view: EventView, sources: Sources) -> Table:
    """The link as seen from this event, with the words that state it."""
    other, event, here = linked_event(link, view)
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, min_width=_RELATION_WIDTH)
    grid.add_column()
    label = f"{day(event.time.date)} {event.label}" if event else ""
    grid.add_row(Text(relation_words(link, here=here), "cyan"), Text.assemble(label, (f"  {other}", "dim")))
    grid.add_row("", Text(because(link), "dim"))
    if link.evidence:
        numbers = bracketed(link.evidence, sources)
        grid.add_row("", Text.assemble(quoted(link.evidence, sources), (f" {numbers}", "dim")))
    return grid


def _source_lines(view: EventView, sources: Sources) -> Iterator[Text]:
    for reading in view.readings:
        document = reading.document
        carried = [name for original, name, _ in view.carriers if original == document.id]
        also = f"; also carried by {', '.join(carried)}" if carried else ""
        line = source_line(document, sources.names)
        yield Text.assemble((f"[{sources.numbers[document.id]}] ", "dim"), line, (also, "dim"))
