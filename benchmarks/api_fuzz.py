"""Does the API ever break, or answer what it does not declare? schemathesis asks it some thousand questions.

    python -m benchmarks.api_fuzz STORE [--calls 5000] [--check]

The questions are made from the OpenAPI description, right ones and wrong ones, from a seed; each answer is checked for
server errors and against the declared status, content type and schema. Once as the server is by default, read-only,
and once with changes allowed, on a copy of the store.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any
from unittest.mock import patch

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from benchmarks.results import Row
from benchmarks.running import conclude, parser_of
from rashomon.web.app import create_app
from rashomon.web.jobs.queue import Jobs
from rashomon.web.jobs.worker import Ended
from rashomon.web.safety.refusals import as_json
from rashomon.web.settings import Settings

#: What every answer is held to.
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "response_headers_conformance",
    "negative_data_rejection",
    "unsupported_method",
)
#: Beyond those that schemathesis foresees, a wrong question may be refused for its length.
_REFUSED = ["400", "401", "404", "405", "409", "413", "414", "422", "429", "431"]
#: The name by which schemathesis calls an application.
HOST = "testserver"
TOKEN = "the token of the fuzzing desk"
SEED = 20160629


@dataclass
class Found:
    """How many calls reached the application, by status, and what was wrong with any."""

    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    @property
    def calls(self) -> int:
        """How many there were."""
        return sum(self.statuses.values())


def fuzz(store: Path, calls: int, *, changes: bool = False, quick: bool = False, seed: int = SEED) -> Found:
    """Ask the API of a store about so many questions, and without `quick` some 50 an operation on its edges besides."""
    settings = Settings(allowed_hosts=(HOST,), token=TOKEN if changes else None, api_changes=changes)
    found = Found()
    with patch.object(Jobs, "_carry_out", _done):
        _ask(_counting(create_app(store, settings), found), found, calls, changes=changes, quick=quick, seed=seed)
    return found


def _done(jobs: Jobs, number: int, _: Any) -> None:
    """In place of reading in what schemathesis makes up: jobs are done at once."""
    with jobs._changed:
        jobs._note(number, Ended())


def _ask(app: Any, found: Found, calls: int, *, changes: bool, quick: bool, seed: int) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"} if changes else {}
    operations = _load(app, headers, 1, seed, quick).statistic.operations.total
    schema = _load(app, headers, max(calls // operations, 1), seed, quick)
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            found.failures += _failures(event)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            found.failures.append(str(getattr(event, "info", None) or getattr(event, "exception", event)))


def _load(app: Any, headers: dict[str, str], examples: int, seed: int, quick: bool) -> Any:
    checks: dict[str, Any] = {name: {"enabled": True} for name in CHECKS}
    checks["negative_data_rejection"]["expected-statuses"] = _REFUSED
    config = SchemathesisConfig.from_dict(
        {
            "seed": seed,
            "headers": headers,
            "continue-on-failure": True,
            "generation": {"max-examples": examples, "deterministic": False, "no-shrink": True, "database": "none"},
            "checks": {"enabled": False, **checks},
            "phases": {"stateful": {"enabled": False}, "coverage": {"enabled": not quick}},
        }
    )
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, config=config, headers=headers)


def _counting(app: Any, found: Found) -> Any:
    """An application that counts its answers under /api."""

    async def counted(scope: Any, receive: Any, send: Any) -> None:
        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start" and as_json(scope["path"]):
                found.statuses[message["status"]] += 1
            await send(message)

        await app(scope, receive, sent)

    return counted


def _failures(event: events.ScenarioFinished) -> list[str]:
    wrong = []
    for case, checks in event.recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                asked = event.recorder.interactions[case].request
                wrong.append(f"{check.name}: {asked.method} {asked.uri}: {check.failure_info.failure}")
    return wrong


def rows(store: Path, calls: int, seed: int) -> tuple[list[Row], list[str]]:
    """The table of both servers, and what was wrong with any answer."""
    table: list[Row] = [["server", "calls", "done (2xx)", "refused (4xx)", "server errors", "answers not as declared"]]
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(store, folder))
        for name, changes in (("read-only", False), ("with changes", True)):
            found = fuzz(copy, calls, changes=changes, seed=seed)
            counts = [sum(n for status, n in found.statuses.items() if status // 100 == kind) for kind in (2, 4, 5)]
            failures = sorted(set(found.failures))
            table.append([name, *(str(each) for each in (found.calls, *counts, len(failures)))])
            wrong += [f"{name}: {failure[:1000]}" for failure in failures]
    return table, wrong


def main() -> None:
    """Print and publish the table; what was wrong goes to the error stream."""
    parser = parser_of(__doc__)
    parser.add_argument("--calls", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    table, wrong = rows(options.path, options.calls, options.seed)
    print(*wrong, sep="\n", file=sys.stderr)
    note = (
        f"Made by schemathesis {version('schemathesis')} from the OpenAPI description, right questions and wrong ones, "
        f"from the seed {options.seed}, over a copy of the demonstration store. Jobs that it starts are done at once "
        "and read nothing."
    )
    conclude(options, "The API asked at random", "python -m benchmarks.api_fuzz STORE", table, note, "api")


if __name__ == "__main__":
    main()
