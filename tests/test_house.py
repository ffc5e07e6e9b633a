"""The order of the house: imports point one way, left to right through the flow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import rashomon

HOME = Path(rashomon.__file__).parent
#: Rooms in the order of the flow; a module imports from its own room and from rooms before it.
FLOW = [
    ["model", "rashomon"],
    ["edtf"],
    ["knowledge", "demo"],
    ["pages"],
    ["documents"],
    ["encoder"],
    ["expressions"],
    ["statements"],
    ["happenings"],
    ["grounding"],
    ["events"],
    ["accounts"],
    ["counting"],
    ["pipeline"],
    ["store"],
    ["presenting"],
    ["drawings"],
    ["formats"],
    ["api"],
    ["web"],
    ["cli", "terminal"],
    ["__main__"],
]
RANK = {room: rank for rank, rooms in enumerate(FLOW) for room in rooms}


def imported_rooms(path: Path) -> Iterator[str]:
    """The rooms of our own that a module imports at any depth, `rashomon` for the package itself."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"rashomon.{a.name}" for a in node.names] if node.module == "rashomon" else [node.module]
        for name in names:
            if name == "rashomon" or name.startswith("rashomon."):
                room = [*name.split("."), "rashomon"][1]
                yield room if room in RANK else "rashomon"


def modules() -> list[Path]:
    """Every module of the package but its front door."""
    return sorted(p for p in HOME.rglob("*.py") if p != HOME / "__init__.py" and "migrations" not in p.parts)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(HOME)))
def test_imports_point_one_way(path: Path) -> None:
    relative = path.relative_to(HOME)
    room = relative.parts[0].removesuffix(".py")
    assert room in RANK, f"{relative} stands in no room of the flow"
    for other in imported_rooms(path):
        assert RANK[other] <= RANK[room], f"{relative} imports {other}, which comes later in the flow"


def test_model_imports_nothing_of_ours() -> None:
    imported = {room for path in (HOME / "model").glob("*.py") for room in imported_rooms(path)}
    assert imported == {"model"}
