"""The day of a time stamp where its outlet is: 23:30 in universal time is already the next day in Japan."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from rashomon.knowledge.actors.gazetteer import entries_of
from rashomon.knowledge.actors.tables import outlets

#: A time in universal time. Any other zone is taken for the outlet's own, and the day as written for its day.
_UNIVERSAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]00:?00)")


def local_day(stamp: str, outlet: str | None) -> str:
    """The day (ISO) of a date or time stamp: as written, but of a time in universal time the day of the outlet's
    country, if the outlet is known and all zones of its country have the same day then."""
    written = stamp[:10]
    if not _UNIVERSAL.fullmatch(stamp):
        return written
    moment = datetime.fromisoformat(re.sub(r"(?:Z|[+-]00:?00)$", "+00:00", stamp))
    try:
        days = {moment.astimezone(ZoneInfo(zone)).date().isoformat() for zone in _zones_of(outlet)}
    except OverflowError:  # 0001-01-01T00:00Z, which many sites give where they know no date
        return written
    return days.pop() if len(days) == 1 else written


def _zones_of(outlet: str | None) -> tuple[str, ...]:
    found = {outlets()[e.actor].country for e in entries_of(outlet or "") if e.sort == "outlet"}
    return _zones().get(next(iter(found)) or "", ()) if len(found) == 1 else ()


@lru_cache(maxsize=1)
def _zones() -> dict[str, tuple[str, ...]]:
    """The time zones of each country, by alpha-3 code."""
    text = files("rashomon.knowledge").joinpath("documents", "zones.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {code: tuple(zones.split("|")) for code, zones in lines[1:]}
