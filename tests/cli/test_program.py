"""The program as a whole: its help, its version, how quickly they come."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from command_line import run
from rashomon import __version__
from rashomon.cli import options
from rashomon.store import DEFAULT_STORE

HELP_SECONDS = 1.5  # measured 0.13 s on an idle machine; the bound leaves room for a busy one


def test_the_version() -> None:
    assert run("--version").stdout == f"rashomon {__version__}\n"


def test_the_default_store_is_the_stores_own() -> None:
    assert options.DEFAULT_STORE == DEFAULT_STORE


def test_help_is_quick_and_plain() -> None:
    begun = time.monotonic()
    result = subprocess.run([sys.executable, "-m", "rashomon", "--help"], capture_output=True, text=True, check=True)
    assert time.monotonic() - begun < HELP_SECONDS
    for command in ("read", "events", "event", "document", "demo", "serve"):
        assert re.search(rf"^  {command} ", result.stdout, re.MULTILINE)
    assert "╭" not in result.stdout


def test_help_loads_nothing_heavy() -> None:
    heavy = ("spacy", "sqlalchemy", "rich.table", "fastapi")
    code = f"import sys, rashomon.cli; print([m for m in {heavy} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_a_terminal_that_is_not_unicode_gets_question_marks(kept: Path) -> None:
    command = [sys.executable, "-m", "rashomon", "event", "e-letter"]
    shown = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert b"?held no promise of" in shown.stdout
