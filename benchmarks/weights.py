"""What int8 costs: `python -m benchmarks.weights PATH --whole FOLDER`.

PATH is a split of PolNeAR; FOLDER holds the same network in float32 (`python -m training.make --base BASE --work
WORK --export --whole --out FOLDER`). Spans of sources, cues and contents that both find, in percent of all that either
finds (their F1), and the processor time that the network takes for each.
"""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.relations import relation_of
from benchmarks.results import publish
from benchmarks.running import parser_of
from rashomon.documents.making import make_document
from rashomon.encoder.parser import parse_document
from rashomon.encoder.trunk import Trunk
from rashomon.statements.learned import LearnedReader
from rashomon.statements.proposals import propose
from rashomon.statements.rules import drafts_by_rule
from rashomon.statements.scene import make_scene
from rashomon.statements.thresholds import CHOSEN
from training.polnear import ROLES, load

Found = set[tuple[str, str, tuple[int, int]]]


def rows(path: Path, whole: Path, limit: int = 0) -> list[list[str]]:
    """The table: int8 beside float32."""
    trunks = {"int8": Trunk(), "float32": Trunk(whole)}
    spans: dict[str, Found] = {name: set() for name in trunks}
    spent, words = dict.fromkeys(trunks, 0.0), 0
    for text in load(path, limit):
        document = make_document(text.page)
        parse = parse_document(document)
        scene = make_scene(document, parse, ())
        ruled = drafts_by_rule(scene)
        words += len(document.text.split())
        for name, trunk in trunks.items():
            began = time.process_time()
            propose(scene, ruled, trunk, CHOSEN.kept)
            spent[name] += time.process_time() - began
            for attribution in LearnedReader(trunk).read(document, parse, ()):
                relation = relation_of(attribution)
                spans[name] |= {(document.id, role, span) for role in ROLES for span in relation[role]}
    table = [["figure", *trunks]]
    for role in (*ROLES, "all"):
        ours, theirs = ({s for s in found if role in (s[1], "all")} for found in spans.values())
        table.append([f"spans of {role} that agree", f"{200 * len(ours & theirs) / (len(ours) + len(theirs)):.1f}", ""])
    table.append(["words per CPU-second of the network", *(f"{words / spent[name]:.0f}" for name in trunks)])
    return table


def main() -> None:
    """Print and publish the table."""
    parser = parser_of(__doc__, checked=False)
    parser.add_argument("--whole", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=0, help="only the first texts in name order (not published)")
    options = parser.parse_args()
    table = rows(options.path, options.whole, options.limit)
    if options.limit:
        print("\n".join("  ".join(row) for row in table))
    else:
        publish("Weights", "python -m benchmarks.weights PATH --whole FOLDER", table)


if __name__ == "__main__":
    main()
