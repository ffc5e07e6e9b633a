"""The files that paths stand for, folders walked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

#: What is read from a folder; a file that is named is read whatever it is called.
SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Each file once, in order of name, then of path: the files named, and the texts and web pages in folders.

    Hidden files and folders are passed over. A path that does not exist is kept, for its reading to say so.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _walk(path) if path.is_dir() else [path]:
            found.setdefault(file.absolute(), file)
    return sorted(found.values(), key=lambda file: (file.name, str(file)))


def _walk(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file.suffix.lower() in SUFFIXES and file.is_file():
            yield file
