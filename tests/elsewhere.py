"""The rest of the world as the tests' browser knows it: a listener that every request to another host is sent to."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

from playwright.sync_api import ProxySettings

#: What Chromium asks for by itself of any page that holds a form, as seen with Debian's builds.
ITS_OWN = ("content-autofill.googleapis.com",)


class Elsewhere:
    """Listens as the proxy of a browser's contexts, answers nothing, and keeps the first line of each request: pages,
    frames, pictures, sheets, icons, what is fetched ahead, whatever script or markup has asked for it."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def proxy(self) -> ProxySettings:
        """Where a context of the browser is to send what is not for this computer."""
        return {"server": f"http://127.0.0.1:{self._socket.getsockname()[1]}", "bypass": "127.0.0.1"}

    def close(self) -> None:
        """Listen no more."""
        self._socket.close()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._hear, args=(connection,), daemon=True).start()

    def _hear(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            line = connection.recv(4096).partition(b"\r\n")[0].decode("latin-1")
            if line and not any(f"{host}:" in line for host in ITS_OWN):
                self.heard.append(line)
            connection.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
