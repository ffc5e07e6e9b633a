"""What an export is: a chronology in, files out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.model import Chronology


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its `name` as `--format` has it, its `title` as a button has it, the media type of its file (of a zip
    archive where it has several), and what makes the files of a chronology. The same chronology gives the same bytes."""

    name: str
    title: str
    media_type: str
    files: Callable[[Chronology], tuple[ExportFile, ...]]
