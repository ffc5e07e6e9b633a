"""Places against toponym corpora in XML (LGL, GeoVirus, TR-News): `python -m benchmarks.places PATH [N]`.

PATH is one `.xml` file or a folder of them; N limits the articles of each. Matching is one to one in a text: equal
spans first, then the largest overlap. `accuracy@161` is the share of gold places with a point whose predicted point
lies within 161 km, a place that was not found counting as wrong (`of found` leaves those out); `same entity` counts
equal GeoNames ids too, and countries and first-order divisions of the same name and country. Corpora annotate places
that stand for governments as well, which the reader leaves out on purpose: recall of spans is limited by design.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.results import publish
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.expressions.places import find_places
from rashomon.grounding.places import resolve_places
from rashomon.knowledge.places import country_places, fold
from rashomon.model import Block, Document, PlaceMention

LIMIT_KM = 161.0
EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Gold:
    """A gold toponym; `lat` is None for one without a point."""

    start: int
    end: int
    name: str
    id: str | None
    country: str | None
    code: str
    lat: float | None
    lon: float | None


def rows(path: Path, limit: int = 0) -> list[tuple[str, str]]:
    """The figures as (name, value), in percent."""
    n: Counter[str] = Counter()
    for document, gold in documents(path, limit):
        n.update(_count(_read(document), gold))
    return [
        ("spans strict F1", f"{_f1(n, 'strict'):.1f}"),
        ("spans relaxed P / R / F1", f"{_p(n):.1f} / {_r(n):.1f} / {_f1(n, 'relaxed'):.1f}"),
        ("accuracy@161", f"{_share(n, 'near', 'placed'):.1f}"),
        ("accuracy@161 of found", f"{_share(n, 'near', 'found'):.1f}"),
        ("same entity", f"{_share(n, 'same', 'placed'):.1f}"),
        ("same entity of found", f"{_share(n, 'same', 'found'):.1f}"),
        ("gold / found", f"{n['gold']} / {n['pred']}"),
    ]


def documents(path: Path, limit: int = 0) -> Iterator[tuple[Document, list[Gold]]]:
    """Each article with its toponyms whose offsets hit their phrase."""
    for file in [path] if path.is_file() else sorted(path.glob("*.xml")):
        articles = list(ElementTree.parse(file).getroot().iter("article"))
        for number, article in enumerate(articles[: limit or None]):
            text = article.findtext("text") or ""
            blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"\S[^\n]*", text))
            name = f"{file.stem}_{number}"
            yield Document(name, name, name, text, blocks, language="en"), _toponyms(article, text)


def _toponyms(article: ElementTree.Element, text: str) -> list[Gold]:
    codes = {str(place.id): alpha3 for alpha3, place in country_places().items()}
    found = []
    for item in (*article.iter("toponym"), *article.iter("location")):
        phrase, start = item.findtext("phrase") or item.findtext("name") or "", int(item.findtext("start") or 0)
        end = int(item.findtext("end") or 0)
        tag = item if item.tag == "location" else item.find("gaztag")
        if text[start:end] != phrase:
            continue
        lat, lon = (float(tag.findtext(x) or 0) if tag is not None else None for x in ("lat", "lon"))
        country = tag.find("country") if tag is not None else None
        code = codes.get(country.get("geonameid") or "") if country is not None else None
        named = (tag.findtext("name") if tag is not None else None) or phrase
        kind = (tag.findtext("fcode") if tag is not None else None) or ""
        found.append(Gold(start, end, named, tag.get("geonameid") if tag is not None else None, code, kind, lat, lon))
    return found


def _read(document: Document) -> tuple[PlaceMention, ...]:
    parse = parse_document(document)
    return resolve_places(document, parse, find_places(document, parse, find_actors(document, parse)))


def _count(found: tuple[PlaceMention, ...], gold: list[Gold]) -> Counter[str]:
    pairs = _pairs(found, gold)
    counts: Counter[str] = Counter(gold=len(gold), pred=len(found), relaxed=len(pairs))
    for i, g in enumerate(gold):
        mention = found[pairs[i]] if i in pairs else None
        counts["strict"] += mention is not None and (mention.span.start, mention.span.end) == (g.start, g.end)
        if g.lat is None:
            continue
        near = mention is not None and _kilometres(g, mention) <= LIMIT_KM
        counts.update(placed=1, near=near, found=mention is not None and mention.place.lat is not None)
        counts["same"] += mention is not None and (near or _same(g, mention))
    return counts


def _pairs(found: tuple[PlaceMention, ...], gold: list[Gold]) -> dict[int, int]:
    """Gold number to mention number."""
    ranked = sorted(
        ((m.span.start, m.span.end) != (g.start, g.end), -shared, i, j)
        for i, g in enumerate(gold)
        for j, m in enumerate(found)
        if (shared := min(g.end, m.span.end) - max(g.start, m.span.start)) > 0
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _same(gold: Gold, mention: PlaceMention) -> bool:
    if gold.id and gold.id == str(mention.place.geonameid):
        return True
    area = gold.code.startswith(("PCL", "ADM1")) and gold.country and gold.country == mention.place.country
    return bool(area) and fold(gold.name) == fold(mention.place.name or "")


def _kilometres(gold: Gold, mention: PlaceMention) -> float:
    """Great-circle distance, infinite where a point is missing."""
    place = mention.place
    if gold.lat is None or gold.lon is None or place.lat is None or place.lon is None:
        return math.inf
    lat1, lat2 = math.radians(gold.lat), math.radians(place.lat)
    half = math.radians(place.lon - gold.lon) / 2
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def _share(n: Counter[str], part: str, whole: str) -> float:
    return 100 * n[part] / max(1, n[whole])


def _p(n: Counter[str]) -> float:
    return _share(n, "relaxed", "pred")


def _r(n: Counter[str]) -> float:
    return _share(n, "relaxed", "gold")


def _f1(n: Counter[str], figure: str) -> float:
    return 200 * n[figure] / max(1, n["gold"] + n["pred"])


if __name__ == "__main__":
    found = rows(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    name = f"Places ({Path(sys.argv[1]).name})"
    publish(name, "python -m benchmarks.places PATH [LIMIT]", [["figure", "value"], *found], "Own mentions.")
