"""Frames: which verb, noun or adjective tells of which kind of event, and where its participants stand.

The frames are data, one YAML file a PLOVER root in `knowledge/frames/` (schema in the README beside them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from rashomon.knowledge.files import parse_yaml
from rashomon.knowledge.hyphens import hyphenated

PartOfSpeech = Literal["verb", "noun", "adjective"]
#: "subject", "object", "indirect", "poss", "modifier", or a preposition.
Slot = str

PARTS_OF_SPEECH: frozenset[str] = frozenset(("verb", "noun", "adjective"))
_FIELDS = frozenset(
    ("lemma", "pos", "mode", "context", "cameo", "actor", "recipient", "third", "reciprocal", "object", "not_object",
     "subject", "intransitive", "recalls", "complement", "must", "needs", "human", "generic")
)  # fmt: skip


class FrameError(ValueError):
    """A frame file that does not follow the schema."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of one word (or of several: "call off", "phone call") that tells of a kind of event.

    `root` is None for happenings outside PLOVER's roots (an airspace violation, an incident). `objects` and
    `not_objects` are head lemmas that the object must, or must not, have, `subjects` those of who or what does it (in
    each PERSON stands for anybody and PLACE for a place's name); an `intransitive` verb has no object; `complement`
    wants a clause after the word, with `must` one that says what somebody has to do; roles in `needs` have to be
    filled; `human` wants the actor to be somebody; a `generic` noun counts only with something that ties it down; a
    word with `recalls` counts only after an event of one of these roots, or roots and modes, unless it is a noun of one
    of its `objects` ("the test", "the missile test").
    """

    words: tuple[str, ...]
    pos: PartOfSpeech
    root: str | None
    mode: str | None = None
    context: str | None = None
    cameo: str | None = None
    actor: tuple[Slot, ...] = ()
    recipient: tuple[Slot, ...] = ()
    third: tuple[Slot, ...] = ()
    reciprocal: bool = False
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    intransitive: bool = False
    recalls: frozenset[str] = frozenset()
    complement: bool = False
    must: bool = False
    needs: frozenset[str] = frozenset()
    human: bool = False
    generic: bool = False

    @property
    def lemma(self) -> str:
        """The words in one string, as the files write them."""
        return " ".join(self.words)


Frames = Mapping[tuple[PartOfSpeech, str], tuple[Frame, ...]]


def read_frames(content: str) -> tuple[Frame, ...]:
    """The frames of one file's YAML; raises FrameError where it departs from the schema."""
    data = parse_yaml(content)
    for field in ("source", "licence", "frames"):
        if not data.get(field):
            raise FrameError(f"a frame file needs {field}")
    return tuple(_frame(data.get("root"), each) for entry in data["frames"] for each in _each_lemma(entry))


@lru_cache(maxsize=1)
def load_frames() -> Frames:
    """All frames by part of speech and first word; within a key the files' order (alphabetical) and their own."""
    folder = files("rashomon.knowledge") / "frames"
    found: dict[tuple[PartOfSpeech, str], list[Frame]] = {}
    for path in sorted((p for p in folder.iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name):
        for frame in read_frames(path.read_text(encoding="utf-8")):
            found.setdefault((frame.pos, frame.words[0]), []).append(frame)
    return {key: tuple(frames) for key, frames in found.items()}


def _each_lemma(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """An entry for each of its lemmas, where it lists several that share all the rest."""
    lemmas = entry.get("lemma")
    return [{**entry, "lemma": lemma} for lemma in lemmas] if isinstance(lemmas, list) else [entry]


def _frame(root: str | None, entry: dict[str, Any]) -> Frame:
    if unknown := set(entry) - _FIELDS:
        raise FrameError(f"{entry.get('lemma')}: unknown fields {sorted(unknown)}")
    if entry.get("pos") not in PARTS_OF_SPEECH or not entry.get("lemma"):
        raise FrameError(f"{entry}: a frame needs lemma and pos")
    return Frame(
        words=_words(str(entry["lemma"]).lower(), entry["pos"]),
        pos=entry["pos"],
        root=root,
        mode=entry.get("mode"),
        context=entry.get("context"),
        cameo=entry.get("cameo"),
        actor=_slots(entry, "actor"),
        recipient=_slots(entry, "recipient"),
        third=_slots(entry, "third"),
        reciprocal=bool(entry.get("reciprocal")),
        objects=frozenset(entry.get("object", ())),
        not_objects=frozenset(entry.get("not_object", ())),
        subjects=frozenset(entry.get("subject", ())),
        intransitive=bool(entry.get("intransitive")),
        recalls=frozenset(entry.get("recalls", ())),
        complement=bool(entry.get("complement")),
        must=bool(entry.get("must")),
        needs=_needs(entry),
        human=entry.get("human") == "actor",
        generic=bool(entry.get("generic")),
    )


def _slots(entry: dict[str, Any], role: str) -> tuple[Slot, ...]:
    slots = tuple(entry.get(role, ()))
    if wrong := [slot for slot in slots if not (isinstance(slot, str) and slot.isalpha())]:
        raise FrameError(f"{entry['lemma']}: {role} has no such slot: {wrong}")
    return slots


def _needs(entry: dict[str, Any]) -> frozenset[str]:
    needs = frozenset(entry.get("needs", ()))
    if wrong := needs - {"actor", "recipient", "third"}:
        raise FrameError(f"{entry['lemma']}: no such roles: {sorted(wrong)}")
    return needs


def _words(lemma: str, pos: str) -> tuple[str, ...]:
    """The words of a frame as the parser gives them: hyphens part words, but not in the verbs that it keeps whole."""
    whole = pos == "verb" and lemma in hyphenated()
    return (lemma,) if whole else tuple(lemma.replace("-", " ").split())
