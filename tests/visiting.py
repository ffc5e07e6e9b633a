"""What a person does with a form of the reading room: opens its page and sends it off."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from fastapi.testclient import TestClient
from httpx import Client

#: The name that tests call the reading room by.
HOST = ((b"host", b"localhost:8000"),)


def csrf_of(client: Client | TestClient, page: str) -> str:
    """The token that the forms of a page hold."""
    found = re.search(r'<input type="hidden" name="csrf" value="([0-9a-f]{64})">', client.get(page).text)
    assert found, f"{page} shows no form that changes something"
    return found[1]


def send(client: Client | TestClient, page: str, address: str, files: Any = None, **fields: str) -> Any:
    """Send a form that stands on a page to an address, following no redirect."""
    data = {"csrf": csrf_of(client, page), **fields}
    return client.post(address, data=data, files=files, follow_redirects=False)


@dataclass(frozen=True)
class Answered:
    """An answer as it was sent."""

    status: int
    headers: list[tuple[str, str]]
    text: str


def raw(
    app: Any,
    target: bytes,
    headers: Sequence[tuple[bytes, bytes]] = HOST,
    method: str = "GET",
    body: Sequence[bytes] = (),
) -> Answered:
    """Send what no well-behaved client would: a target and headers byte for byte, a body piece by piece."""
    path, _, query = target.partition(b"?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path.decode("latin-1")),
        "raw_path": path,
        "query_string": query,
        "root_path": "",
        "headers": list(headers),
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8000),
        "state": {},
    }
    pieces = list(body) or [b""]
    sent: list[Any] = []

    async def receive() -> Any:
        if not pieces:
            return {"type": "http.disconnect"}
        piece = pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: Any) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as apart:  # a browser that is open elsewhere has a loop in this thread already
        apart.submit(asyncio.run, app(scope, receive, send)).result()
    start, rest = sent[0], sent[1:]
    told = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in start["headers"]]
    return Answered(start["status"], told, b"".join(message.get("body", b"") for message in rest).decode())
