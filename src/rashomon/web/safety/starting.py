"""What the server may be started with: never open to others without a token."""

from __future__ import annotations

import re
import secrets

from rashomon.web.safety.hosts import EVERYWHERE, is_loopback
from rashomon.web.settings import Settings

#: Sixteen letters that a person chose withstand 2,900 tries a day from one address (see `tries`).
SHORTEST_TOKEN = 16
_TOKEN = re.compile(r"[!-~]+( [!-~]+)*")  # what an HTTP header can carry
_NAME = re.compile(r"[A-Za-z0-9._-]+|\[?[0-9A-Fa-f:.]+\]?")


class SettingsError(ValueError):
    """Options that do not go together, in words, with the `option` to mend."""

    def __init__(self, option: str, words: str) -> None:
        super().__init__(words)
        self.option = option


def settled(
    host: str, port: int, token: str | None, allowed_hosts: tuple[str, ...], *, read_only: bool, api_changes: bool
) -> Settings:
    """The settings of a server; with a token made up where one is needed and none is given. Raises SettingsError."""
    if token is not None and (len(token) < SHORTEST_TOKEN or not _TOKEN.fullmatch(token)):
        words = (
            f"a token has {SHORTEST_TOKEN} or more letters, digits and signs of ASCII; leave it out to have one made"
        )
        raise SettingsError("--token", words)
    for name in allowed_hosts:
        if not _NAME.fullmatch(name):
            raise SettingsError("--allow-host", f"{name!r} is no name of a host; write it without http:// and port")
    if read_only and api_changes:
        raise SettingsError("--api-changes", "a read-only server changes nothing; leave out one of the two")
    if token is None and (api_changes or not all(is_loopback(name) for name in (host, *allowed_hosts))):
        token = secrets.token_urlsafe(32)
    return Settings(host, port, token, tuple(name.strip("[]") for name in allowed_hosts), read_only, api_changes)


def address_of(settings: Settings) -> str:
    """Where a person at this computer opens the reading room."""
    host = "localhost" if settings.host in EVERYWHERE else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/"
