"""Voices as written: one for each speaker a source names, with its name, kind and words."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.model import Actor, ActorMention, Document, Span, VoiceKind
from rashomon.statements.lexicon import sources

_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "who", "which", "that", "whom", "both", "i", "we", "his", "her", "their", "its"}
)
_PLURAL = frozenset({"they", "their", "both", "we"})
_PERSONAL = frozenset({"he", "she", "his", "her", "i"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_QUANTIFIED = frozenset({"many", "some", "several", "few", "others", "most"})
_MARKS = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker as the text has it: the words of the phrase without appositions, its head, and its mentions.

    `own` is the mention that the phrase is about (its head or the name set beside it); `others` are mentions that say
    whose it is ("Kremlin sources", "a statement from the ministry").
    """

    name: str
    kind: VoiceKind
    span: Span
    own: ActorMention | None
    others: tuple[ActorMention, ...]
    head: str


@dataclass(frozen=True)
class Room:
    """What voices are read against: a document, its parse, mentions in text order, and actors by id."""

    document: Document
    parse: Parse
    mentions: tuple[ActorMention, ...]
    actors: dict[str, Actor]


def read_source(room: Room, span: Span) -> tuple[Spoken, ...]:
    """The speakers that a source span names; a coordination gives one for each."""
    sentence = room.parse.at(span.start)
    head = sentence.top(span) if sentence is not None else None
    if sentence is None or head is None:
        return (Spoken(room.document.quote(span), "institution", span, None, (), ""),)
    if head.text.lower() in _PRONOUNS and len(sentence.within(span)) <= 3:
        return _pronoun(room, sentence, head, span)
    return tuple(_spoken(room, sentence, *part) for part in _parts(sentence, head, span))


def _parts(sentence: Sentence, head: Token, span: Span) -> list[tuple[Token, Span, str | None]]:
    """Head, phrase and name of each speaker of "X and Y", or of "Kremlin and Ankara sources" by its modifiers."""
    base = _base(sentence, head, span)
    for modifier in sentence.children(head, "nmod", "compound"):
        joined = [modifier, *sentence.children(modifier, "conj")]
        if len(joined) > 1 and all(t.pos == "PROPN" for t in joined) and head.pos == "NOUN":
            return [(head, sentence.span(t.index, t.index + 1), f"{t.text} {head.text}") for t in joined]
    heads = [head, *(t for t in _coordinated(sentence, head) if span.start <= t.start < span.end)]
    if len(heads) == 1:
        return [(head, base, None)]
    edges = sorted(heads, key=lambda t: t.index)
    return [(t, _conjunct(sentence, t, span), None) for t in edges]


def _coordinated(sentence: Sentence, head: Token) -> list[Token]:
    direct = sentence.children(head, "conj")
    return [t for each in direct for t in (each, *_coordinated(sentence, each))]


def _conjunct(sentence: Sentence, token: Token, span: Span) -> Span:
    """The words of one conjunct: its own tree without the others, up to an apposition."""
    dropped = {t.index for c in sentence.children(token, "conj", "cc", "preconj") for t in sentence.subtree(c)}
    kept = [t for t in sentence.subtree(token) if t.index not in dropped and span.start <= t.start < span.end]
    return _base(sentence, token, sentence.span(kept[0].index, kept[-1].index + 1))


def _base(sentence: Sentence, head: Token, span: Span) -> Span:
    """A phrase up to the comma or bracket after its head, where an apposition begins."""
    inside = sentence.within(span)
    stop = next(
        (t.index for t in inside if t.index > head.index and t.text in (",", "-", "–", "—")), inside[-1].index + 1
    )
    return sentence.span(inside[0].index, max(stop, head.index + 1))


def _spoken(room: Room, sentence: Sentence, head: Token, span: Span, name: str | None) -> Spoken:
    inside = [m for m in room.mentions if span.contains(m.span) or m.span.contains(span)]
    own = _own(sentence, head, inside) if name is None else None
    others = tuple(m for m in inside if m is not own)
    actor = room.actors.get(own.actor) if own is not None else None
    kind = _kind(head, actor, sentence, span)
    plain = name or _name(room, sentence, head, span, actor, kind)
    return Spoken(plain, kind, span, own, others, head.lemma.lower())


def _own(sentence: Sentence, head: Token, inside: list[ActorMention]) -> ActorMention | None:
    """The mention that covers the head, or a name right behind a describing noun ("outlet Russia Today")."""
    covering = [m for m in inside if m.span.start <= head.start < m.span.end]
    if covering:
        return max(covering, key=lambda m: (len(m.span), m.actor))
    after = [m for m in inside if m.span.start >= head.end and m.reading == "name"]
    if after and not any(t.pos == "ADP" for t in sentence.tokens[head.index + 1 : _index(sentence, after[0].span)]):
        return after[0]
    return None


def _index(sentence: Sentence, span: Span) -> int:
    return next((t.index for t in sentence.tokens if t.end > span.start), len(sentence.tokens))


def _kind(head: Token, actor: Actor | None, sentence: Sentence, span: Span) -> VoiceKind:
    """The kind of a voice from its actor, else from the noun at its head."""
    known, noun = sources(), head.lemma.lower()
    if actor is not None:
        by_actor: dict[str, VoiceKind] = {"person": "person", "outlet": "outlet", "group": "unnamed"}
        return by_actor.get(actor.kind, "institution")
    if noun in known.documents and head.pos != "PROPN":
        return "document"
    parts = (head, *sentence.children(head, "compound", "appos", "flat"))
    named = any(t.entity == "PERSON" for t in parts)
    if noun in known.mouthpieces and not named:
        return "institution"
    if noun in known.outlets and head.pos != "PROPN":
        return "outlet"
    if (noun in known.persons or noun in _QUANTIFIED) and not named:
        return "institution" if noun in ("leader", "side") and _owned(sentence, head) else "unnamed"
    return "person" if named or head.entity == "PERSON" else "institution"


def _owned(sentence: Sentence, head: Token) -> bool:
    return any(p.lemma == "of" for p in sentence.children(head, "prep")) and sentence.child(head, "det") is not None


def _name(room: Room, sentence: Sentence, head: Token, span: Span, actor: Actor | None, kind: VoiceKind) -> str:
    """The name a voice goes by: that of its actor for persons and outlets, else its words without marks."""
    if actor is not None and kind in ("person", "outlet"):
        return actor.name
    words = room.document.quote(span).translate({ord(c): None for c in _MARKS}).strip()
    names = [t for t in sentence.within(span) if t.index > head.index and t.pos == "PROPN"]
    if actor is None and head.lemma.lower() in sources().outlets and head.pos != "PROPN" and names:
        return room.document.text[names[0].start : span.end].strip()
    first, _, rest = words.partition(" ")
    return rest if kind == "document" and rest and first.lower() in ("a", "an", "the") else words


def _pronoun(room: Room, sentence: Sentence, head: Token, span: Span) -> tuple[Spoken, ...]:
    """Who a pronoun stands for: its own mention, the noun of its relative clause, or the subject before it."""
    mentions = [m for m in room.mentions if m.span.overlaps(span) and m.reading == "pronoun"]
    known = [room.actors[m.actor] for m in mentions if m.actor in room.actors]
    if known:
        kinds: dict[str, VoiceKind] = {"person": "person", "outlet": "outlet", "group": "unnamed"}
        return tuple(
            Spoken(a.name, kinds.get(a.kind, "institution"), span, m, (), "")
            for a, m in zip(known, mentions, strict=True)
        )
    antecedent = _antecedent(room, sentence, head)
    if antecedent is None:
        return (
            Spoken(
                room.document.quote(span),
                "person" if head.text.lower() in _PERSONAL else "institution",
                span,
                None,
                (),
                "",
            ),
        )
    home, noun = antecedent
    kept = [
        t
        for t in home.subtree(noun)
        if not any(
            a.dep in ("relcl", "acl") and a.index > noun.index
            for a in (t, *home.ancestors(t))
            if a in home.subtree(noun)
        )
    ]
    return tuple(
        _spoken(room, home, *part) for part in _parts(home, noun, home.span(kept[0].index, kept[-1].index + 1))
    )


def _antecedent(room: Room, sentence: Sentence, pronoun: Token) -> tuple[Sentence, Token] | None:
    word = pronoun.text.lower()
    if word in _RELATIVE:
        clause = next((a for a in sentence.ancestors(pronoun) if a.dep == "relcl"), None)
        noun = sentence.head(clause) if clause is not None else None
        return (sentence, noun) if noun is not None else None
    number = room.parse.sentences.index(sentence)
    for home in reversed(room.parse.sentences[max(0, number - 3) : number + 1]):
        subjects = [
            t
            for t in home.tokens
            if t.dep in ("nsubj", "nsubjpass") and t.end <= pronoun.start and _fits(home, t, word)
        ]
        if subjects:
            return home, subjects[-1 if home is sentence else 0]
    return None


def _fits(sentence: Sentence, noun: Token, word: str) -> bool:
    """Whether a subject agrees with a pronoun in number and personhood."""
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    plural = noun.tag in ("NNS", "NNPS") or sentence.child(noun, "conj") is not None
    if word in _PLURAL:
        return plural
    if word in _PERSONAL:
        person = noun.entity == "PERSON" or noun.lemma.lower() in sources().persons | sources().mouthpieces
        return not plural and person
    return not plural and noun.entity != "PERSON"
