"""Proposals: attributions as the learned reader sees them, in the words of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.encoder.features import RuleReading, features, read_by_rules
from rashomon.encoder.trunk import Encoded, Trunk
from rashomon.encoder.windows import Window, make_windows
from rashomon.model import Span, Stance
from rashomon.statements.decoding import CONTENT, SOURCE, FoundCue, cue_spans, role_spans
from rashomon.statements.drafts import Draft, trim
from rashomon.statements.nesting import parents_of
from rashomon.statements.scene import Scene

#: The stances in the order in which the network gives them; the weights were made with it.
STANCES: tuple[Stance, ...] = (
    "asserts", "confirms", "denies", "disputes", "omits", "accuses", "demands", "promises", "suggests", "unknown",
)  # fmt: skip


#: Parts of speech that end no name.
_OPENING = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT", "DET"})


@dataclass(frozen=True)
class Proposal:
    """An attribution as the network reads it; `sure` of its cue and `sure_content` of its content's words are from 0 to
    1; `stance` is the likeliest, with its probability. `whole` is false where the cue's sentence was cut for its
    length."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sure: float
    sure_content: float
    stance: Stance
    sure_stance: float
    whole: bool = True


def propose(scene: Scene, ruled: Sequence[Draft], trunk: Trunk, least: float) -> list[Proposal]:
    """What the network reads in a document, cues of at least `least`, given what the rules read."""
    known = readings(ruled)
    found: list[Proposal] = []
    for encoded in encode(scene, known, trunk):
        cues = cue_spans(encoded.window, encoded.cues, least)
        if cues:
            found.extend(_paired(scene, trunk, encoded, cues, known))
    return found


def encode(scene: Scene, known: Sequence[RuleReading], trunk: Trunk) -> Iterator[Encoded]:
    """The windows of a document as the trunk reads them, in text order, given what the rules read."""
    quotes = [(q.span.start, q.span.end) for q in scene.quotes]
    for window in make_windows(scene.parse, scene.text, trunk.tokenizer):
        yield trunk.encode(window, features(window, scene.text, quotes, known))


def readings(drafts: Sequence[Draft]) -> list[RuleReading]:
    """Drafts as the features take them."""
    parents = parents_of(list(drafts))
    return [
        RuleReading(_offsets(d.source), _offsets(d.cue), _offsets(d.content), parent is not None)
        for d, parent in zip(drafts, parents, strict=True)
    ]


def _paired(
    scene: Scene, trunk: Trunk, encoded: Encoded, cues: Sequence[FoundCue], known: Sequence[RuleReading]
) -> list[Proposal]:
    window = encoded.window
    words = [(int(window.starts[c.first]), int(window.ends[c.past - 1])) for c in cues]
    read = np.stack([read_by_rules(window, [word], known) for word in words])
    paired = trunk.pair(encoded, [(c.first, c.past) for c in cues], read)
    found = []
    for cue, word, roles, stances in zip(cues, words, paired.roles, paired.stances, strict=True):
        source, content = (_spans(scene, role_spans(window, roles, role)) for role in (SOURCE, CONTENT))
        source = _named(scene, _nearest(source, word))
        inside = roles.argmax(axis=1) == CONTENT
        best = int(stances.argmax())
        sure_content = float(roles[inside, CONTENT].mean()) if content else 0.0
        own = (Span(scene.document.id, *word),)
        stance = (STANCES[best], float(stances[best]))
        found.append(Proposal(source, own, content, cue.sure, sure_content, *stance, _whole(scene, window, own[0])))
    return found


def _named(scene: Scene, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """A source without the words behind its name that begin something else ("the ministry on", "Lima and")."""
    ended = []
    for span in source:
        sentence = scene.parse.at(span.start)
        words = sentence.within(span) if sentence is not None else []
        while words and words[-1].pos in _OPENING:
            words.pop()
        ended.append(Span(span.document, span.start, min(span.end, words[-1].end)) if words else span)
    return tuple(ended)


def _whole(scene: Scene, window: Window, cue: Span) -> bool:
    """Whether the window holds all of a cue's sentence."""
    sentence = scene.parse.at(cue.start)
    text = window.starts[window.starts >= 0]
    return sentence is not None and int(text[0]) <= sentence.start and sentence.end <= int(window.ends.max())


def _nearest(spans: tuple[Span, ...], cue: tuple[int, int]) -> tuple[Span, ...]:
    """The one span nearest to a cue: a source is one phrase."""
    return tuple(sorted(spans, key=lambda s: (max(s.start - cue[1], cue[0] - s.end), s))[:1])


def _spans(scene: Scene, offsets: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    spans = (trim(scene.text, Span(scene.document.id, a, b)) for a, b in offsets)
    return tuple(s for s in spans if s is not None and any(c.isalnum() for c in scene.text[s.start : s.end]))


def _offsets(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((s.start, s.end) for s in spans)
