"""Items: the single things that are said of calls, letters, meetings and statements, clause by clause.

An item is what two accounts can be laid beside each other on: a topic ("an apology"), an event ("renewed the invite"),
or, inside an attribution, a clause with its subject, predicate and the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.encoder.clauses import clause_head, clause_span, clause_tokens, heads_clause
from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.knowledge.happening_kinds import kinds
from rashomon.knowledge.topics import topics_of
from rashomon.model import Attribution, Document, EventMention, Item, Span

_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "without", "neither", "nor"})
_MODALS = frozenset({"could", "may", "might", "would"})
#: Adverbs that set a clause against what somebody else claims.
_CORRECTIONS = frozenset({"actually", "instead", "rather", "indeed"})


@dataclass(frozen=True)
class _Scene:
    """One document's mentions and attributions, for looking up."""

    document: Document
    parse: Parse
    attributions: tuple[Attribution, ...]
    mentions: tuple[EventMention, ...]

    def attribution_at(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds a span."""
        holding = [a for a in self.attributions if any(c.contains(span) for c in a.content)]
        return min(holding, key=lambda a: (sum(map(len, a.content)), a.id), default=None)

    def communications(self) -> list[EventMention]:
        """Mentions of calls, letters, meetings and statements, in text order."""
        return sorted((m for m in self.mentions if _is_communication(m)), key=lambda m: m.span)


def find_items(
    document: Document, parse: Parse, attributions: tuple[Attribution, ...], mentions: tuple[EventMention, ...]
) -> tuple[Item, ...]:
    """The items of a document, in text order, from its resolved attributions and event mentions."""
    scene = _Scene(document, parse, attributions, mentions)
    found: list[Item] = []
    for sentence in parse.sentences:
        for head in (t for t in sentence.tokens if heads_clause(t)):
            found += _items_of_clause(scene, sentence, head, len(found))
    return tuple(found)


def _items_of_clause(scene: _Scene, sentence: Sentence, head: Token, number: int) -> list[Item]:
    own = [t for t in clause_tokens(sentence, head) if clause_head(sentence, t).index == head.index]
    attribution = scene.attribution_at(sentence.span(head.index, head.index + 1))
    about = _about(scene, sentence, head, attribution)
    told = [m for m in scene.mentions if any(t.start < m.span.end and m.span.start < t.end for t in own)]
    words = _content_words(own)
    named: list[tuple[str | None, str | None]] = [(topic, _carrier(told, topic)) for topic in topics_of(words)]
    carried = {mention for _, mention in named}
    named += [(None, m.id) for m in told if m.id not in carried and (about is None or m.id != about.id)]
    if not named and attribution is not None and sentence.child(head, "nsubj", "nsubjpass") is not None:
        named = [(None, None)]
    if about is None and attribution is None:
        return []
    subject = _subject(sentence, head)
    return [
        Item(
            id=f"{scene.document.id}-i{number + n}",
            span=clause_span(sentence, head),
            attribution=attribution.id if attribution else None,
            about=about.id if about else None,
            mention=mention,
            topic=topic,
            subject=subject,
            predicate=head.lemma,
            words=words,
            negated=_negated(sentence, head),
            hedged=_hedged(sentence, head, attribution),
            corrects=any(t.lemma in _CORRECTIONS for t in own),
        )
        for n, (topic, mention) in enumerate(named)
    ]


def _carrier(told: Iterable[EventMention], topic: str) -> str | None:
    """The mention that states the topic itself ("apologised"), if one does."""
    return next((m.id for m in told if topic in topics_of({m.lemma, *m.lemma.split(), *m.words})), None)


def _about(scene: _Scene, sentence: Sentence, head: Token, attribution: Attribution | None) -> EventMention | None:
    """The call, letter, meeting or statement that a clause tells of: one that governs it, one in it, or, for what a
    voice says, the last one mentioned in the paragraph."""
    known = scene.communications()
    governors = [head, *sentence.ancestors(head)]
    for governor in governors:
        for m in known:
            if m.span.start <= governor.start < m.span.end:
                return m
    own = clause_tokens(sentence, head)
    for m in known:
        if m.modality in ("actual", "reported", "negated") and any(m.span.start <= t.start < m.span.end for t in own):
            return m
    if attribution is None and not _speaks_of_parties(scene, sentence):
        return None
    return _last_before(scene, known, sentence.start)


def _speaks_of_parties(scene: _Scene, sentence: Sentence) -> bool:
    """Whether some attribution has its cue in the sentence, so that the sentence tells what a voice says."""
    return any(sentence.start <= c.start < sentence.end for a in scene.attributions for c in a.cue)


def _last_before(scene: _Scene, known: Sequence[EventMention], offset: int) -> EventMention | None:
    """The last past communication told before an offset, in the same block."""
    block = next((b for b in scene.document.blocks if b.start <= offset < b.end), None)
    if block is None:
        return None
    before = [m for m in known if block.start <= m.span.start < offset and m.modality in ("actual", "reported")]
    return before[-1] if before else None


def _is_communication(mention: EventMention) -> bool:
    words = (mention.lemma, *mention.lemma.split())
    return any(kind.communication for word in words for kind in kinds().get(word, ()))


def _content_words(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.lemma.lower() for t in tokens if t.pos in _CONTENT_WORDS))


def _subject(sentence: Sentence, head: Token) -> tuple[str, ...]:
    subject = sentence.child(head, "nsubj", "nsubjpass")
    return _content_words(sentence.subtree(subject)) if subject else ()


def _negated(sentence: Sentence, head: Token) -> bool:
    near = [head, *sentence.children(head)]
    objects = sentence.children(head, "dobj", "attr", "nsubj", "nsubjpass")
    determiners = [d for o in objects for d in sentence.children(o, "det")]
    return any(t.dep == "neg" or t.lemma.lower() in _NEGATIONS for t in (*near[1:], *determiners))


def _hedged(sentence: Sentence, head: Token, attribution: Attribution | None) -> bool:
    if any(t.lemma.lower() in _MODALS for t in sentence.children(head, "aux")):
        return True
    span = clause_span(sentence, head)
    return attribution is not None and any(h.span.overlaps(span) for h in attribution.hedges)
