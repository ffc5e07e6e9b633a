"""Every page of the reading room, found as a person finds it: by its links, from the front page on."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

from fastapi import FastAPI
from starlette.routing import Match, Route

#: So many addresses are asked for at the most: every kind of page stands within a few links of the front page.
MOST = 400
#: So many pages of one kind are looked at for links: the first actor there is may have said nothing.
_OF_A_KIND = 4
_LINK = re.compile(rb'<a [^>]*?href="([^"#]+)')


def pages_of(app: FastAPI, address: str) -> dict[str, str]:
    """One address for each route that answers with a page, those that stand behind the fewest links."""
    found: dict[str, str] = {}
    seen: set[str] = {"/"}
    waiting = deque(["/"])
    asked: Counter[str] = Counter()
    while waiting and asked.total() < MOST:
        path = waiting.popleft()
        route = route_of(app, path)
        if route is None or asked[route] >= _OF_A_KIND:
            continue
        asked[route] += 1
        kind, body = _get(address + path)
        if kind != "text/html":
            continue
        found.setdefault(route, path)
        for link in _links(body, address + path):
            if link.startswith(address) and (here := link.removeprefix(address)) not in seen:
                seen.add(here)
                waiting.append(here)
    return found


def routes_of(app: FastAPI) -> set[str]:
    """Every route that can be asked for with GET, but those of the JSON twins and of the API."""
    routes = [route for route in app.routes if isinstance(route, Route) and "GET" in (route.methods or ())]
    return {r.path for r in routes if not r.path.endswith(".json") and not r.path.startswith("/api/")}


def route_of(app: FastAPI, path: str) -> str | None:
    """The route that answers an address."""
    scope = {"type": "http", "path": urlsplit(path).path, "method": "GET", "headers": []}
    fitting = (r for r in app.routes if isinstance(r, Route) and r.matches(scope)[0] is Match.FULL)
    route = next(fitting, None)
    return route.path if route is not None else None


def _links(body: bytes, base: str) -> Iterator[str]:
    for link in _LINK.findall(body):
        yield urljoin(base, link.decode().replace("&amp;", "&"))


def _get(url: str) -> tuple[str, bytes]:
    with urlopen(Request(url, headers={"Accept": "text/html"})) as answer:
        return answer.headers.get_content_type(), answer.read()
