"""One JSON record a line, for readers of every kind."""

from __future__ import annotations

import json
from typing import Any

#: Line ends of Unicode that JSON leaves as they are and at which some readers (`str.splitlines`) end a line.
_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def json_line(record: dict[str, Any], *, sorted_names: bool = False) -> str:
    """A record as one line, with its line end."""
    return json.dumps(record, ensure_ascii=False, sort_keys=sorted_names).translate(_LINE_ENDS) + "\n"
