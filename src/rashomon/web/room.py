"""What every page shares: the store, the templates, and how an address is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException as StarletteError

from rashomon.store import NotFoundError, Store
from rashomon.web.inert import inert
from rashomon.web.settings import Settings

T = TypeVar("T")


class Room:
    """The store behind the pages, and how they are made."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self._templates = Environment(
            loader=PackageLoader("rashomon.web"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=inert,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(self, request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """The page that a template makes of values. Every template is also given `stale` (documents have come in since
        the events were found), `path` (where the page stands) and `settings`; `twin` is the address of its JSON twin,
        None for a page without one."""
        shared = {"stale": self.store.stale, "path": request.url.path, "settings": self.settings}
        return HTMLResponse(self._templates.get_template(name).render(**shared, **values), status)

    def found(self, find: Callable[[str], T], asked: str) -> T:
        """What `find` gives; what it does not find is answered with 404."""
        try:
            return find(asked)
        except NotFoundError as error:
            raise HTTPException(404, sentence(str(error))) from None

    async def failure(self, request: Request, error: Exception) -> Response:
        """What went wrong, as a page or as JSON, as the address asks."""
        status = error.status_code if isinstance(error, StarletteError) else 500
        words = str(error.detail) if isinstance(error, StarletteError) else "Something went wrong."
        if words == "Not Found":
            words = f"There is no page {request.url.path}."
        if request.url.path.endswith(".json"):
            return JSONResponse({"error": words}, status)
        return self.page(request, "failure.html", status, words=words, code=status, twin=None)


def route(app: FastAPI, path: str, page: Callable[..., Any]) -> None:
    """Answer an address with a page, for GET and HEAD."""
    app.add_api_route(path, page, methods=["GET", "HEAD"], response_class=HTMLResponse, include_in_schema=False)


def sentence(words: str) -> str:
    """Words as a sentence of their own."""
    return words[:1].upper() + words[1:].rstrip(".") + "."
