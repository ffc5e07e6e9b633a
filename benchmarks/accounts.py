"""Who asserts, denies, differs and is silent, and who contradicts whom, in the composed storylines.

    python -m benchmarks.accounts tests/gold/accounts [--check] [--storyline NAME ... [--look]]

Each storyline is read end to end by itself. The figures are defined in `benchmarks/accounts_figures.py`. A third of the
storylines is set aside (`held`), of which only totals are shown. With --storyline the table gives way to what was shown
and missed in the named storylines; a held one is refused, unless --look says that nobody who writes rules looks on.
The baselines are given every row, voice and quote of the gold, and guess the stances alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accounts_baselines import BASELINES
from benchmarks.accounts_cells import assigned, heard
from benchmarks.accounts_figures import Counts, figures, macro
from benchmarks.accounts_output import Output, ShownAccount, ShownComparison, ShownProposition, Words, positions
from benchmarks.accounts_pairs import CLASHES, unbacked, unfound
from benchmarks.running import conclude, parser_of
from rashomon.model import Account, Chronology, Span
from rashomon.pipeline import read_page_alone, relate

if TYPE_CHECKING:
    from gold.accounts_reports import Storyline

NOTE = (
    "Cells and pairs are those of `tests/gold/accounts/README.md`; errors are counts. The baselines are given all rows "
    "and quotes and are scored over all storylines. Clashes are neutral where the gold calls them optional or has them "
    "already, and backed by rows where nobody listed these two quotes but they are of an asserting and a denying cell "
    "of a row, or of two that clash; the first precision leaves both out, the second counts them as false."
)


def rows(folder: Path) -> list[list[str]]:
    """The table: our figures over the parts, then those of the baselines over all; last the macro-F1 by kind."""
    sys.path.insert(0, str(folder.parent.parent))
    from gold.accounts_reports import storylines  # beside the data, since the tests use it too

    every = storylines(folder)
    own = [Counts.of(each, read(each)) for each in every]
    tuned, held = (_sum(own, [each.part == part for each in every]) for part in ("tuned", "held"))
    columns = {"tuned": tuned, "held": held, "all": _sum(own, [True] * len(every))}
    for name, baseline in BASELINES.items():
        columns[name] = _sum([Counts.of(each, baseline(each)) for each in every], [True] * len(every))
    shown = {name: figures(counts) for name, counts in columns.items()}
    table = [["figure", *columns], *([name, *(each[name] for each in shown.values())] for name in shown["all"])]
    for kind in sorted({kind for each in every if each.part == "tuned" for kind in each.kinds}):
        of_kind = [each.part == "tuned" and kind in each.kinds for each in every]
        table.append([f"stances, macro-F1: {kind} ({sum(of_kind)})", f"{macro(_sum(own, of_kind)):.1f}"])
        table[-1] += [""] * (len(columns) - 1)
    return table


def _sum(counts: Sequence[Counts], chosen: Sequence[bool]) -> Counts:
    total = Counts()
    for each, is_own in zip(counts, chosen, strict=True):
        if is_own:
            total.update(each)
    return total


def read(storyline: Storyline) -> Output:
    """What the reader makes of a storyline."""
    return output_of(storyline, relate([read_page_alone(page) for page in storyline.pages]))


def output_of(storyline: Storyline, chronology: Chronology) -> Output:
    """A chronology in the terms of the gold: reports by their keys, words by their positions."""
    key_of = {report.page.path: report.key for report in storyline.reports}
    documents = {reading.document.id: reading.document for reading in chronology.readings}
    keys = {document.id: key_of[document.path] for document in documents.values()}
    names = {actor.id: (actor.id, actor.name) for actor in chronology.actors}

    def words(spans: Sequence[Span]) -> Words:
        own = [positions(keys[s.document], documents[s.document].quote(s), s.start) for s in spans]
        return frozenset[tuple[str, int]]().union(*own)

    def account(given: Account) -> ShownAccount:
        narrates = bool(given.chain) and any(voice.kind == "narrator" for voice in given.chain[-1].voices)
        narrator = keys[given.evidence[0].document] if narrates and given.evidence else None
        return ShownAccount(
            (given.voice, *names.get(given.actor or "", ())), narrator, given.stance, words(given.evidence)
        )

    return Output(
        tuple(
            ShownProposition(each.event, each.dimension, tuple(account(a) for a in each.accounts))
            for each in chronology.propositions
        ),
        tuple(
            ShownComparison(each.verdict, each.nuance, words(each.a.evidence), words(each.b.evidence))
            for each in chronology.comparisons
        ),
        tuple((keys[d.id], keys[d.carrier_of]) for d in documents.values() if d.carrier_of in keys),
    )


def told(storyline: Storyline) -> Iterator[str]:
    """Lines for a person: each cell with the stance shown for it, voices shown that the row lacks, clashes that are
    none, and pairs that were not found."""
    output = read(storyline)
    kept = dict(assigned(storyline, output))
    for number, row in enumerate(storyline.rows):
        accounts = kept.get(number, ())
        yield f"{row.event} | {row.dimension} | {row.text}{' (optional)' if row.optional else ''}"
        for cell in row.cells:
            stance = heard(storyline, cell, accounts)
            sign = "ok" if stance in cell.stances else "optional" if cell.optional else "MISSED"
            wanted = "|".join(cell.stances)
            quote = storyline.words(cell.quotes[0])
            yield f"   {sign:8} {cell.report}: {cell.voices[0]}: {wanted}, shown {stance}: “{quote}”"
        for account in accounts:
            yield f"   shown    {' / '.join(account.names)}: {account.stance}: “{_text(storyline, account.words)}”"
    for verdict, pair in unfound(storyline, output):
        sides = " ~ ".join(f"“{quote.report}: {storyline.words(quote)}”" for quote in (pair.a[0], pair.b[0]))
        yield f"NOT FOUND ({verdict or 'nothing'} shown) {'|'.join(pair.verdicts)}: {sides}"
    for each in unbacked(storyline, output):
        sort = "FALSE" if each.verdict in CLASHES else "WRONG VERDICT"
        yield f"{sort} {each.verdict}: “{_text(storyline, each.a)}” ~ “{_text(storyline, each.b)}”"
    yield from (f"{name}: {value}" for name, value in figures(Counts.of(storyline, output)).items())


def _text(storyline: Storyline, words: Words) -> str:
    """The stretch of a report that words cover."""
    if not words:
        return ""
    report = min(words)[0]
    text = next(each.text for each in storyline.reports if each.key == report)
    starts = [start for own, start in words if own == report]
    rest = text[max(starts) :]
    return f"{report}: {text[min(starts) : max(starts)]}{rest.split(maxsplit=1)[0]}"


def main() -> None:
    """Print and publish the table, or hold it to its floors; or print what was shown of some storylines."""
    parser = parser_of(__doc__)
    parser.add_argument("--storyline", action="append", default=[], help="tell what was shown of this one")
    parser.add_argument("--look", action="store_true", help="tell of a held storyline too")
    options = parser.parse_args()
    if options.storyline:
        _tell(options.path, options.storyline, options.look)
        return
    name, command = "Composed storylines", "python -m benchmarks.accounts tests/gold/accounts"
    conclude(options, name, command, rows(options.path), NOTE, floors=name)


def _tell(folder: Path, names: Sequence[str], look: bool) -> None:
    sys.path.insert(0, str(folder.parent.parent))
    from gold.accounts_reports import storylines

    for name in names:
        found = storylines(folder, None if look else "tuned", name)
        if not found:
            raise SystemExit(
                f"no {'' if look else 'tuned '}storyline is named {name}; held ones are told of with --look"
            )
        print(*(line for each in found for line in told(each)), sep="\n")


if __name__ == "__main__":
    main()
