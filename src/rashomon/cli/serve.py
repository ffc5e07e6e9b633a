"""`rashomon serve`: the reading room in a browser."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from rashomon.cli.options import DEFAULT_STORE, AsJson, StoreFile, write_json

Host = Annotated[
    str, typer.Option(metavar="ADDRESS", help="The address to listen on; the default is this computer alone.")
]
Port = Annotated[int, typer.Option(metavar="NUMBER", min=1, max=65535, help="The port to listen on.")]
Token = Annotated[
    str | None,
    typer.Option(
        metavar="WORDS",
        envvar="RASHOMON_TOKEN",
        show_envvar=True,
        help="What a visitor must know to come in, 16 letters or more. One is made up where others could reach the "
        "server, or where the API may change things.",
    ),
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="A name that visitors may call the server by; for several, several times."),
]
ReadOnly = Annotated[bool, typer.Option("--read-only", help="Let nothing be changed through the pages or the API.")]
ApiChanges = Annotated[
    bool, typer.Option("--api-changes", help="Let programs that send the token change things through the API.")
]


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    token: Token = None,
    allow_host: AllowHost = None,
    read_only: ReadOnly = False,
    api_changes: ApiChanges = False,
    store: StoreFile = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Show the chronology in a browser until you press Ctrl-C."""
    from rashomon.store import open_store

    open_store(store).close()  # a missing or newer store is refused before anything listens
    import uvicorn

    from rashomon.web.app import create_app
    from rashomon.web.safety.starting import SettingsError, address_of, settled

    try:
        settings = settled(host, port, token, tuple(allow_host or ()), read_only=read_only, api_changes=api_changes)
    except SettingsError as error:
        raise typer.BadParameter(str(error), param_hint=error.option) from None
    made = settings.token if token is None else None
    address = address_of(settings)
    if as_json:
        write_json({"url": address, "token": made})
    else:
        typer.echo(f"The chronology of {store} is at {address} (Ctrl-C ends it).")
        if made:
            typer.echo(f"Its token, told only now: {made}\nTo sign in with it open {address}sign-in?token={made}")
    app = create_app(store, settings)
    # What stands now stays: looked through by every full collection of garbage, it would hold up answers by 70 ms.
    gc.collect()
    gc.freeze()
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
