"""Foreign text made harmless to the words around it: control characters are shown, not obeyed.

Each is shown by one other character, so that offsets stay what they are. Markup is Jinja's affair (autoescape); blocks
and `<bdi>` keep the direction of a text from turning its neighbours.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

#: C0 and C1 controls but tab and line ends, and lone surrogates, which no page can hold; then the embeddings, overrides
#: and isolates of Unicode's bidirectional algorithm (UAX 9), which turn whatever follows them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
#: What stands for a control without a picture of its own: SYMBOL FOR SUBSTITUTE FORM TWO.
SUBSTITUTE = "\u2426"


def inert(value: Any) -> Any:
    """A text with its control characters as pictures; any other value, and markup of our own, as it is."""
    if not isinstance(value, str) or isinstance(value, Markup) or _CONTROLS.search(value) is None:
        return value
    return _CONTROLS.sub(_picture, value)


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else SUBSTITUTE
