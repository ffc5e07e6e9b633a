"""The figures of toponym corpora: spans, points within 161 km, same entities, area under the error curve.

Matching is one to one in a text: equal spans first, then the largest overlap. `accuracy@161` is the share of gold
places with a point whose predicted point lies within 161 km (100 miles), a place that was not found counting as wrong
(`of found` leaves those out); `same entity` counts equal GeoNames ids too, and countries and first-order divisions of
the same name and country. AUC is the mean of ln(1 + km) / ln(20040) (Jurgens et al. 2015); 0 is best.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from benchmarks.places_gold import Gold
from rashomon.model import Place, PlaceMention

LIMIT_KM = 161.0
FARTHEST_KM = 20039.0
EARTH_RADIUS_KM = 6371.0

Counts = Counter[str]


def count(found: Sequence[PlaceMention], gold: Sequence[Gold]) -> tuple[Counts, float]:
    """The counts of one text, and the sum of its logarithmic errors."""
    pairs = _pairs(found, gold)
    counts: Counts = Counter(gold=len(gold), pred=len(found), relaxed=len(pairs))
    errors = 0.0
    for i, g in enumerate(gold):
        mention = found[pairs[i]] if i in pairs else None
        counts["strict"] += mention is not None and (mention.span.start, mention.span.end) == (g.start, g.end)
        if g.lat is None:
            continue
        km = kilometres(g, mention.place) if mention is not None else FARTHEST_KM
        counts.update(placed=1, near=km <= LIMIT_KM, found=mention is not None and mention.place.lat is not None)
        counts["same"] += mention is not None and is_right(g, mention.place)
        errors += math.log(1 + km) / math.log(FARTHEST_KM + 1)
    return counts, errors


def figures(counts: Counts, errors: float) -> dict[str, float]:
    """The figures by name, in percent (AUC a fraction)."""

    def share(part: str, whole: str) -> float:
        return 100 * counts[part] / max(1, counts[whole])

    found: dict[str, float] = {}
    for kind in ("strict", "relaxed"):
        p, r = share(kind, "pred"), share(kind, "gold")
        found |= {f"spans {kind} P": p, f"spans {kind} R": r, f"spans {kind} F1": 2 * p * r / (p + r) if p + r else 0.0}
    return found | {
        "accuracy@161": share("near", "placed"),
        "accuracy@161 of found": share("near", "found"),
        "same entity": share("same", "placed"),
        "same entity of found": share("same", "found"),
        "AUC": errors / max(1, counts["placed"]),
    }


def is_right(gold: Gold, place: Place) -> bool:
    """Whether a place is the gold's by its point, its id, or as a country or division by its name."""
    if kilometres(gold, place) <= LIMIT_KM or (gold.id and gold.id == str(place.geonameid)):
        return True
    area = gold.code.startswith(("PCL", "ADM1")) and gold.country and gold.country == place.country
    return bool(area) and _plain(gold.name) == _plain(place.name or "")


def kilometres(gold: Gold, place: Place) -> float:
    """Great-circle distance; the farthest where a point is missing."""
    if gold.lat is None or gold.lon is None or place.lat is None or place.lon is None:
        return FARTHEST_KM
    lat1, lat2 = math.radians(gold.lat), math.radians(place.lat)
    half = math.radians(place.lon - gold.lon) / 2
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def _pairs(found: Sequence[PlaceMention], gold: Sequence[Gold]) -> dict[int, int]:
    """Gold number to mention number."""
    ranked = sorted(
        ((m.span.start, m.span.end) != (g.start, g.end), -shared, i, j)
        for i, g in enumerate(gold)
        for j, m in enumerate(found)
        if (shared := min(g.end, m.span.end) - max(g.start, m.span.start)) > 0
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in ranked:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def _plain(name: str) -> str:
    """Lower case without accents, dots, a leading "the" or a final 's."""
    plain = unicodedata.normalize("NFKD", name.replace("\u0131", "i").replace("\u2019", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"[.\s]+", " ", plain).strip()
    return re.sub(r"^the ", "", re.sub(r"'s$", "", plain))
