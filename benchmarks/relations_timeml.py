"""Follows and during against the temporal links of TimeML: `python -m benchmarks.relations_timeml PATH [--show]`.

PATH is a folder of `.tml` files (AQUAINT, TimeBank). A relation that the reader states between two mentions is judged
where annotators linked two events that these overlap: `follows` and `responds_to` are right where the first is later
(AFTER, IAFTER, ENDED_BY's kin), `during` and `part_of` where the times overlap in any way. Most pairs were never linked
by the annotators, so relations that nobody judged are only counted. Recall is over links between two found mentions
that are annotated with a signal ("after"). `--show` prints the wrong ones of the texts whose hash lets them be looked
at; the others are held.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.running import conclude, parser_of
from rashomon.model import Block, Document, EventMention, LinkKind, Reading
from rashomon.pipeline import read_document

#: TimeML's relations seen from the other side.
_CONVERSE = {
    "BEFORE": "AFTER", "IBEFORE": "IAFTER", "INCLUDES": "IS_INCLUDED", "BEGINS": "BEGUN_BY", "ENDS": "ENDED_BY",
    "DURING": "DURING_INV", "SIMULTANEOUS": "SIMULTANEOUS", "IDENTITY": "IDENTITY",
}  # fmt: skip
_CONVERSE |= {b: a for a, b in _CONVERSE.items()}
_LATER = frozenset({"AFTER", "IAFTER"})
_APART = frozenset({"AFTER", "IAFTER", "BEFORE", "IBEFORE"})
_IN_ORDER: frozenset[LinkKind] = frozenset({"follows", "responds_to"})
_AT_ONCE: frozenset[LinkKind] = frozenset({"during", "part_of"})


@dataclass(frozen=True)
class Annotated:
    """A text with its events (id to span of code points) and the links between them: what the first is to the second,
    and whether a word of the text is marked as saying so."""

    name: str
    text: str
    events: dict[str, tuple[int, int]]
    links: dict[tuple[str, str], tuple[str, bool]]

    @property
    def part(self) -> str:
        """Half of the texts may be looked at."""
        return "held" if int(sha256(self.name.encode()).hexdigest(), 16) % 2 else "tuned"


def read_timeml(path: Path) -> Iterator[Annotated]:
    """The annotated texts of a folder."""
    for file in sorted(path.rglob("*.tml")):
        root = ET.parse(file).getroot()
        text, events = "", {}
        for kind, event, words in _pieces(root):
            if kind == "EVENT":
                events[event] = (len(text), len(text) + len(words))
            text += words
        instances = {m.get("eiid"): m.get("eventID") for m in root.iter("MAKEINSTANCE")}
        links = {}
        for link in root.iter("TLINK"):
            a = instances.get(link.get("eventInstanceID"))
            b = instances.get(link.get("relatedToEventInstance"))
            relation = link.get("relType", "")
            if a in events and b in events and a != b and relation in _CONVERSE and a and b:
                links[a, b] = (relation, link.get("signalID") is not None)
                links[b, a] = (_CONVERSE[relation], link.get("signalID") is not None)
        yield Annotated(file.name, text, events, links)


def _pieces(node: ET.Element) -> Iterator[tuple[str, str, str]]:
    """The text of a node in order: its tag, its event's id, the words."""
    yield node.tag, node.get("eid", ""), node.text or ""
    for child in node:
        yield from _pieces(child)
        yield "", "", child.tail or ""


def count(gold: Annotated, reading: Reading) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Judged, right and unjudged relations, links with a signal found or not; and the wrong ones in words."""
    counts: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    ids = {m.id: _event(gold, m) for m in reading.event_mentions}
    stated = set()
    for mention in reading.event_mentions:
        for relation in mention.relations:
            pair = (ids[mention.id] or "", ids[relation.other] or "")
            group = "follows" if relation.kind in _IN_ORDER else "during" if relation.kind in _AT_ONCE else None
            if group is None:
                continue
            stated.add(pair)
            if pair not in gold.links:
                counts[group, "unjudged"] += 1
                continue
            right = (gold.links[pair][0] in _LATER) if group == "follows" else gold.links[pair][0] not in _APART
            counts[group, "judged"] += 1
            counts[group, "right"] += right
            if not right:
                start, end = relation.evidence[0].start, relation.evidence[-1].end
                wrong.append(f"{relation.kind} {gold.links[pair][0]} | {gold.text[start:end]}".replace("\n", " "))
    known = set(ids.values())
    for (a, b), (link, signal) in gold.links.items():
        if signal and link in _LATER and {a, b} <= known:
            counts["follows", "signalled"] += 1
            counts["follows", "found"] += (a, b) in stated
    return counts, wrong


def _event(gold: Annotated, mention: EventMention) -> str | None:
    span = mention.span
    return next((e for e, (start, end) in gold.events.items() if span.start < end and start < span.end), None)


def read_as_body(gold: Annotated) -> Reading:
    """A text as it is read without its date, all of it body."""
    blocks = (Block(0, len(gold.text), "body"),)
    return read_document(Document(gold.name, gold.name, gold.name, gold.text, blocks, language="en"))


def rows(path: Path, show: bool = False) -> list[list[str]]:
    """The table."""
    table = [["part", "follows, judged", "right", "during, judged", "right ", "not judged", "signalled, found"]]
    totals: dict[str, Counter[tuple[str, str]]] = {"tuned": Counter(), "held": Counter()}
    for gold in read_timeml(path):
        counts, wrong = count(gold, read_as_body(gold))
        totals[gold.part] += counts
        if show and gold.part == "tuned":
            print(*wrong, sep="\n", end="\n" if wrong else "")
    for part, counts in totals.items():
        cells = [str(counts[group, "judged"]) for group in ("follows", "during")]
        shares = [_percent(counts[g, "right"], counts[g, "judged"]) for g in ("follows", "during")]
        unjudged = counts["follows", "unjudged"] + counts["during", "unjudged"]
        found = f"{counts['follows', 'found']} of {counts['follows', 'signalled']}"
        table.append([part, cells[0], shares[0], cells[1], shares[1], str(unjudged), found])
    return table


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


NOTE = (
    "TimeML annotates few of the pairs: what nobody judged is neither right nor wrong. `signalled`: links of two found "
    "mentions whose words of time are annotated."
)


def main() -> None:
    """Print the table and publish it."""
    parser = parser_of(__doc__, checked=False)
    parser.add_argument("--show", action="store_true", help="print the wrong relations of the part looked at")
    options = parser.parse_args()
    command = f"python -m benchmarks.relations_timeml {options.path.name}"
    conclude(options, "Follows and during in TimeML", command, rows(options.path, options.show), NOTE)


if __name__ == "__main__":
    main()
