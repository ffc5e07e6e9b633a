"""What the API offers: as OpenAPI 3.1 for programs, and as a page for people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.routing import APIRoute
from markupsafe import Markup, escape

from rashomon import __version__
from rashomon.web.api.answering import Record, examples
from rashomon.web.room import Room, route

DESCRIPTION_AT = "/api/openapi.json"
_ABOUT = (
    "A sourced chronology: each event once, and under it what every voice says about it, with the passages. Records "
    "are those of the format rashomon/1; spans are offsets in a document's text, in code points. Where a voice is "
    "silent, it is silent in the texts we have; nothing more is claimed."
)


def add_routes(app: FastAPI, room: Room) -> None:
    """The description of the API and its page, made of the operations that the application has by then."""

    @cache
    def description() -> Record:
        operations = [route for route in app.routes if isinstance(route, APIRoute) and route.path.startswith("/api/")]
        found = get_openapi(title="Rashomon", version=__version__, description=_ABOUT, routes=operations)
        for operation in (each for methods in found["paths"].values() for each in methods.values()):
            _worked(operation)["content"]["application/json"]["example"] = examples()[operation["operationId"]]
        if room.settings.token is not None:
            scheme = {"type": "http", "scheme": "bearer", "description": "The token the server was started with."}
            found.setdefault("components", {})["securitySchemes"] = {"token": scheme}
            found["security"] = [{"token": []}]
        return found

    def described() -> JSONResponse:
        return JSONResponse(description())

    def page(request: Request) -> HTMLResponse:
        operations = list(_operations(description()))
        return room.page(request, "api.html", twin=DESCRIPTION_AT, operations=operations, about=_ABOUT)

    app.add_api_route(DESCRIPTION_AT, described, methods=["GET", "HEAD"], include_in_schema=False)
    route(app, "/api", page)


def _worked(operation: Record) -> Record:
    """What an operation answers where it works."""
    found: Record = next(answer for status, answer in operation["responses"].items() if status.startswith("2"))
    return found


def _operations(description: Record) -> Iterable[Record]:
    """The operations as the page shows them."""
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield {
                "method": method.upper(),
                "path": path,
                "id": operation["operationId"],
                "summary": operation["summary"],
                "description": _coded(operation["description"]),
                "parameters": [_parameter(each) for each in operation.get("parameters", ())],
                "answers": [(status, answer["description"]) for status, answer in operation["responses"].items()],
            }


def _parameter(parameter: Record) -> Record:
    schema: Record = parameter["schema"]
    kinds = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    return {
        "name": parameter["name"],
        "where": parameter["in"],
        "needed": parameter["required"],
        "description": _coded(parameter.get("description", "")),
        "kind": ", ".join(_kind(each) for each in kinds),
        "example": next(iter(_listed(schema.get("examples"))), ""),
        "values": _listed(schema.get("enum")),
    }


_KINDS = {"string": "text", "boolean": "true or false", "integer": "whole number"}


_BOUNDS = {"minimum": "from {:,}", "maximum": "to {:,}", "maxLength": "of at most {:,} characters"}
#: What CommonMark, in which OpenAPI's descriptions are, shows as code.
_CODE = re.compile("`([^`]+)`")


def _coded(description: str) -> Markup:
    """A description with its code marked as such."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(description))))


def _kind(schema: Record) -> str:
    """A type in words, with its bounds."""
    bounds = [words.format(schema[name]) for name, words in _BOUNDS.items() if name in schema]
    return " ".join([_KINDS.get(schema["type"], str(schema["type"])), *bounds])


def _listed(values: Any) -> list[str]:
    return [str(value) for value in values or ()]
