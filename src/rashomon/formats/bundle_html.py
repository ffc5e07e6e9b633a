"""The page of an evidence bundle: one HTML file that asks for nothing else, without script, under a strict policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon import __version__
from rashomon.formats.bundle_markdown import HOW_TO_READ
from rashomon.formats.evidence import Evidence, counted
from rashomon.formats.inert import visible


def page(evidence: Evidence, mark: str) -> str:
    """The page; `mark` is the digest by which the bundle is cited."""
    sheet = _sheet()
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        _environment()
        .get_template("bundle.html")
        .render(
            evidence=evidence,
            mark=mark,
            sheet=Markup(sheet),
            policy=policy,
            version=__version__,
            counted=counted,
            how=HOW_TO_READ,
        )
    )


@cache
def _sheet() -> str:
    return files("rashomon.formats").joinpath("templates", "bundle.css").read_text("utf-8")


@cache
def _environment() -> Environment:
    """Every value is shown inert: control characters made visible, then escaped."""
    return Environment(
        loader=PackageLoader("rashomon.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_inert,
    )


def _inert(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
