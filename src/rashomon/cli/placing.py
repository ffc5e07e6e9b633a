"""The files of an export to where a person wants them, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import typer

from rashomon.formats.exporting import ExportFile, zipped


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an export was written, and the files it holds."""

    path: Path
    files: tuple[ExportFile, ...]


def place(format_name: str, files: Sequence[ExportFile], output: Path | None) -> Placed:
    """Write an export; without an `output` one file goes by its own name and several into a folder `rashomon-NAME`,
    both in the working folder.

    What is there already is replaced: a file, or a folder that holds nothing but an earlier export. Raises
    `typer.BadParameter`, with nothing written, for a folder that holds anything else and a path that cannot be written.
    """
    several = tuple(files)
    try:
        if output is not None and output.suffix.lower() == ".zip":
            return Placed(_file(output, _archive(several)), several)
        if len(several) > 1:
            return Placed(_folder(output or Path(f"rashomon-{format_name}"), several), several)
        (only,) = several
        path = output / only.name if output is not None and output.is_dir() else output or Path(only.name)
        return Placed(_file(path, only.content), several)
    except OSError as error:
        where = output or Path.cwd()
        raise typer.BadParameter(f"{where}: cannot be written ({error.strerror})", param_hint="-o") from None


def _archive(files: tuple[ExportFile, ...]) -> bytes:
    """An archive of the files; one file that is an archive already stays as it is."""
    if len(files) == 1 and files[0].name.endswith(".zip"):
        return files[0].content
    return zipped(files)


def _file(path: Path, content: bytes) -> Path:
    if path.is_dir():
        raise typer.BadParameter(f"{path}: is a folder; name a file", param_hint="-o")
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _folder(path: Path, files: tuple[ExportFile, ...]) -> Path:
    """The files in a folder of their own, made beside it and then put in its place."""
    if path.exists() and not path.is_dir():
        what = "is a file; name a folder or an archive (.zip), for this format has several files"
        raise typer.BadParameter(f"{path}: {what}", param_hint="-o")
    there = {each.name for each in path.iterdir()} if path.is_dir() else set()
    others = sorted(there - {file.name for file in files})
    if others:
        what = f"holds other files ({others[0]}); name a new folder, or one that holds an earlier export"
        raise typer.BadParameter(f"{path}: {what}", param_hint="-o")
    beside = Path(mkdtemp(prefix=f".{path.name}.", dir=path.absolute().parent))
    try:
        made, earlier = beside / "made", beside / "earlier"
        made.mkdir()
        for file in files:
            (made / file.name).write_bytes(file.content)
        if path.is_dir():
            path.replace(earlier)
        made.replace(path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return path
