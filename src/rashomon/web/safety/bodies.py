"""Bodies of a bounded size, counted as they come in."""

from __future__ import annotations

from starlette.types import Message, Receive, Scope

from rashomon.web.safety.headers import header
from rashomon.web.safety.refusals import Refusal
from rashomon.web.settings import Settings


class Body:
    """The body of one request; `too_much` is what to answer once more has come in than is allowed."""

    def __init__(self, scope: Scope, receive: Receive, settings: Settings) -> None:
        files = header(scope, b"content-type").startswith("multipart/form-data")
        self._most = settings.upload_bytes if files else settings.form_bytes
        self._receive = receive
        self._seen = 0
        self.too_much: Refusal | None = None
        told = header(scope, b"content-length")
        if told.isdecimal() and int(told) > self._most:
            raise self._refusal()

    async def receive(self) -> Message:
        """The next piece. Raises Refusal where there is too much."""
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self._seen > self._most:
            self.too_much = self._refusal()
            raise self.too_much
        return message

    def _refusal(self) -> Refusal:
        return Refusal(413, f"That is too much at once: at most {self._most:,} bytes are taken in.")
