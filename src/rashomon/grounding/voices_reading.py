"""Voices as written: one for each speaker a source names, with its name, kind and words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.grounding.voices_definite import fuller, is_bare, last_two
from rashomon.grounding.voices_pronouns import antecedent, is_personal, is_pronoun
from rashomon.model import Actor, ActorMention, Document, Span, VoiceKind
from rashomon.statements.lexicon import sources

#: "both of whom" is a pronoun still.
_LONGEST_PRONOUN = 3
_QUANTIFIED = frozenset({"another", "one", "many", "some", "several", "few", "others", "most"})
#: Prepositions that leave who somebody is as it was, behind a further noun.
_LOOSE = frozenset({"to", "in", "at", "on", "with", "from", "during", "about", "after"})
#: Texts by which somebody tells of an event; a letter or a report is a voice of its own.
_TELLINGS = frozenset({"account", "version", "text", "readout", "summary", "telling", "narrative", "side"})
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
    """What voices are read against: a document, its parse, mentions in text order, actors by id, the country where
    the report is at home with the words that say so (see `voices_home`), and the offsets of the words that head the
    source of something said."""

    document: Document
    parse: Parse
    mentions: tuple[ActorMention, ...]
    actors: dict[str, Actor]
    home: tuple[str, Span] | None = None
    speakers: frozenset[int] = frozenset()


def read_source(room: Room, span: Span) -> tuple[Spoken, ...]:
    """The speakers that a source span names; a coordination gives one for each."""
    sentence = room.parse.at(span.start)
    head = sentence.top(span) if sentence is not None else None
    if sentence is None or head is None:
        return (Spoken(room.document.quote(span), "institution", span, None, (), ""),)
    if is_pronoun(head) and len(sentence.within(span)) <= _LONGEST_PRONOUN:
        return _pronoun(room, sentence, head, span)
    if is_bare(sentence, head) and (meant := _fuller(room, sentence, head, span)) is not None:
        return (meant,)
    spoken = tuple(each for part in _parts(sentence, head, span) for each in _spoken(room, sentence, *part))
    return (_by_apposition(room, spoken[0], span),) if len(spoken) == 1 else spoken


def _fuller(room: Room, sentence: Sentence, head: Token, span: Span) -> Spoken | None:
    """The speaker that a bare phrase points back to, under the name it had there."""
    known = [m for m in room.mentions if m.span.overlaps(span)]
    found = fuller(room.parse, sentence, head) if not known else None
    if found is None:
        return None
    home, noun = found
    before = read_source(room, _without_clauses(home, noun))
    return before[0] if len(before) == 1 else None


def _by_apposition(room: Room, spoken: Spoken, span: Span) -> Spoken:
    """A speaker named by an office with the person's name set behind it ("the minister, Ana Lopes")."""
    held = room.actors.get(spoken.own.actor) if spoken.own is not None else None
    if spoken.kind not in ("person", "unnamed", "institution") or (spoken.own is not None and not _is_office(held)):
        return spoken
    behind = (m for m in room.mentions if span.contains(m.span) and m.span.start >= spoken.span.end)
    own = next((m for m in behind if m.reading == "name" and m.actor in room.actors), None)
    if own is None or room.actors[own.actor].kind != "person":
        return spoken
    return replace(spoken, name=room.actors[own.actor].name, kind="person", own=own)


def _is_office(actor: Actor | None) -> bool:
    """Whether an actor is a post, which the person named beside it holds."""
    return actor is not None and actor.kind == "office"


def _parts(sentence: Sentence, head: Token, span: Span) -> list[tuple[Token, Span, str | None]]:
    """Head, phrase and name of each speaker of "X and Y", or of "Kremlin and Ankara sources" by its modifiers."""
    base = _base(sentence, head, span)
    for modifier in sentence.children(head, "nmod", "compound"):
        joined = [modifier, *sentence.children(modifier, "conj")]
        if len(joined) > 1 and all(t.pos == "PROPN" for t in joined) and head.pos == "NOUN":
            return [(head, sentence.span(t.index, t.index + 1), f"{t.text} {head.text}") for t in joined]
    if (pair := _shared_noun(sentence, head)) is not None:
        names, noun = pair
        return [(noun, sentence.span(t.index, t.index + 1), f"{t.text} {noun.text}") for t in names]
    heads = [head, *(t for t in _coordinated(sentence, head) if span.start <= t.start < span.end)]
    if len(heads) == 1:
        return [(head, base, None)]
    edges = sorted(heads, key=lambda t: t.index)
    return [(t, _conjunct(sentence, t, span), None) for t in edges]


def _shared_noun(sentence: Sentence, head: Token) -> tuple[list[Token], Token] | None:
    """The names and the noun of "Manila and Lusaka sources", where the parse joins the first name to the noun."""
    noun = sentence.child(head, "conj")
    name = sentence.child(noun, "compound", "nmod", "det") if noun is not None else None
    if noun is None or name is None or head.pos != "PROPN" or name.pos != "PROPN" or name.index < head.index:
        return None
    return ([head, name], noun) if noun.lemma.lower() in sources().persons and noun.tag == "NNS" else None


def _coordinated(sentence: Sentence, head: Token) -> list[Token]:
    direct = sentence.children(head, "conj")
    return [t for each in direct for t in (each, *_coordinated(sentence, each))]


def _conjunct(sentence: Sentence, token: Token, span: Span) -> Span:
    """The words of one conjunct: its own tree without the others, up to an apposition."""
    dropped = {t.index for c in sentence.children(token, "conj", "cc", "preconj") for t in sentence.subtree(c)}
    kept = [t for t in sentence.subtree(token) if t.index not in dropped and span.start <= t.start < span.end]
    return _base(sentence, token, sentence.span(kept[0].index, kept[-1].index + 1))


def _base(sentence: Sentence, head: Token, span: Span) -> Span:
    """A phrase up to the comma or dash after its head, where an apposition begins."""
    inside = sentence.within(span)
    behind = (t for t in inside if t.index > head.index and not _joins_words(sentence, t))
    stop = next((t.index for t in behind if t.text in (",", "-", "–", "—")), inside[-1].index + 1)
    return sentence.span(inside[0].index, max(stop, head.index + 1))


def _joins_words(sentence: Sentence, token: Token) -> bool:
    """Whether a token is the hyphen of a name or compound ("Al-Wahda"), with no space before it."""
    return token.text == "-" and sentence.tokens[token.index - 1].end == token.start


def _spoken(room: Room, sentence: Sentence, head: Token, span: Span, name: str | None) -> tuple[Spoken, ...]:
    """The speaker of one phrase; an expression for several actors ("the two presidents") gives one for each."""
    inside = [m for m in room.mentions if span.contains(m.span) or m.span.contains(span)]
    own = _own(sentence, head, inside) if name is None else None
    others = tuple(m for m in inside if m is not own)
    together = [m for m in inside if own is not None and m.span == own.span and m.actor in room.actors]
    if len(together) > 1:
        return tuple(
            Spoken(room.actors[m.actor].name, _known_kind(room.actors[m.actor]), span, m, (), "") for m in together
        )
    actor = room.actors.get(own.actor) if own is not None else None
    kind = _kind(head, actor, sentence)
    if actor is None and (owner := _whose_telling(room, sentence, head)) is not None:
        return (owner,)
    plain = name or _of_owner(room, sentence, head) or _name(room, sentence, head, span, actor, kind)
    return (Spoken(plain, kind, span, own, others, head.lemma.lower()),)


def _own(sentence: Sentence, head: Token, inside: list[ActorMention]) -> ActorMention | None:
    """The mention that covers the head, or a name right behind a describing noun ("outlet Russia Today")."""
    outlets = [m for m in inside if m.actor.startswith("outlet:") and m.span.end <= head.start]
    if outlets and head.lemma.lower() in sources().outlets:
        return outlets[-1]
    covering = [m for m in inside if m.span.start <= head.start < m.span.end]
    if covering:
        return max(covering, key=lambda m: (len(m.span), m.actor))
    after = [m for m in inside if m.span.start >= head.end and m.reading == "name"]
    if after and not any(t.pos == "ADP" for t in sentence.tokens[head.index + 1 : _index(sentence, after[0].span)]):
        return after[0]
    return None


def _index(sentence: Sentence, span: Span) -> int:
    return next((t.index for t in sentence.tokens if t.end > span.start), len(sentence.tokens))


def _known_kind(actor: Actor) -> VoiceKind:
    """The kind of a voice whose actor is known."""
    kinds: dict[str, VoiceKind] = {"person": "person", "outlet": "outlet", "group": "unnamed"}
    return kinds.get(actor.kind, "institution")


def _kind(head: Token, actor: Actor | None, sentence: Sentence) -> VoiceKind:
    """The kind of a voice from its actor, else from the noun at its head; an office's aide is no office."""
    known, noun = sources(), head.lemma.lower()
    anonymous = noun in known.persons and head.pos != "PROPN" and not _leads(sentence, head)
    if actor is not None:
        return "unnamed" if anonymous and _known_kind(actor) == "institution" else _known_kind(actor)
    if noun in known.documents and head.pos != "PROPN":
        return "document"
    parts = (head, *sentence.children(head, "compound", "appos", "flat"))
    titled = head.pos == "PROPN" and any(t.lemma.lower() in known.persons for t in parts[1:])
    named = titled or any(t.entity == "PERSON" for t in parts)
    if noun in known.mouthpieces and not named:
        return "institution"
    if noun in known.officeholders and not named:
        return "unnamed" if _indefinite(sentence, head) else "person"
    described = head.pos == "PROPN" and any(t.lemma in known.outlets for t in sentence.children(head, "compound"))
    if described or (noun in known.outlets and head.pos != "PROPN"):
        return "outlet"  # "the news agency ANSA"
    if (noun in known.persons or noun in _QUANTIFIED) and not named:
        return "institution" if _leads(sentence, head) else "unnamed"
    return "person" if named or head.entity == "PERSON" else "institution"


def _indefinite(sentence: Sentence, head: Token) -> bool:
    """ "an envoy", "two ministers": one of several, not named."""
    determined = sentence.child(head, "det", "poss")
    return head.tag == "NNS" or (determined is not None and determined.text.lower() in ("a", "an", "another", "one"))


def _leads(sentence: Sentence, head: Token) -> bool:
    """ "the leaders of X" speak for X; "many leaders" are not named."""
    return (
        head.lemma.lower() in ("leader", "side")
        and any(p.lemma == "of" for p in sentence.children(head, "prep"))
        and sentence.child(head, "det") is not None
    )


def _name(room: Room, sentence: Sentence, head: Token, span: Span, actor: Actor | None, kind: VoiceKind) -> str:
    """The name a voice goes by: that of its actor for persons and outlets, else its words without marks."""
    if actor is not None and kind in ("person", "outlet"):
        return actor.name
    words = room.document.quote(_who(sentence, head, span)).translate({ord(c): None for c in _MARKS}).strip()
    if words.count("(") > words.count(")"):
        words = words.rpartition("(")[0].rstrip()  # "the Lake Front (LF" of "the Lake Front (LF), which fought"
    names = _set_behind(sentence, head, span)
    if actor is None and head.lemma.lower() in sources().outlets and head.pos != "PROPN" and names:
        return room.document.text[names[0].start : span.end].strip()
    first, _, rest = words.partition(" ")
    return rest if kind == "document" and rest and first.lower() in ("a", "an", "the") else words


def _who(sentence: Sentence, head: Token, span: Span) -> Span:
    """The words of a phrase that say who speaks, without clauses ("a chief who took part") and without what only hangs
    on a word behind the head ("the head of the delegation to talks in Havana")."""
    past = next(
        (
            sentence.edges(t)[0]
            for t in sentence.within(span)
            if t.index > head.index and (t.dep in ("relcl", "acl") or _hangs_loose(sentence, head, t))
        ),
        None,
    )
    words = sentence.within(span)
    kept = [t for t in words if past is None or t.index < past]
    while len(kept) > 1 and kept[-1].index > head.index and kept[-1].pos in ("ADP", "PUNCT", "DET", "CCONJ"):
        kept.pop()
    return sentence.span(kept[0].index, kept[-1].index + 1) if kept else span


def _hangs_loose(sentence: Sentence, head: Token, token: Token) -> bool:
    """Whether a preposition leads away from who somebody is; behind an adjective of theirs it does not ("a source close
    to the president")."""
    above = sentence.head(token)
    if token.dep != "prep" or above is None or above is head:
        return False
    return token.lemma.lower() in _LOOSE and not (above.dep == "amod" and above.head == head.index)


def _whose_telling(room: Room, sentence: Sentence, head: Token) -> Spoken | None:
    """Whose word an account, a version or a text is ("Hanoi's text", "the embassy's account of the talk")."""
    owner = sentence.child(head, "poss")
    if owner is None or head.lemma.lower() not in _TELLINGS:
        return None
    first, past = sentence.edges(owner)
    words = [t for t in sentence.tokens[first:past] if t.dep != "case"]
    found = read_source(room, sentence.span(words[0].index, words[-1].index + 1))
    return found[0] if len(found) == 1 else None


def _set_behind(sentence: Sentence, head: Token, span: Span) -> list[Token]:
    """The name right behind a noun ("the channel Unsere Zeit"), not one that only says where ("television in Chad")."""
    behind = [t for t in sentence.within(span) if t.index > head.index]
    return [t for t in behind if t.pos == "PROPN"] if behind and behind[0].pos == "PROPN" else []


def _of_owner(room: Room, sentence: Sentence, head: Token) -> str | None:
    """ "its spokesman" by the name of whose spokesman it is."""
    owner = sentence.child(head, "poss")
    if owner is None or owner.tag != "PRP$" or not is_pronoun(owner):
        return None
    speakers = _pronoun(room, sentence, owner, sentence.span(owner.index, owner.index + 1))
    if speakers[0].name.lower() == owner.text.lower():
        return None
    return f"{possessive(speakers[0].name)} {room.document.quote(sentence.span(owner.index + 1, head.index + 1))}"


def possessive(name: str) -> str:
    """The genitive of a name: "Manila’s", "the envoys’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _pronoun(room: Room, sentence: Sentence, head: Token, span: Span) -> tuple[Spoken, ...]:
    """Who a pronoun stands for: its own mention, the noun of its relative clause, or the subject before it.

    "He" without a mention is nobody whose name is known: the ranking of mentions has left that open.
    """
    mentions = [m for m in room.mentions if m.span.overlaps(span) and m.reading == "pronoun"]
    known = [(room.actors[m.actor], m) for m in mentions if m.actor in room.actors]
    if known:
        return tuple(Spoken(a.name, _known_kind(a), span, m, (), "") for a, m in known)
    found = antecedent(room.parse, sentence, head, room.speakers)
    if found is not None:
        home, noun = found
        # "the envoys and their aides": a pronoun stands for what ends before it, never for the phrase that holds it
        parts = [part for part in _parts(home, noun, _without_clauses(home, noun)) if part[1].end <= span.start]
        meant = tuple(each for part in parts for each in _spoken(room, home, *part))
        if meant and not (is_personal(head) and any(_is_somebody(room, each) for each in meant)):
            return meant
    if found is None and head.text.lower() == "both":
        two = last_two(room.parse, sentence, head)
        return tuple(s for home, noun in two for s in read_source(room, _without_clauses(home, noun)))
    kind: VoiceKind = "person" if is_personal(head) else "institution"
    return (Spoken(room.document.quote(span), kind, span, None, (), ""),)


def _is_somebody(room: Room, spoken: Spoken) -> bool:
    """Whether a speaker is a person or a holder of a post whom the text names; a body's spokesman is not."""
    actor = room.actors.get(spoken.own.actor) if spoken.own is not None else None
    return spoken.own is not None and (actor is None or actor.kind in ("person", "office"))


def _without_clauses(sentence: Sentence, noun: Token) -> Span:
    """A noun phrase up to its first clause."""
    first, past = sentence.edges(noun)
    clauses = (c for c in sentence.children(noun, "relcl", "acl") if c.index > noun.index)
    stop = min([past, *(sentence.edges(c)[0] for c in clauses)])
    return sentence.span(first, max(stop, noun.index + 1))
