"""What every page shares: the store, the templates, and how an address is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException as StarletteError

from rashomon.documents.language import language_name
from rashomon.knowledge.articles import opening, with_article
from rashomon.presenting.stances import spelt_out
from rashomon.presenting.words import country_name
from rashomon.store import NotFoundError, Store
from rashomon.store.marks import Watch
from rashomon.web.inert import inert
from rashomon.web.jobs.queue import Jobs
from rashomon.web.misreading import what_is_wrong
from rashomon.web.outcome import outcome
from rashomon.web.safety.refusals import Refusal, as_json
from rashomon.web.safety.visits import Visit, Visits
from rashomon.web.settings import Settings
from rashomon.web.words import moment

T = TypeVar("T")

#: Values kept for one state of the store: counts and lists of some kilobytes each.
MOST_KEPT = 200


class Room:
    """The store behind the pages, how they are made, who visits, and what is being done to the store; `watch` tells
    whether it has changed."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self.visits = Visits(settings)
        assert store.path is not None
        self.watch = Watch(store.path)
        self.jobs = Jobs(store.path)
        self._kept: tuple[str | None, dict[str, Any]] = (None, {})
        self._templates = Environment(
            loader=PackageLoader("rashomon.web"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=inert,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["spelt_out"] = spelt_out
        self._templates.filters["with_article"] = with_article
        self._templates.filters["opening"] = opening
        self._templates.filters["moment"] = moment
        self._templates.filters["country_name"] = country_name
        self._templates.filters["language_name"] = language_name

    def page(self, request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """The page that a template makes of values. Every template is also given `stale` (documents have come in since
        the events were found), `path` (where the page stands), `settings`, `csrf` (what the first field of every form
        that changes something holds, by the name of `csrf`), `signed_in` and `outcome` (what became of a correction);
        `twin` is the address of its JSON twin, None for a page without one."""
        visit: Visit = request.scope["visit"]
        shared = {
            "stale": self.kept("stale", lambda: self.store.stale),
            "path": request.url.path,
            "settings": self.settings,
            "csrf": visit.csrf,
            "signed_in": bool(visit.session),
            "outcome": outcome(self.store, request),
        }
        return HTMLResponse(self._templates.get_template(name).render(**shared, **values), status)

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for each state of the store and each name; it may depend on nothing else."""
        mark = self.watch.mark()
        if mark is None:
            return make()
        before, values = self._kept
        if before != mark or len(values) > MOST_KEPT:
            values = {}
            self._kept = (mark, values)
        if name not in values:
            values[name] = make()
        value: T = values[name]
        return value

    def found(self, find: Callable[[str], T], asked: str) -> T:
        """What `find` gives; what it does not find is answered with 404."""
        try:
            return find(asked)
        except NotFoundError as error:
            raise HTTPException(404, sentence(str(error))) from None

    async def failure(self, request: Request, error: Exception) -> Response:
        """What went wrong on a page, as `refusal` tells it."""
        assert isinstance(error, StarletteError)
        words = str(error.detail)
        if words == "Not Found":
            words = f"There is no page {request.url.path}."
        if words == "Method Not Allowed":
            words = f"{request.method} is nothing that {request.url.path} answers."
        return self.refusal(request, Refusal(error.status_code, words, error.headers))

    async def misread(self, request: Request, error: Exception) -> Response:
        """What is wrong with the parameters or the form of a request."""
        assert isinstance(error, RequestValidationError)
        return self.refusal(request, Refusal(422, what_is_wrong(error.errors())))

    def refusal(self, request: Request, refused: Refusal) -> Response:
        """Why a request is not answered: as JSON where the address asks for that, else as a page; as bare text to who
        does not even call us by our name."""
        status, words, headers = refused.status, refused.words, refused.headers
        if as_json(request.url.path):
            return JSONResponse({"error": words}, status, headers)
        if request.scope["visit"] is None:
            return PlainTextResponse(words, status, headers)
        if status == 401:
            page = self.sign_in(request, words, status)
        else:
            page = self.page(request, "failure.html", status, words=words, code=status, twin=None)
        page.headers.update(headers)
        return page

    def sign_in(self, request: Request, problem: str, status: int = 200, given: str = "") -> HTMLResponse:
        """The page that asks for the token, with one `given` filled in."""
        visit: Visit = request.scope["visit"]
        values = {"problem": problem, "signing_in": visit.signing_in, "given": given}
        return self.page(request, "sign_in.html", status, twin=None, **values)


def route(app: FastAPI, path: str, page: Callable[..., Any]) -> None:
    """Answer an address with a page, for GET and HEAD."""
    app.add_api_route(path, page, methods=["GET", "HEAD"], response_class=HTMLResponse, include_in_schema=False)


def change(app: FastAPI, path: str, act: Callable[..., Any]) -> None:
    """Answer a form that is sent to an address; the gate has looked at it before."""
    app.add_api_route(path, act, methods=["POST"], response_class=HTMLResponse, include_in_schema=False)


def sentence(words: str) -> str:
    """Words as a sentence of their own; an id that they begin with stays as it is."""
    first = words.partition(" ")[0]
    return (words[:1].upper() if first.isalpha() else words[:1]) + words[1:].rstrip(".") + "."
