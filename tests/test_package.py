"""The package as a whole: what a wheel of it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src"


def test_version_is_stated() -> None:
    assert rashomon.__version__.count(".") == 2


@pytest.fixture(scope="module")
def packed() -> set[str]:
    """The files of a wheel by their paths in it, as its builder chooses them."""
    wheel = pytest.importorskip("hatchling.builders.wheel")
    return {str(file.distribution_path) for file in wheel.WheelBuilder(str(ROOT)).recurse_included_files()}


def test_a_wheel_holds_every_file_of_the_sources(packed: set[str]) -> None:
    files = {path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*") if path.is_file()}
    wanted = {path for path in files if "__pycache__" not in path}
    assert wanted - packed == set()


@pytest.mark.parametrize(
    "name",
    [
        "demo/metadata.csv",
        "formats/templates/bundle.css",
        "formats/templates/bundle.html",
        "knowledge/PLOVER-LICENCE.md",
        "knowledge/formats/columns.tsv",
        "knowledge/places/LICENCE.md",
        "knowledge/places/coastline.bin.xz",
        "knowledge/places/extents.tsv",
        "store/migrations/env.py",
        "web/api/examples.json",
        "web/static/base.css",
        "web/static/icon.svg",
        "web/static/import.js",
        "web/templates/base.html",
        "weights/trunk.onnx",
    ],
)
def test_a_wheel_holds_what_is_read_at_run_time(packed: set[str], name: str) -> None:
    assert f"rashomon/{name}" in packed


def test_a_wheel_holds_nothing_else(packed: set[str]) -> None:
    assert {path for path in packed if not path.startswith("rashomon/")} == set()
    assert {path for path in packed if path.endswith((".pyc", ".db", ".orig", ".rej"))} == set()


def test_every_licence_of_a_part_is_named_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    parts = {path.relative_to(ROOT).as_posix() for path in SOURCES.rglob("*LICENCE.md")}
    assert [part for part in sorted(parts) if part not in notice] == []
