"""Places against toponym corpora in XML (LGL, GeoVirus, TR-News): `python -m benchmarks.places PATH`.

PATH is one `.xml` file or a folder of them. `given` resolves the gold's own spans,
beside the best that the gazetteer could give (`ceiling`) and two baselines; `own` finds the places too. Corpora mark
places that stand for governments as well, which the reader leaves out on purpose: recall of own spans is limited.
Articles were split by hash into a part that was looked at (tuned) and one that was not (held).
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.places_baselines import ceiling, largest, largest_in_country, peers
from benchmarks.places_figures import Counts, count, figures
from benchmarks.places_gold import Article, articles
from benchmarks.results import check, publish, table
from benchmarks.running import parser_of
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.expressions.places import find_places, place_expression
from rashomon.grounding.places import resolve_places
from rashomon.model import PlaceExpression, PlaceMention

Found = Sequence[tuple[Article, tuple[PlaceMention, ...]]]

#: Loads the gazetteer in a process of its own and prints the seconds and the megabytes that took.
_LOADING = """
import time
def resident():
    return int(open('/proc/self/statm').read().split()[1]) * 4096 / 1e6
import rashomon.knowledge.places.wordings as w
from rashomon.knowledge.places import areas
before, start = resident(), time.perf_counter()
w.candidates('Paris'); areas()
print(time.perf_counter() - start, resident() - before)
"""


def rows(path: Path, limit: int = 0) -> list[list[str]]:
    """The table: its head and one row for each figure."""
    read = list(articles(path, limit))
    written = [(a, given(a)) for a in read]
    resolve_all(written[:1])  # loads the gazetteer
    start = time.perf_counter()
    ours = resolve_all(written)
    pace = len(read) / (time.perf_counter() - start)
    own = [(a, own_places(a)) for a in read]
    columns = {
        "given": _figures(ours),
        "given, tuned": _figures(f for f in ours if f[0].part == "tuned"),
        "given, held": _figures(f for f in ours if f[0].part == "held"),
        "ceiling": _figures([(a, ceiling(a, e)) for a, e in written]),
        "population": _figures([(a, largest(e)) for a, e in written]),
        "population + country": _figures([(a, largest_in_country(a, e)) for a, e in written]),
        "own": _figures(own),
        "own, tuned": _figures(f for f in own if f[0].part == "tuned"),
        "own, held": _figures(f for f in own if f[0].part == "held"),
        **{name: _figures([(a, peer(a)) for a in read]) for name, peer in peers().items()},
    }
    lines = [["figure", *columns]]
    for name in next(iter(columns.values())):
        lines.append([name, *(f"{c[name]:.3f}" if name == "AUC" else f"{c[name]:.1f}" for c in columns.values())])
    lines.append(["documents/s, resolution alone", f"{pace:.0f}", *[""] * (len(columns) - 1)])
    return lines


def given(article: Article) -> tuple[PlaceExpression, ...]:
    """The gold's spans as expressions with their candidates."""
    return tuple(place_expression(article.document, g.start, g.end) for g in article.gold)


def resolve_all(written: Iterable[tuple[Article, tuple[PlaceExpression, ...]]]) -> Found:
    """Our places for expressions that are given."""
    return [(article, resolve_places(article.document, expressions)) for article, expressions in written]


def own_places(article: Article) -> tuple[PlaceMention, ...]:
    """The places that we find and resolve."""
    document = article.document
    parse = parse_document(document)
    return resolve_places(document, find_places(document, parse, find_actors(document, parse)))


def _figures(found: Iterable[tuple[Article, tuple[PlaceMention, ...]]]) -> dict[str, float]:
    counts: Counts = Counter()
    errors = 0.0
    for article, mentions in found:
        own, error = count(mentions, article.gold)
        counts.update(own)
        errors += error
    return figures(counts, errors)


def loading() -> str:
    """How long the gazetteer takes to load, and how much memory it takes: the best of three fresh processes."""
    runs = [
        subprocess.run([sys.executable, "-c", _LOADING], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(3)
    ]
    seconds, megabytes = (min(float(run[i]) for run in runs) for i in (0, 1))
    return f"Loading the gazetteer: {seconds:.2f} s, {megabytes:.0f} MB resident more."


def main() -> None:
    """Print and publish the table; with --check, compare it with the pinned floors."""
    parser = parser_of(__doc__, checked=False)
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--check", action="store_true", help="compare with the pinned floors; publish nothing")
    only.add_argument("--limit", type=int, default=0, help="only the first articles (not published)")
    options = parser.parse_args()
    name, found = f"Places ({options.path.name})", rows(options.path, options.limit)
    if options.check:
        check(name, found)
    elif options.limit:
        print(table(found))
    else:
        publish(name, "python -m benchmarks.places PATH", found, loading())


if __name__ == "__main__":
    main()
