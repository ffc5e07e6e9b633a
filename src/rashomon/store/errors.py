"""What can go wrong with a store, in words that name the file and the mend."""

from __future__ import annotations

from collections.abc import Sequence

#: How many ids or names that come near an error tells of.
MOST_CLOSE = 5


class StoreError(Exception):
    """A store that cannot be opened or written: which file, what is wrong, and what to do about it."""

    def __init__(self, path: str, what: str, mend: str) -> None:
        super().__init__(f"{path}: {what}; {mend}")
        self.path = path
        self.what = what
        self.mend = mend


class BusyError(StoreError):
    """A store that another process is writing; it can be written when that ends."""


class NotFoundError(Exception):
    """Nothing, or more than one thing, goes by an id or a name; `close` are ids or names that come near."""

    def __init__(self, noun: str, asked: str, close: Sequence[str] = (), *, several: bool = False) -> None:
        found = f"several {noun}s begin with {asked}" if several else f"no {noun} {asked}"
        super().__init__(found + (f" ({', '.join(close)})" if close else ""))
        self.noun = noun
        self.asked = asked
        self.close = tuple(close)
        self.several = several


class CorrectionError(Exception):
    """A correction that cannot be kept: it says nothing new, or the opposite of one that is kept, whose number is
    `against`; once that is taken back, it can."""

    def __init__(self, words: str, against: int | None = None) -> None:
        super().__init__(words)
        self.against = against
