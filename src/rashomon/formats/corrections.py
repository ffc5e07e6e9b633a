"""Corrections as a file: JSON (`rashomon-corrections/1`) and CSV, written and read back.

A correction names places in texts by document, start and end (code points), so that it means the same in every store
that holds the same documents. CSV is RFC 4180 with a header, and safe to open (see `cells`); places are
`document:start-end`, several with a blank between them. What is only there to be read (`words`) is passed over when a
file is read.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from rashomon.formats.cells import as_written, inert
from rashomon.formats.json import correction as record_of
from rashomon.model import Correction
from rashomon.store.corrected import CorrectionView
from rashomon.store.errors import CorrectionError

FORMAT = "rashomon-corrections/1"

#: The columns of the CSV, in order.
COLUMNS = (
    "number",
    "kind",
    "value",
    "note",
    "by",
    "at",
    "withdrawn_at",
    "withdrawn_by",
    "effect",
    "a",
    "b",
    "voice",
    "dimension",
    "row",
    "stance",
    "likened",
    "evidence",
    "words",
)
_ACCOUNT = ("voice", "dimension", "row", "stance")
_PLACE = re.compile(r"(\S+):(\d+)-(\d+)")
_CORRECTION = TypeAdapter(Correction)


def to_json(views: Iterable[CorrectionView]) -> str:
    """The corrections as JSON text with a final newline."""
    found = [{**record_of(view.correction), "words": _words(view)} for view in views]
    return json.dumps({"format": FORMAT, "corrections": found}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def to_csv(views: Iterable[CorrectionView]) -> str:
    """The corrections as CSV text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for view in views:
        writer.writerow(_line(view))
    return text.getvalue()


def read_corrections(text: str) -> tuple[Correction, ...]:
    """The corrections of a file in either form. Raises CorrectionError, naming the first that cannot be read."""
    text = text.removeprefix("\ufeff")
    records = _of_json(text) if text.lstrip().startswith("{") else _of_csv(text)
    found = []
    for number, record in enumerate(records, 1):
        try:
            known = {name: value for name, value in record.items() if name not in ("words", "number", "effect")}
            found.append(_CORRECTION.validate_json(json.dumps(known)))
        except (ValidationError, ValueError, TypeError) as error:
            first = error.errors()[0] if isinstance(error, ValidationError) else None
            what = f"{'.'.join(map(str, first['loc']))}: {first['msg']}" if first else str(error)
            raise CorrectionError(f"correction {number} of the file cannot be read ({what})") from None
    return tuple(found)


def _of_json(text: str) -> list[Mapping[str, Any]]:
    try:
        record = json.loads(text)
    except ValueError as error:
        raise CorrectionError(f"the file is no JSON ({error})") from None
    if record.get("format") != FORMAT or not isinstance(record.get("corrections"), list):
        raise CorrectionError(f"the file holds no corrections; it should say format {FORMAT}")
    return list(record["corrections"])


def _of_csv(text: str) -> list[Mapping[str, Any]]:
    reader = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ()) and name != "words"]
    if missing:
        raise CorrectionError(f"the file holds no corrections; it lacks the columns {', '.join(missing)}")
    return [_of_line({name: as_written(cell or "") for name, cell in line.items() if name}) for line in reader]


def _line(view: CorrectionView) -> dict[str, str]:
    each = view.correction
    plain = {name: getattr(each, name) for name in COLUMNS if hasattr(each, name) and name not in ("a", "b")}
    account = {name: getattr(each.account, name) for name in (*_ACCOUNT, "likened")} if each.account else {}
    places = {"a": each.a, "b": each.b, "evidence": each.account.evidence if each.account else ()}
    written = {name: " ".join(f"{s.document}:{s.start}-{s.end}" for s in spans) for name, spans in places.items()}
    line = {**plain, **account, **written, "words": _words(view)}
    return {name: "" if line.get(name) is None else inert(str(line[name])) for name in COLUMNS}


def _of_line(line: Mapping[str, str]) -> Mapping[str, Any]:
    plain = {name: line[name] or None for name in ("value", "note", "by", "withdrawn_at", "withdrawn_by")}
    account: dict[str, Any] | None = None
    if line["evidence"]:
        account = {name: line[name] for name in _ACCOUNT}
        account |= {"likened": line["likened"] == "True", "evidence": _places(line["evidence"])}
    sides = {"a": _places(line["a"]), "b": _places(line["b"])}
    return {"kind": line["kind"], "at": line["at"], **plain, **sides, "account": account}


def _places(written: str) -> list[dict[str, Any]]:
    found = []
    for place in written.split():
        parts = _PLACE.fullmatch(place)
        if parts is None:
            raise CorrectionError(f"“{place}” is no place; write document:start-end")
        found.append({"document": parts[1], "start": int(parts[2]), "end": int(parts[3])})
    return found


def _words(view: CorrectionView) -> str:
    """The words that a correction is about, in quotation marks, for a person who reads the file."""
    passages = view.words or tuple(side.passages[0] for side in view.sides if side.passages)
    return " / ".join(f"“{passage.words}”" for passage in passages if passage.words)
