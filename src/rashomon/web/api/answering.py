"""Answers of the API: stretches of lists with the way to the next, and what every operation may answer besides."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from rashomon.web.api.asking import Stretch

Record = dict[str, Any]


class Failure(BaseModel):
    """What is wrong, in one sentence."""

    error: str


class Page(BaseModel):
    """A stretch of a list: how many there are in all, from which on these are, and where the others stand."""

    total: int = Field(ge=0)
    start: int = Field(ge=0)
    limit: int = Field(ge=1)
    next: str | None = Field(description="The address of the stretch after this one.")
    previous: str | None = Field(description="The address of the stretch before this one.")


#: What may come back from any address, by status.
FAILURES: Mapping[int, str] = {
    400: "The address or a header is not well formed.",
    401: "The token is missing or wrong.",
    403: "A browser says that another site sent it.",
    404: "There is nothing by that id.",
    405: "The API is read-only here.",
    409: "It says nothing new, or the opposite of what is kept.",
    413: "The body is too large.",
    414: "The address is too long.",
    421: "The server does not go by the name in the Host header.",
    422: "A parameter is not what it should be.",
    429: "Too many wrong tokens; wait as long as Retry-After says.",
    431: "The headers are too long.",
    503: "The store is being written, or too many jobs wait; try again.",
}
_EVERYWHERE = (400, 401, 414, 421, 422, 429, 431, 503)
_HEADERS = {
    "ETag": {"description": "The state of the store and the address.", "schema": {"type": "string"}},
    "Link": {
        "description": "Where a list goes on: rel next, prev and first (RFC 8288).",
        "schema": {"type": "string"},
    },
}


def reading(app: FastAPI, path: str, answer: Callable[..., Any], model: type[BaseModel], name: str, *also: int) -> None:
    """Add an operation that reads; its name and description are those of `answer`'s docstring, `also` are statuses of
    its own."""
    summary, _, description = _words(answer)
    common: Record = {"response_model": model, "tags": [path.split("/")[2]]}
    responses: dict[int | str, Record] = {
        200: {"headers": _HEADERS},
        304: {"description": "The answer is the one you have (If-None-Match)."},
        **failures(*_EVERYWHERE, *also),
    }
    app.add_api_route(
        path,
        answer,
        methods=["GET"],
        operation_id=name,
        summary=summary,
        description=description,
        responses=responses,
        **common,
    )
    app.add_api_route(path, answer, methods=["HEAD"], include_in_schema=False, **common)


def changing(
    app: FastAPI,
    method: str,
    path: str,
    answer: Callable[..., Any],
    model: type[BaseModel],
    name: str,
    status: int,
    *also: int,
) -> None:
    """Add an operation that changes something; the gate has looked for the token before it is called. `status` is what
    it answers where it works, `also` are statuses of its own."""
    summary, _, description = _words(answer)
    app.add_api_route(
        path,
        answer,
        methods=[method],
        status_code=status,
        response_model=model,
        operation_id=name,
        summary=summary,
        description=description,
        responses=failures(*_EVERYWHERE, 403, 413, *also),
        tags=[path.split("/")[2]],
    )


def failures(*statuses: int) -> dict[int | str, Record]:
    """How an operation declares what it may fail by."""
    return {status: {"model": Failure, "description": FAILURES[status]} for status in sorted(statuses)}


def paged(request: Request, asked: Stretch, total: int, records: Record) -> JSONResponse:
    """A stretch of a list with the addresses of its neighbours, also as a `Link` header (RFC 8288)."""
    ways = {"first": 0}
    if asked.start > 0:
        ways["prev"] = max(asked.start - asked.limit, 0)
    if asked.start + asked.limit < total:
        ways["next"] = asked.start + asked.limit
    found = {way: _at(request, start) for way, start in ways.items()}
    record = {
        **records,
        "total": total,
        "start": asked.start,
        "limit": asked.limit,
        "next": found.get("next"),
        "previous": found.get("prev"),
    }
    link = ", ".join(f'<{address}>; rel="{way}"' for way, address in found.items())
    return JSONResponse(record, headers={"Link": link})


@cache
def examples() -> Mapping[str, Any]:
    """An answer of each operation, by the operation's name."""
    text = files("rashomon.web.api").joinpath("examples.json").read_text("utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def _at(request: Request, start: int) -> str:
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "start"]
    return f"{request.scope['raw_path'].decode('ascii').partition('?')[0]}?{urlencode([*others, ('start', start)])}"


def _words(answer: Callable[..., Any]) -> tuple[str, str, str]:
    """The first sentence of a docstring without its full stop, and the rest."""
    words = " ".join((answer.__doc__ or "").split())
    summary, stop, rest = words.partition(". ")
    return summary.rstrip("."), stop, rest or words
