"""Rashomon: a sourced chronology of relations between states, leaders and armed groups.

>>> import rashomon
>>> chronology = rashomon.read(["report.txt"])  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.6.0"
__all__ = ["__version__", "read"]

if TYPE_CHECKING:
    from rashomon.api import read


def __getattr__(name: str) -> Any:
    """`rashomon.read`, imported on first use so that `import rashomon` stays light."""
    if name == "read":
        from rashomon.api import read

        return read
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
