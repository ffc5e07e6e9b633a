"""What a person does with a form of the reading room: opens its page and sends it off."""

from __future__ import annotations

import re
from typing import Any

from fastapi.testclient import TestClient


def csrf_of(client: TestClient, page: str) -> str:
    """The token that the forms of a page hold."""
    found = re.search(r'<input type="hidden" name="csrf" value="([0-9a-f]{64})">', client.get(page).text)
    assert found, f"{page} shows no form that changes something"
    return found[1]


def send(client: TestClient, page: str, address: str, files: Any = None, **fields: str) -> Any:
    """Send a form that stands on a page to an address, following no redirect."""
    data = {"csrf": csrf_of(client, page), **fields}
    return client.post(address, data=data, files=files, follow_redirects=False)
