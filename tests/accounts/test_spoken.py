"""When a voice spoke, and what it cannot have spoken of yet."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from rashomon.accounts.rows import Scene, Told
from rashomon.accounts.spoken import denied_in_time
from rashomon.model import Date

JUNE = Date("2016-06-27", "2016-06-27", "2016-06-27")


@pytest.mark.parametrize(
    ("telling", "status", "day", "stays"),
    [
        ("denies", "occurred", "2015-11-27", False),
        ("denies", "occurred", "2016-06-27", True),
        ("denies", "occurred", None, True),
        ("denies", "planned", "2015-11-27", True),
        ("weaker", "occurred", "2015-11-27", True),
    ],
)
def test_nobody_denies_what_has_not_happened_yet(telling: str, status: str, day: str | None, stays: bool) -> None:
    letter = SimpleNamespace(status=status, time=SimpleNamespace(date=JUNE))
    scene = cast(Scene, SimpleNamespace(events={"letter": letter}))
    told = cast(Told, SimpleNamespace(row=SimpleNamespace(event="letter"), telling=telling))
    assert denied_in_time(scene, [told], lambda _: Date(day, day, day)) == ([told] if stays else [])
