"""Labels of a text's lines: the role of each and, for what is no evidence, the reason that a reader can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import BlockRole

#: So many letters of a phrase that decided are quoted in a reason.
_PHRASE_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Label:
    """The role of a line; `why` it is a caption or boilerplate, None for other roles."""

    role: BlockRole
    why: str | None = None


class Labels:
    """The labels of lines while they are found; a line that none is settled for has the role None."""

    def __init__(self, count: int) -> None:
        self._found: list[Label | None] = [None] * count

    def __getitem__(self, line: int) -> BlockRole | None:
        found = self._found[line]
        return None if found is None else found.role

    def __iter__(self) -> Iterator[BlockRole | None]:
        return (None if found is None else found.role for found in self._found)

    def give(self, line: int, role: BlockRole, why: str | None = None) -> None:
        """Settle the role of a line, in place of one that it has."""
        self._found[line] = Label(role, why)

    def keep(self, line: int, role: BlockRole) -> None:
        """Settle the role of a line that has none yet."""
        if self._found[line] is None:
            self.give(line, role)

    def settled(self) -> tuple[Label, ...]:
        """Every line's label; what nothing speaks against is body."""
        return tuple(found or Label("body") for found in self._found)


def phrase(found: str) -> str:
    """The words that decided, in quotation marks and at most so long."""
    words = " ".join(found.split())
    return f"“{words if len(words) <= _PHRASE_LETTERS else words[: _PHRASE_LETTERS - 1].rstrip() + '…'}”"
