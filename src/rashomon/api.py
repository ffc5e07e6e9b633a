"""The Python interface: `rashomon.read(paths)` gives a chronology."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path

from rashomon.encoder.conflict import load_conflict_model
from rashomon.model import Chronology, PageMetadata
from rashomon.pages.files import read_page
from rashomon.pages.finding import files_of
from rashomon.pipeline import read_page_alone, relate


def read(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str],
    metadata: Mapping[str, PageMetadata] | None = None,
    conflict_model: str | PathLike[str] | None = None,
) -> Chronology:
    """Read files and give the chronology of all of them; nothing is kept.

    `paths` are files (plain text or saved HTML) or folders, searched for such files by the ends of their names;
    `metadata` maps a file's name to what is known of it; `conflict_model` is a folder with a model of your own that may
    suggest conflicts (see `rashomon.encoder.conflict`). Raises `rashomon.pages.errors.PageError`, naming the file, for
    one that cannot be read, and `rashomon.encoder.conflict.ConflictModelError` for a model that cannot be used.
    """
    given = metadata or {}
    several = [paths] if isinstance(paths, str | PathLike) else paths
    files = files_of(Path(path) for path in several)
    model = load_conflict_model(Path(conflict_model)) if conflict_model is not None else None
    readings = (read_page_alone(read_page(file, given.get(file.name, PageMetadata()))) for file in files)
    return relate(readings, conflict_model=model)
