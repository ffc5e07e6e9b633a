"""What an HTML page says of itself: title, day of publication with its zone, outlet, language.

Our own reading of JSON-LD (schema.org), Open Graph and meta elements comes first, because on pages of news sites it is
right more often than general extractors are; htmldate is the fallback for the day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from rashomon.documents.furniture import furniture
from rashomon.model import PageMetadata

_ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|Report|NewsRelease|LiveBlog)", re.IGNORECASE)

#: In order of trust; each is the value of a `property`, `name` or `itemprop`.
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date",
)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "headline")
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher")


def page_metadata(tree: Any, source: str) -> PageMetadata:
    """What a parsed HTML page (an lxml element, and its source) says of itself; None where it says nothing."""
    article: dict[str, Any] = next(_articles(tree), {})
    meta = _meta(tree)
    outlet = _outlet(_text(_name(article.get("publisher")))) or _outlet(_first(meta, _OUTLET_NAMES))
    title = _text(article.get("headline")) or _first(meta, _TITLE_NAMES) or _heading(tree)
    published = _day(article.get("datePublished")) or next(filter(None, (_day(meta.get(n)) for n in _DATE_NAMES)), None)
    published = published or _time_element(tree) or _htmldate(source)
    return PageMetadata(
        published=published,
        basis="metadata" if published else "unknown",
        outlet=outlet,
        title=_without_site(title, outlet),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that describe an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = list(_objects(json.loads(script.text or "", strict=False)))
        except (ValueError, RecursionError):  # no JSON, or none that is meant to be read
            continue
        yield from (each for each in found if _ARTICLE_TYPES.search(str(each.get("@type", ""))))


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, outer ones first."""
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _objects(value)


def _meta(tree: Any) -> dict[str, str]:
    """The first content of each meta element, by its lower-case property, name or itemprop."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _text(element.get("content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _day(value: Any) -> str | None:
    """The ISO day a value begins with, with its time and zone where it gives them, None where it is no date."""
    text = _text(value)
    found = re.match(
        r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?", text or ""
    )
    return found.group().replace(" ", "T", 1).replace(" ", "") if found else None


def _time_element(tree: Any) -> str | None:
    """The time element that stands first in an article or header."""
    for element in tree.iter("time"):
        inside = any(parent.tag in ("article", "header", "main") for parent in element.iterancestors())
        if inside and (day := _day(element.get("datetime"))):
            return day
    return None


def _htmldate(source: str) -> str | None:
    from htmldate import find_date  # heavy: only for pages that do not say it themselves

    return _day(find_date(source, original_date=True, extensive_search=False))


def _heading(tree: Any) -> str | None:
    """The page's one first-level heading, else its title without the site's name."""
    headings = [text for h1 in tree.iter("h1") if (text := _text(h1.text_content()))]
    if len(headings) == 1:
        return headings[0]
    title = next((_text(element.text_content()) for element in tree.iter("title")), None)
    return re.split(r"\s+[|–—-]\s+", title)[0] if title else None


def _without_site(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name that many pages set after a bar."""
    found = re.fullmatch(r"(.{10,}?)\s+[|–—-]\s+([^|–—]+)", title or "")
    return found[1] if found and outlet and found[2].casefold() in outlet.casefold() else title


def _outlet(name: str | None) -> str | None:
    """A name, unless it is an address or a platform that hosts pages of others."""
    hosted = name is not None and (name.startswith("http") or name.casefold() in furniture().platforms)
    return None if hosted else name


def _name(value: Any) -> Any:
    """The name of a schema.org organisation, however it is given."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("name") if isinstance(value, dict) else value


def _text(value: Any) -> str | None:
    """A string without tags, its entities resolved and its blanks folded, None for nothing."""
    if not isinstance(value, str) or not value.strip():
        return None
    return " ".join(re.sub(r"<[^<>]*>", "", unescape(value)).split()) or None
