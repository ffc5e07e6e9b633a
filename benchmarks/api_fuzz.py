"""Does the API ever break, or answer what it does not declare? schemathesis asks it some thousand questions.

    python -m benchmarks.api_fuzz STORE [--calls 5000] [--check]

The questions are made from the OpenAPI description, right ones and wrong ones, from a seed; each answer is checked for
server errors and against the declared status, content type and schema. Half of the ids in them are ones that the store
holds, so that answers are given and corrections kept. Once as the server is by default, read-only; once with changes
allowed, on a copy of the store; and once more when the events have followed what was changed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import schemathesis
from pydantic import ValidationError
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from benchmarks.results import Row
from benchmarks.running import conclude, parser_of
from rashomon.store import open_store, open_writer
from rashomon.store.intake import relate_all
from rashomon.web.api.corrections import CorrectionAsked
from rashomon.web.app import create_app
from rashomon.web.event_filters import LONGEST
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
#: Of the ids of a store so many are asked by, and of lists within lists so many.
MOST_IDS, FEW = 200, 20


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
        app = _counting(create_app(store, settings), found)
        _ask(app, found, calls, known_ids(store), changes=changes, quick=quick, seed=seed)
    return found


def _done(jobs: Jobs, number: int, _: Any) -> None:
    """In place of reading in what schemathesis makes up: jobs are done at once."""
    with jobs._changed:
        jobs._note(number, Ended())


def known_ids(store: Path) -> Mapping[str, list[str]]:
    """Ids that a store holds, by the names of the parameters and fields that take them."""
    with open_store(store) as opened:
        events = opened.events()[:MOST_IDS]
        rows = [row for event in events[:FEW] for row in opened.propositions(event.id, start=0, limit=FEW).values]
        lines = opened.statistics.pairs(0, FEW).lines
        ids = [event.id for event in events]
        found = {
            "event": ids,
            "other": ids[::-1],
            "account": [account.id for row in rows for account in row.accounts],
            "mentions": [mention for event in events for mention in event.mentions],
            "document": [document for event in events for document in event.documents],
            "actor": [p.actor for event in events for p in event.participants],
            "a": [line.a for line, _, _ in lines],
            "b": [line.b for line, _, _ in lines],
            "source": [line.id for line in opened.statistics.sources(0, FEW).lines],
        }
    return {name: some for name, some in found.items() if some}


def with_known(asked: Any, ids: Mapping[str, list[str]]) -> Any:
    """What is asked, in every second case with ids that are there in place of those that were made up."""
    if not isinstance(asked, dict):
        return asked
    luck = Random(repr(asked))
    if luck.random() < 0.5:
        return asked
    known = dict(asked)
    for name, value in asked.items():
        if name in ids and isinstance(value, str) and 0 < len(value) <= LONGEST:
            known[name] = luck.choice(ids[name])
    return known


def with_sense(asked: Any, ids: Mapping[str, list[str]]) -> Any:
    """A correction that is well formed, in three of four cases about something that is there; any other body as it
    is."""
    luck = Random(repr(asked))
    try:
        kind = CorrectionAsked.model_validate(asked).kind
    except ValidationError:
        return asked
    if luck.random() < 0.25:
        return asked
    values = {"date": ("2016-06", "2016-06-27/2016-06-29", "XXXX", "0001", "9999"), "type": ("CONSULT", "PROTEST")}
    about: dict[str, Any] = {name: luck.choice(ids[name]) for name in ("event", "other", "account") if name in ids}
    about |= {"mentions": [luck.choice(ids["mentions"])], "value": luck.choice(values.get(kind, ("2016",)))}
    return {**asked, **about}


def _ask(
    app: Any, found: Found, calls: int, ids: Mapping[str, list[str]], *, changes: bool, quick: bool, seed: int
) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"} if changes else {}
    operations = _load(app, headers, 1, seed, quick).statistic.operations.total
    schema = _load(app, headers, max(calls // operations, 1), seed, quick)

    def map_body(_: Any, body: Any) -> Any:
        return with_sense(body, ids)

    def map_path_parameters(_: Any, path_parameters: Any) -> Any:
        return with_known(path_parameters, ids)

    for known in (map_body, map_path_parameters):
        schema.hook(known)
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
    """The table of the servers, and what was wrong with any answer."""
    table: list[Row] = [["server", "calls", "done (2xx)", "refused (4xx)", "server errors", "answers not as declared"]]
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(store, folder))
        for name, changes in (("read-only", False), ("with changes", True), ("after the changes", False)):
            found = fuzz(copy, calls, changes=changes, seed=seed)
            counts = [sum(n for status, n in found.statuses.items() if status // 100 == kind) for kind in (2, 4, 5)]
            failures = sorted(set(found.failures))
            table.append([name, *(str(each) for each in (found.calls, *counts, len(failures)))])
            wrong += [f"{name}: {failure[:1000]}" for failure in failures]
            if changes:
                with open_writer(copy) as writer:
                    relate_all(writer)
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
        "and read nothing; after the changes the events follow the corrections that were kept."
    )
    conclude(options, "The API asked at random", "python -m benchmarks.api_fuzz STORE", table, note, "api")


if __name__ == "__main__":
    main()
