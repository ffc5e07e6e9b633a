"""Foreign words made inert: what a screen or a Markdown reader would act on is shown instead."""

from __future__ import annotations

import re

#: Control characters but tab and line ends, and marks that turn the direction of writing (Unicode 15, Bidi_Control).
_ACTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: Marks by which CommonMark 0.31 and its tables begin emphasis, code, links, headings, cells, mathematics.
_MARKS = re.compile(r"[\\`*_\[\]|~#$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
#: What begins a list or underlines a heading when it stands first.
_BEGINS = re.compile(r"^(?=[-+=])|^(\d+)(?=[.)])")
#: What GitHub's readers make a link of although nobody marked it as one.
_LINKS = re.compile(r":(?=//)|(?<=www)\.|@", re.IGNORECASE)


def visible(text: str) -> str:
    """The text with a code point in brackets for every control character and mark of direction ("[U+202E]")."""
    return _ACTS.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def markdown(text: str) -> str:
    """The text on one line of Markdown, every mark in it a plain character."""
    line = " ".join(visible(text).split())
    line = re.sub("[&<>]", lambda found: _ENTITIES[found.group()], line)
    line = _MARKS.sub(lambda found: f"\\{found.group()}", line)
    line = _LINKS.sub(lambda found: f"\\{found.group()}", line)
    return _BEGINS.sub(lambda found: f"{found.group(1)}\\" if found.group(1) else "\\", line)
