"""Relays: who passes on what another says, and how their contents take each other in."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.model import Span
from rashomon.statements.drafts import Draft, holds, merged, trim, without
from rashomon.statements.lexicon import relays
from rashomon.statements.scene import Scene

#: "citing" stands at most this many characters behind the speaker or cue it goes with (", which " is seven).
_BESIDE = 9
_PRONOUN = re.compile(r",?\s*(?:which|who|that)\s*$")


def with_relays(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the contents of relays made whole: an outer content takes in the inner one."""
    return _relayed(scene, _closing(scene, drafts))


def _closing(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """ "OUTLET reported that A, X said": a newspaper tells what a party said, not the other way round.

    The closing speaker's content is then the outlet's, and the outlet's takes in speaker and cue.
    """
    made = list(drafts)
    for n, closing in enumerate(drafts):
        for m, report in enumerate(drafts):
            if n == m or not scene.of_outlet(report.source) or not _closes(closing, report):
                continue
            end = max(s.end for s in (*closing.source, *closing.cue))
            first = report.content[0]
            made[n] = replace(closing, content=report.content)
            made[m] = replace(report, content=(Span(first.document, first.start, end),))
    return made


def _closes(closing: Draft, report: Draft) -> bool:
    """Whether a speaker stands right behind a report and has all of it as content."""
    if (
        not closing.source
        or closing.rule not in ("verb", "closing")
        or not holds(closing, report)
        or len(closing.content) != 1
    ):
        return False
    return closing.content[0].end <= closing.start_of_cue and report.content[-1].end == closing.content[0].end


def _relayed(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Who cites a source says all that the source says: its content takes in the inner one."""
    made = []
    for draft in [_uncited(scene, _cited(scene, d, drafts), drafts) for d in drafts]:
        inner = [
            d
            for d in drafts
            if d is not draft and any(s.overlaps(c) and c.end >= s.end for s in d.source for c in draft.content)
        ]
        follows = [
            d for d in inner if draft.verb in relays() and d.cue[0].start >= draft.content[0].end and _goes_on(draft, d)
        ]
        said = [(_onward(draft, d), c) for d in follows for c in d.content]
        spans = [*draft.content, *(Span(c.document, start, c.end) for start, c in said if start < c.end)]
        led = [d for d in inner if d.rule == "preposition" and draft.verb in relays() and d.cue[0].end <= draft.start]
        end = draft.content[-1].end
        spans += [Span(c.document, c.start, end) for d in led for c in d.content if c.start < end]
        made.append(replace(draft, content=merged(spans)) if follows or led else draft)
    return made


def _goes_on(relay: Draft, inner: Draft) -> bool:
    """Whether what a source said follows the relay: behind it, or behind a source that names its relay in passing
    ("an official, quoted by the agency, said ...")."""
    if inner.stance == "omits":
        return inner.start >= relay.cue[0].end  # who remarks on silence is the narrator
    passing = all(any(c.contains(s) for c in relay.content) for s in inner.source)
    return inner.start >= relay.cue[0].end or (passing and inner.cue[0].start >= relay.cue[0].end)


def _onward(relay: Draft, inner: Draft) -> int:
    """Where the words begin that a relay passes on beside the source: at it, or behind the relay's own words."""
    return relay.content[0].start if inner.start >= relay.cue[0].end else inner.cue[0].start


def _cited(scene: Scene, draft: Draft, drafts: list[Draft]) -> Draft:
    """ "X, citing Y, said": what X said is also what Y said to X."""
    if draft.rule != "citing":
        return draft
    hosts = [d for d in drafts if d.rule in ("closing", "verb", "preposition") and _beside(draft, d)]
    host = min(hosts, key=lambda d: (abs(d.cue[0].start - draft.cue[0].start), d.cue), default=None)
    if host is None:
        return draft
    pieces = (piece for span in host.content for piece in without(span, [_passage(scene, draft)]))
    content = tuple(t for piece in pieces if (t := trim(scene.text, piece)) is not None)
    return replace(draft, source=draft.content, content=content or host.content, outer=host.cue[0])


def _uncited(scene: Scene, draft: Draft, drafts: list[Draft]) -> Draft:
    """A draft without "citing Y" in its source or at the head of its content."""
    passages = [_passage(scene, d) for d in drafts if d.rule == "citing"]
    leading = [p for p in passages if any(p.start == c.start for c in draft.content)]
    if draft.rule == "citing" or not any(p.overlaps(s) for p in passages for s in (*draft.source, *draft.content)):
        return draft
    source = tuple(t for s in draft.source for p in without(s, passages) if (t := trim(scene.text, p)) is not None)
    content = tuple(t for c in draft.content for p in without(c, leading) if (t := trim(scene.text, p)) is not None)
    return replace(draft, source=source or draft.source, content=content or draft.content)


def _passage(scene: Scene, draft: Draft) -> Span:
    """From the cue "citing" to the end of whom it cites."""
    first = draft.cue[0].start
    pronoun = _PRONOUN.search(scene.text, max(0, first - _BESIDE), first)
    end = max(s.end for s in (*draft.cue, *draft.content))
    return Span(draft.cue[0].document, pronoun.start() if pronoun else first, end)


def _beside(citing: Draft, host: Draft) -> bool:
    """Whether a draft is of the speaker who cites: the same source, or one right beside the citing words."""
    if not host.source or host.source == citing.source:
        return bool(host.source)
    if any(span.contains(citing.cue[0]) for span in host.source):
        return True
    ends = (host.cue[-1].end, host.source[-1].end)
    return any(0 <= citing.cue[0].start - end <= _BESIDE for end in ends)
