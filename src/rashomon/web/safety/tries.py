"""Wrong tokens, counted by the address they come from; whoever sends many has to wait before the next is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from rashomon.web.safety.refusals import Refusal

#: A person mistypes a few times.
FREE_TRIES = 5
#: The wait doubles with each wrong token up to half a minute: 2,900 tries a day from one address.
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
#: Wrong tokens are forgotten after this long without another.
FORGOTTEN_AFTER = 900.0
#: Addresses kept in mind, some 100 bytes each; beyond that the one that failed longest ago is forgotten.
MOST_ADDRESSES = 10_000


@dataclass(frozen=True, slots=True)
class _Failed:
    times: int
    last: float


class Tries:
    """The failed tries of each address; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failed: dict[str, _Failed] = {}

    def refuse_while_slowed(self, address: str) -> None:
        """Raise Refusal for an address that has to wait."""
        failed = self._failed.get(address)
        if failed is None or failed.times < FREE_TRIES:
            return
        wait = min(FIRST_WAIT * 2.0 ** min(failed.times - FREE_TRIES, 10), LONGEST_WAIT)
        left = ceil(failed.last + wait - self._clock())
        if left > 0:
            raise Refusal(429, f"Too many wrong tokens: try again in {left} seconds.", {"Retry-After": str(left)})

    def failed(self, address: str) -> None:
        """Count a wrong token."""
        now = self._clock()
        before = self._failed.pop(address, None)
        times = before.times if before and before.last + FORGOTTEN_AFTER > now else 0
        if len(self._failed) >= MOST_ADDRESSES:
            self._failed.pop(next(iter(self._failed)))
        self._failed[address] = _Failed(times + 1, now)

    def succeeded(self, address: str) -> None:
        """Forget an address's wrong tokens."""
        self._failed.pop(address, None)
