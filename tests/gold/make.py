"""Make the gold of the composed twins: `python tests/gold/make.py` writes the JSONL files from each `source.yaml`.

A source quotes words instead of counting characters. `words` must stand in the text; `words @2` is their second
occurrence; `name| words` looks in the text `name.txt` of a twin of two texts; `words ?` marks an optional mention.
A source or cue, whose words are short, is the occurrence nearest to its content. Each mistake raises ValueError.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
Record = dict[str, Any]
UNDATED = {"edtf": None, "accept": [None], "status": "unresolved"}
NARRATOR = {"name": "narrator", "kind": "narrator", "names": ["narrator", "the narrator", "the report"]}
QUOTED = re.compile(r"(?:(?P<text>[\w-]+)\| )?(?P<words>.*?)(?: @(?P<nth>\d+))?(?P<optional> \?)?", re.DOTALL)


class _Loader(yaml.SafeLoader):
    """YAML whose dates stay strings, as EDTF wants them."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Twin:
    """One twin: its source and its texts, and how quoted words become spans."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source: Record = yaml.load((folder / "source.yaml").read_text(encoding="utf-8"), _Loader)
        self.texts = {p.name: p.read_bytes().decode("utf-8") for p in sorted((folder / "texts").glob("*.txt"))}

    # ------------------------------------------------------------ words to spans
    def places(self, quoted: str) -> tuple[str, list[int], str, bool]:
        """The file, all starts of the words (one where `@n` chooses), the words, and if they are optional."""
        match = QUOTED.fullmatch(quoted)
        assert match is not None
        file = f"{match['text']}.txt" if match["text"] else next(iter(self.texts))
        words = match["words"]
        pattern = (r"\b" if words[0].isalnum() else "") + re.escape(words) + (r"\b" if words[-1].isalnum() else "")
        starts = [found.start() for found in re.finditer(pattern, self.texts[file])]
        if match["nth"]:
            starts = starts[int(match["nth"]) - 1 : int(match["nth"])]
        if not starts:
            raise ValueError(f"{self.folder.name}: {quoted!r} does not stand in {file}")
        return file, starts, words, bool(match["optional"])

    def span(self, quoted: str, near: Record | None = None) -> Record:
        """The one span of the quoted words, or the nearest to another span; with `file`."""
        file, starts, words, optional = self.places(quoted)
        if near is not None:
            starts = [min(starts, key=lambda start: _distance(start, start + len(words), near))]
        if len(starts) > 1:
            raise ValueError(f"{self.folder.name}: {quoted!r} stands {len(starts)} times in {file}")
        record: Record = {"file": file, "start": starts[0], "end": starts[0] + len(words), "text": words}
        return {**record, "optional": True} if optional else record

    # ------------------------------------------------------------ voices
    def voice(self, key: str) -> Record:
        """A voice as gold has it; `narrator` needs no entry; `a|b` is `a` and goes by the names of `b` too."""
        if key == "narrator":
            return NARRATOR
        (name, kind, *others), *more = (self.source["voices"][k] for k in key.split("|"))
        alternatives = [each for other, _, *aliases in more for each in (other, *aliases)]
        return {"name": name, "kind": kind, "names": [name, *others, *alternatives]}

    def chain(self, keys: list[str]) -> list[Record]:
        """Levels below the narrator: `a+b` speak together, `a?` may be left out."""
        levels: list[Record] = [{"voices": [NARRATOR]}]
        for key in keys:
            loose = {"optional": True} if key.endswith("?") else {}
            levels.append({**loose, "voices": [self.voice(k) for k in key.rstrip("?").split("+")]})
        return levels

    # ------------------------------------------------------------ the six files
    def blocks(self) -> list[Record]:
        """Each line that is not empty, with its role: a headline first, body else, `roles` where it differs."""
        rows: list[Record] = []
        for file, text in self.texts.items():
            roles = {1: "headline", **self.source.get("roles", {}).get(file.removesuffix(".txt"), {})}
            start = 0
            for number, line in enumerate(text.split("\n"), 1):
                words = line.strip()
                if words:
                    role, *others = roles.get(number, "body").split("|")
                    at = start + line.index(words)
                    rows.append(
                        {"file": file, "line": number, "start": at, "end": at + len(words), "role": role}
                        | {"accept": [role, *others], "text": words}
                    )
                start += len(line) + 1
        return rows

    def attributions(self) -> list[Record]:
        """The attributions; a chain without a level is the narrator's own."""
        rows = []
        for given in self.source["attributions"]:
            content = [self.span(words) for words in given["content"]]
            spans = {
                "source": [self.span(words, content[0]) for words in given.get("source", [])],
                "cue": [self.span(words, content[0]) for words in given["cue"]],
                "content": content,
            }
            hedges = [{**self.span(words, content[0]), "kind": kind} for words, kind in given.get("hedges", [])]
            stance, *others = given["stance"].split("|")
            rows.append(
                {"id": given["id"], "file": content[0]["file"]}
                | {kind: [_without_file(span) for span in found] for kind, found in spans.items()}
                | {"parent": given.get("parent"), "chain": _titled(self.chain(given["chain"]), spans["source"])}
                | {"stance": stance, "accept_stance": [stance, *others], "form": given.get("form", "indirect")}
                | {"hedges": [_without_file(hedge) for hedge in hedges], "optional": given.get("optional", False)}
                | {k: given[k] for k in ("note", "split_ok", "parent_optional", "hedges_scored") if k in given}
            )
        return rows

    def times_places_actors(self) -> list[Record]:
        """Publication dates, times, places, actors and traps; actors and places at every occurrence of their words."""
        rows: list[Record] = []
        for name, day in self.source["published"].items():
            rows.append(
                {"file": f"{name}.txt", "kind": "published", "given": day, "accept_given": [day]}
                | {"inferable": {"edtf": None, "earliest": None, "latest": None}, "reasons": []}
            )
        for given in self.source.get("times", []):
            rows.append({**self.span(given["words"]), "kind": "time"} | _dates(given) | _common(given))
        for words, name, country, *others in self.source.get("places", []):
            for span in self.everywhere(words):
                rows.append(
                    {**span, "kind": "place", "names": [name, *others], "countries": [country], "geonameid": None}
                )
        for key, words in self.source.get("mentions", []):
            actors = key.split("+")
            accept = [name for actor in actors for name in (actor, *self.source["actors"][actor])]
            for span in self.everywhere(words):
                rows.append({**span, "kind": "actor", "actors": actors, "accept": accept})
        for kind in ("not_time", "not_place"):
            rows += [{**span, "kind": kind} for words in self.source.get(kind, []) for span in self.everywhere(words)]
        return [{"id": f"R{n:02}", "optional": False, **row} for n, row in enumerate(_longest(rows), 1)]

    def everywhere(self, quoted: str) -> list[Record]:
        """All spans of the quoted words in evidence text (captions and boilerplate left out)."""
        file, starts, words, optional = self.places(quoted)
        lines = [b for b in self.blocks() if b["file"] == file and b["role"] in ("headline", "body")]
        spans = [{"file": file, "start": s, "end": s + len(words), "text": words, "optional": optional} for s in starts]
        return [s for s in spans if any(b["start"] <= s["start"] and s["end"] <= b["end"] for b in lines)]

    def events(self) -> list[Record]:
        """The events, then the words that must not become events that occurred."""
        rows: list[Record] = []
        for given in self.source["events"]:
            status, *others = given["status"].split("|")
            root, *roots = given["root"].split("|") if given.get("root") else [None]
            rows.append(
                {"id": given["id"], "kind": "event", "label": given["label"], "status": status}
                | {"accept_status": [status, *others], "plover": {"root": root, "mode": None}}
                | {"accept_roots": [root, *roots] if root else [], "cameo": None, "participants": []}
                | {"time": _dates(given.get("time", {})), "place": None}
                | {"mentions": [self.span(words) for words in given["mentions"]]}
                | {"may_merge_with": given.get("merge", []), "optional": given.get("optional", False)}
            )
        for n, words in enumerate(self.source.get("negated", []), 1):
            rows.append({"id": f"N{n}", "kind": "negated", **self.span(words)})
        return rows

    def pairs(self) -> list[Record]:
        """Two claims side by side; the first verdict is the preferred one."""
        rows = []
        for n, given in enumerate(self.source["pairs"], 1):
            verdict, *others = given["verdict"].split("|")
            sides = {side: self.span(given[side]) for side in "ab"}
            for side, event in zip("ab", given.get("events", []), strict=False):
                sides[side]["event"] = event
            rows.append(
                {"id": f"S{n:02}", "event": given.get("event"), "dimension": given["dimension"], "verdict": verdict}
                | {"accept": [verdict, *others], "why": given["why"], "optional": given.get("optional", False), **sides}
            )
        return rows

    def accounts(self) -> list[Record]:
        """Propositions with a cell for each voice."""
        rows = []
        for n, given in enumerate(self.source["accounts"], 1):
            cells = []
            for cell in given["cells"]:
                stance, *others = cell["stance"].split("|")
                voice = self.voice(cell["voice"])
                cells.append(
                    {"voice": voice["name"], "names": voice["names"], "side": None, "stance": stance}
                    | {"accept_stance": [stance, *others], "optional": cell.get("optional", False)}
                    | {"evidence": [self.span(words) for words in cell["evidence"]]}
                )
            rows.append(
                {"id": f"Q{n:02}", "event": given["event"], "dimension": given["dimension"], "text": given["text"]}
                | {"cells": cells, "optional": given.get("optional", False)}
            )
        return rows


def _distance(start: int, end: int, near: Record) -> int:
    """How many characters lie between a stretch and a span; inside it counts as its distance from the start."""
    if near["start"] <= start and end <= near["end"]:
        return int(start - near["start"])
    return int(near["start"] - end) if end <= near["start"] else int(start - near["end"])


def _titled(levels: list[Record], source: list[Record]) -> list[Record]:
    """The chain, whose innermost voice also goes by its words in the text ("Prime Minister" before a name)."""
    *outer, inner = levels
    own = [span["text"] for span in source if any(name in span["text"] for name in inner["voices"][0]["names"])]
    if len(inner["voices"]) > 1 or not own:
        return levels
    voice = inner["voices"][0]
    return [*outer, {**inner, "voices": [{**voice, "names": [*voice["names"], *own]}]}]


def _without_file(span: Record) -> Record:
    return {k: v for k, v in span.items() if k != "file"}


def _common(given: Record) -> Record:
    return {"anchor": given.get("anchor"), "optional": given.get("optional", False)}


def _dates(given: Record) -> Record:
    """The value with and without a publication date: unresolved without one, unless it is explicit or `undated`."""
    if "edtf" not in given:
        return {"with_date": UNDATED, "no_date": UNDATED}
    status = given.get("status", "resolved")
    value = {"edtf": given["edtf"], "accept": [given["edtf"], *given.get("accept", [])], "status": status}
    undated = value if status == "explicit" else {**UNDATED, "accept": [None, *given.get("undated", [])]}
    return {"with_date": value, "no_date": undated}


def _longest(rows: list[Record]) -> list[Record]:
    """Without the actors and places whose words lie inside longer words of the same kind ("Abe" in "Shinzo Abe")."""

    def inside(row: Record) -> bool:
        return any(
            row is not other
            and (row["kind"], row["file"]) == (other["kind"], other["file"])
            and other["start"] <= row["start"]
            and row["end"] <= other["end"]
            and row["end"] - row["start"] < other["end"] - other["start"]
            for other in rows
        )

    return [row for row in rows if row["kind"] not in ("actor", "place") or not inside(row)]


def made(folder: Path) -> dict[str, str]:
    """The files that a twin's source gives, by name."""
    twin = Twin(folder)
    kinds = ("blocks", "attributions", "times_places_actors", "events", "pairs", "accounts")
    files = {f"{k}.jsonl": "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in getattr(twin, k)()) for k in kinds}
    table = io.StringIO()
    rows = [(f"{name}.txt", day, "") for name, day in twin.source["published"].items()]
    csv.writer(table, lineterminator="\n").writerows([("file", "published", "outlet"), *rows])
    return files | {"published.csv": table.getvalue()}


def folders() -> list[Path]:
    """The folders of all twins, sorted."""
    return sorted(source.parent for source in HERE.glob("*/source.yaml"))


if __name__ == "__main__":
    for folder in folders():
        for name, content in made(folder).items():
            (folder / name).write_text(content, encoding="utf-8")
