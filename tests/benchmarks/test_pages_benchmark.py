"""What the benchmark of the pages asks: every address is answered, and the table says what is late."""

from __future__ import annotations

from pathlib import Path
from random import Random

from fastapi.testclient import TestClient

from benchmarks.generated_store import make_store
from benchmarks.pages import rows
from benchmarks.pages_asked import Things, kinds
from rashomon.web.app import create_app


def test_every_kind_of_page_is_answered(tmp_path: Path) -> None:
    make_store(tmp_path / "generated.db", 150, 450, seed=3)
    client = TestClient(create_app(tmp_path / "generated.db"), base_url="http://127.0.0.1:8000")
    for kind, make in kinds(Things(tmp_path / "generated.db")).items():
        answer = client.get(make(Random(1)), follow_redirects=False)
        assert answer.status_code == (400 if "(400)" in kind else 200), (kind, answer.request.url)


def test_the_slowest_kind_comes_first() -> None:
    table = rows({"quick": [1.0] * 20, "slow": [1.0] * 18 + [500.0] * 2})
    assert [row[0] for row in table] == ["page", "all", "slow", "quick"]
    assert table[2][3] == "500"
