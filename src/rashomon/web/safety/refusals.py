"""A request that is not answered, and why, in words for whoever sent it."""

from __future__ import annotations

from collections.abc import Mapping

#: Sent with 401 (RFC 6750, section 3); browsers ask nobody for a bearer token, the page does.
ASK_FOR_TOKEN = {"WWW-Authenticate": 'Bearer realm="rashomon"'}


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault of ours
    """The status and the sentence that a request is turned away with, and headers that belong to them."""

    def __init__(self, status: int, words: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(words)
        self.status = status
        self.words = words
        self.headers = dict(headers or {})


def as_json(path: str) -> bool:
    """Whether what stands at an address is for programs."""
    return path.endswith(".json") or path.startswith("/api/")
