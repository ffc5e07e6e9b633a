"""Cells of the composed storylines: which row a shown proposition is, and what it says for each voice.

As `score_accounts` of `score_seeds.py` has it: a shown proposition goes to the row whose quotes it uses, and a row
keeps the closest one; of rows that are as near, that of the same dimension is meant, or one that has none yet. A cell's
stance is that of the account there whose voice is called so and whose evidence is alike and closest; two stances on the
same words are none. A cell without an accepted one is a miss of its class; a stance that is not accepted, or of a voice
without a cell in the row, is a false one of the class shown.

Kinder than `score_accounts`: of rows that are as near, the dimension decides, and a row that has no proposition yet may
take one whose first row has a closer one (there a proposition has one row, the first, or none); optional rows take
propositions too, which there would go to a firm row or to none. Stricter: a narrator's account counts for that
narrator's own report alone; the closest evidence must be alike too; two stances on the same words
are none even where the cell accepts both; and the account of a voice without a cell is false, but in the figures "of
the rows' voices".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from benchmarks.accounts_output import ALIKE, Output, ShownAccount, ShownProposition, called, likeness, words_of
from rashomon.model import Telling

if TYPE_CHECKING:
    from gold.accounts_reports import Cell, Row, Storyline


def assigned(storyline: Storyline, output: Output) -> list[tuple[int | None, tuple[ShownAccount, ...]]]:
    """Each shown proposition with the number of the row that keeps it; None where no row uses its quotes, and left out
    where its row keeps a closer one."""
    claims = [(*_rows_of(storyline, each), each.accounts) for each in output.propositions]
    kept: dict[int | None, tuple[ShownAccount, ...]] = {}
    for _, rows, accounts in sorted(claims, key=lambda claim: claim[0], reverse=True):
        free = [number for number in rows if number not in kept]
        if free:
            kept[free[0]] = accounts
    return [*kept.items(), *((None, accounts) for _, rows, accounts in claims if not rows)]


def _rows_of(storyline: Storyline, shown: ShownProposition) -> tuple[tuple[int, float], list[int]]:
    """How close a proposition is to the row whose quotes it uses, and that row's number; of rows that are as near,
    those of its dimension, and several where nothing tells them apart."""
    near = [(_closeness(storyline, row, shown.accounts), row.dimension == shown.dimension) for row in storyline.rows]
    (_, _, used, total), _ = max(near)
    return (used, total), [number for number, each in enumerate(near) if used and each == max(near)]


def _closeness(storyline: Storyline, row: Row, accounts: Sequence[ShownAccount]) -> tuple[int, int, int, float]:
    """Quotes used (at most two), cells that agree, all quotes used, sum of likenesses."""
    near = [(max((nearness(storyline, cell, a) for a in accounts), default=0.0), cell) for cell in row.cells]
    used = [(close, cell) for close, cell in near if close >= ALIKE]
    agreed = sum(any(speaks(a, cell) and a.stance in cell.stances for a in accounts) for _, cell in used)
    return min(len(used), 2), agreed, len(used), sum(close for close, _ in used)


def nearness(storyline: Storyline, cell: Cell, account: ShownAccount) -> float:
    """How like an account's words are to one of a cell's quotes, or to all of them."""
    quotes = [words_of(storyline, quote) for quote in cell.quotes]
    return max(likeness(account.words, quote) for quote in (*quotes, frozenset[tuple[str, int]]().union(*quotes)))


def speaks(account: ShownAccount, cell: Cell) -> bool:
    """Whether an account's voice is the cell's; a narrator is that of the cell's own report."""
    narrates = "narrator" in cell.voices and account.narrator_of == cell.report
    return narrates or called(account.names, cell.voices)


def heard(storyline: Storyline, cell: Cell, accounts: Sequence[ShownAccount]) -> Telling | None:
    """The stance shown for a cell: an accepted one, if any, that no other on the same words belies."""
    near = [(nearness(storyline, cell, a), a.stance) for a in accounts if speaks(a, cell)]
    near = [(close, stance) for close, stance in near if close >= ALIKE]
    stances = {stance for close, stance in near if close == max(near)[0]}
    return stances.pop() if len(stances) == 1 else None


def row_counts(storyline: Storyline, row: Row, accounts: Sequence[ShownAccount]) -> Counter[str]:
    """What is right, missed and false of a row, by stance."""
    counts: Counter[str] = Counter()
    false: set[tuple[object, Telling]] = set()
    for cell in (cell for cell in row.cells if not cell.optional):
        stance = heard(storyline, cell, accounts)
        if stance in cell.stances:
            counts[f"right {stance}"] += 1
        else:
            counts[f"missed {cell.stances[0]}"] += 1
    for account in accounts:
        own = [cell for cell in row.cells if speaks(account, cell)]
        firm = [cell for cell in own if not cell.optional]
        if not any(account.stance in cell.stances for cell in own) and (firm or not own):
            false.add((row.cells.index(firm[0]) if firm else account.names, account.stance))
    counts.update(f"false {stance}" for _, stance in false)
    counts.update(f"of no cell {stance}" for voice, stance in false if not isinstance(voice, int))
    return counts
