"""What became of a correction, told on the page that a person goes on from."""

from __future__ import annotations

from fastapi import Request

from rashomon.presenting.corrections import standing, what
from rashomon.store import Store
from rashomon.store.corrected import correction_views

#: The parameter of an address that names the correction, and the most figures of its number.
FIELD, FIGURES = "corrected", 9


def outcome(store: Store, request: Request) -> dict[str, str] | None:
    """What became of the correction that a page's address names (`?corrected=3`); None where it names none."""
    asked = request.query_params.get(FIELD, "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= FIGURES):
        return None
    for view in correction_views(store, [int(asked)]):
        words = f"Correction {view.correction.number} is {standing(view.correction)}: {what(view)}."
        return {"words": words, "address": f"/corrections/{view.correction.number}"}
    return None
