"""`rashomon serve`: the chronology in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from rashomon.cli.options import DEFAULT_STORE, AsJson, StoreFile, write_json

Host = Annotated[
    str, typer.Option(metavar="ADDRESS", help="The address to listen on; the default is this computer alone.")
]
Port = Annotated[int, typer.Option(metavar="NUMBER", min=1, max=65535, help="The port to listen on.")]


def serve(
    host: Host = "127.0.0.1", port: Port = 8000, store: StoreFile = DEFAULT_STORE, as_json: AsJson = False
) -> None:
    """Show the chronology in a browser until you press Ctrl-C."""
    from rashomon.store import open_store

    open_store(store).close()  # a missing or newer store is refused before anything listens
    import uvicorn

    from rashomon.web.app import create_app

    address = f"http://{host}:{port}/"
    said = f"The chronology of {store} is at {address} (Ctrl-C ends it)."
    write_json({"url": address}) if as_json else typer.echo(said)
    uvicorn.run(create_app(store), host=host, port=port, log_level="warning")
