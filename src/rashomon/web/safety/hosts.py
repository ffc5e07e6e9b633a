"""By which names the reading room may be called: a name that is not ours may have been made to lead here.

DNS rebinding gives a stranger's name our address, so that the stranger's pages count as being of our origin; the
`Host` header tells the name (https://owasp.org/www-community/attacks/DNS_Rebinding).
"""

from __future__ import annotations

from ipaddress import ip_address

from starlette.types import Scope

from rashomon.web.safety.refusals import Refusal
from rashomon.web.settings import Settings

#: What a computer calls itself.
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
#: Listening here is listening at every address of the computer.
EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
_SHOWN = 80  # characters of a strange name that are told back


def is_loopback(host: str) -> bool:
    """Whether only this computer reaches what listens there."""
    try:
        return host in LOOPBACK_NAMES or ip_address(host).is_loopback
    except ValueError:
        return False


def own_names(settings: Settings) -> frozenset[str]:
    """The names by which the reading room may be called."""
    return LOOPBACK_NAMES | {name.lower() for name in (settings.host, *settings.allowed_hosts)} - EVERYWHERE


def refuse_strange_hosts(scope: Scope, names: frozenset[str], settings: Settings) -> None:
    """Raise Refusal unless the one `Host` header names us. Where we listen everywhere any bare address will do: nobody
    can make a name out of one."""
    hosts = [value for key, value in scope["headers"] if key == b"host"]
    if len(hosts) != 1:
        raise Refusal(400, "A request names one host, in one Host header.")
    name = _name(hosts[0].decode("latin-1"))
    if name in names or (settings.host in EVERYWHERE and _is_address(name)):
        return
    shown = name[:_SHOWN]
    raise Refusal(
        421, f"This reading room does not go by the name “{shown}”; whoever runs it can add --allow-host NAME."
    )


def _name(host: str) -> str:
    """The name of a `Host` header, without its port."""
    name, colon, port = host.rpartition(":")
    if not colon or not port.isdecimal():
        name = host
    return name.strip("[]").rstrip(".").lower()


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
