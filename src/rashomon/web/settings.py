"""How the reading room is run."""

from __future__ import annotations

from dataclasses import dataclass, field

LOOPBACK = "127.0.0.1"

#: The most bytes of a form or of JSON, and of uploaded files: a correction is some hundred bytes and a pasted report
#: some ten thousand; the largest saved page of the corpora we develop against is 4 MiB.
FORM_BYTES = 1 << 20
UPLOAD_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person decides who opens the reading room.

    `host` and `port` are where it listens, `allowed_hosts` the names it may be called by besides (those of a reverse
    proxy, say). `token`: what a visitor must know to come in, None where everyone who reaches it may. `read_only`:
    nothing can be changed through it; `api_changes`: the API may change things too, for who sends the token.
    """

    host: str = LOOPBACK
    port: int = 8000
    token: str | None = field(default=None, repr=False)
    allowed_hosts: tuple[str, ...] = ()
    read_only: bool = False
    api_changes: bool = False
    form_bytes: int = FORM_BYTES
    upload_bytes: int = UPLOAD_BYTES
