"""What an export is: a chronology in, files out; and the files as one download."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rashomon.model import Chronology

#: The earliest day that a zip archive can give a file: an export says nothing of when it was made.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
#: A plain file that its owner writes and all may read, as Unix has it in the upper half of the attributes.
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its `name` as `--format` has it, its `title` as a button has it, the media type of its file (of a zip
    archive where it has several), and what makes the files of a chronology: the same chronology gives the same
    bytes."""

    name: str
    title: str
    media_type: str
    files: Callable[[Chronology], tuple[ExportFile, ...]]


class FormatError(Exception):
    """A format that nothing goes by, or whose library is absent; one sentence with the mend."""


def download(name: str, files: Iterable[ExportFile]) -> ExportFile:
    """An export as one file: the file itself where there is one, else a zip archive `rashomon-NAME.zip` of them all.

    The same files give the same bytes: the archive holds them in the order given, and no time of day.
    """
    several = tuple(files)
    return several[0] if len(several) == 1 else ExportFile(f"rashomon-{name}.zip", zipped(several))


def zipped(files: Iterable[ExportFile]) -> bytes:
    """Files as a zip archive; the same files give the same bytes."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, file.content)
    return into.getvalue()
