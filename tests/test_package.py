"""The package as a whole."""

from __future__ import annotations

import rashomon


def test_version_is_stated() -> None:
    assert rashomon.__version__.count(".") == 2
