"""docs/ontology.md is written from the data; it must say what the data say."""

from __future__ import annotations

import runpy
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "write_ontology_docs.py"


def test_the_page_is_up_to_date() -> None:
    script = runpy.run_path(str(SCRIPT))
    assert script["PAGE"].read_text(encoding="utf-8") == script["page"](), "run scripts/write_ontology_docs.py"
