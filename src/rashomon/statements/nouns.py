"""Nouns of saying: "issued a statement that", "Russia's claim that", "the statement: “...”", and headline colons."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span
from rashomon.statements.drafts import Draft, runs, trim
from rashomon.statements.lexicon import sources, verbs
from rashomon.statements.scene import Scene
from rashomon.statements.sources import source_span, speaker

#: A speaker before a headline's colon is short: longer phrases are titles with a subtitle.
_LONGEST_HEADLINE_SOURCE = 8
#: Verbs that tell how someone speaks before a colon and a quotation ("was blunt: ...", "had a message: ...").
_OF_MANNER = frozenset(
    {"be", "have", "put", "go", "open", "begin", "end", "close", "reply", "respond", "explain", "react"}
)
#: Clauses inside others, whose subjects do not speak for the sentence.
_LOWER = frozenset({"relcl", "acl", "advcl", "pcomp", "xcomp"})


def find_noun_drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """A draft for each noun of saying with its content, and for a quotation or headline after a colon."""
    found = [d for token in sentence.tokens if (d := _noun_draft(scene, sentence, token)) is not None]
    colon = _before_colon(scene, sentence) or _headline(scene, sentence)
    return [*found, colon] if colon is not None else found


def _noun_draft(scene: Scene, sentence: Sentence, noun: Token) -> Draft | None:
    stance = sources().content_nouns.get(noun.lemma)
    if stance is None or noun.pos != "NOUN":
        return None
    that = next((m for c in sentence.children(noun, "acl", "ccomp") if (m := _that(sentence, c)) is not None), None)
    that = that or _that_behind(sentence, noun)
    if that is None or _lacks_object(sentence, sentence.tokens[that.head]):
        return None
    verb = sentence.head(noun) if noun.dep == "dobj" else None
    light = verb if verb is not None and verb.lemma in sources().light_verbs else None
    source = _owner(scene, sentence, noun, light)
    if source is None and noun.lemma not in sources().unowned:
        return None
    cue = [light, *_determined(sentence, noun, light)] if light is not None else [noun]
    cues = tuple(runs(sentence, cue))
    said = sentence.span(that.index, max(sentence.edges(noun)[1], sentence.edges(sentence.tokens[that.head])[1]))
    content = scene.content([said], [*cues, *([source] if source else [])], noun)
    if not content:
        return None
    return Draft((source,) if source else (), cues, content, stance, noun.lemma, "noun")


def _that(sentence: Sentence, clause: Token) -> Token | None:
    """The "that" of a finite clause that lacks no part (not a relative clause)."""
    mark = sentence.child(clause, "mark")
    return mark if mark is not None and mark.text.lower() == "that" else None


def _lacks_object(sentence: Sentence, clause: Token) -> bool:
    """Whether the clause behind "that" is a relative one that the parse took for a whole one ("a claim that Lima has
    always disputed"): its verb wants an object and has none."""
    wants = any("object" in use.frames for use in verbs().get(clause.lemma, ()))
    passive = sentence.child(clause, "auxpass", "nsubjpass") is not None
    return wants and not passive and sentence.child(clause, "dobj", "ccomp", "xcomp", "prep", "attr") is None


def _that_behind(sentence: Sentence, noun: Token) -> Token | None:
    """The "that" right behind the noun's phrase, where the parse hangs its clause on the verb above."""
    past = sentence.edges(noun)[1]
    that = sentence.tokens[past] if past < len(sentence.tokens) else None
    if that is None or that.text.lower() != "that" or that.dep != "mark":
        return None
    clause = sentence.tokens[that.head]
    return that if clause.dep == "ccomp" and clause.head == noun.head and noun.dep == "dobj" else None


def _determined(sentence: Sentence, noun: Token, light: Token) -> list[Token]:
    return list(sentence.tokens[light.index + 1 : noun.index + 1])


def _owner(scene: Scene, sentence: Sentence, noun: Token, light: Token | None) -> Span | None:
    """The subject of the light verb, the possessor, or who stands after "by" or "from"."""
    if light is not None:
        head = speaker(sentence, light)
        return source_span(sentence, scene.text, head, light) if head is not None else None
    possessor = sentence.child(noun, "poss")
    if possessor is not None:
        return trim(scene.text, sentence.tree_span(possessor))
    maker = next((p for p in sentence.children(noun, "prep") if p.lemma in ("by", "from")), None)
    inner = sentence.child(maker, "pobj", "pcomp") if maker is not None else None
    return sentence.tree_span(inner) if inner is not None else None


def _before_colon(scene: Scene, sentence: Sentence) -> Draft | None:
    """A quotation after a colon, when the subject of the sentence before it is what or who speaks."""
    colon = next((t for t in sentence.tokens if t.text == ":" and scene.quote_at(t.start) is None), None)
    if colon is None:
        return None
    quote = next(
        (q for q in scene.quotes if q.span.start >= colon.end and not scene.text[colon.end : q.span.start].strip()),
        None,
    )
    subject = _main_subject(sentence, colon)
    if quote is None or subject is None or not _may_speak(sentence, subject):
        return None
    source = source_span(sentence, scene.text, subject, colon)
    if source is None:
        return None
    cue = subject if subject.lemma.lower() in sources().documents else colon
    return Draft((source,), (sentence.span(cue.index, cue.index + 1),), (quote.span,), "asserts", cue.lemma, "colon")


def _may_speak(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject before a colon is a document, or a person or body of whom something short is said."""
    known, noun = sources(), subject.lemma.lower()
    speaks = noun in known.persons | known.mouthpieces or subject.entity in ("PERSON", "NORP")
    return noun in known.documents or (speaks and sentence.tokens[subject.head].lemma in _OF_MANNER)


def _main_subject(sentence: Sentence, colon: Token) -> Token | None:
    """The subject of the clause before a colon, which the parse may have under the clause after it."""
    for token in sentence.tokens[: colon.index]:
        if (
            token.dep in ("nsubj", "nsubjpass")
            and token.head < colon.index
            and sentence.tokens[token.head].dep not in _LOWER
        ):
            return token if token.pos != "PRON" else None
    root = sentence.root
    return root if root.pos in ("NOUN", "PROPN") and root.index < colon.index else None


def _headline(scene: Scene, sentence: Sentence) -> Draft | None:
    """ "Kremlin: talks to go on": the phrase before a headline's colon speaks, or a transcript's name in capitals."""
    colon = next((t for t in sentence.tokens[: _LONGEST_HEADLINE_SOURCE + 1] if t.text == ":"), None)
    if (
        sentence.role == "dateline"
        or colon is None
        or colon.index == 0
        or any(t.pos in ("VERB", "AUX") for t in sentence.tokens[: colon.index])
    ):
        return None
    end = scene.window(colon.start).end
    if colon.end >= end or not (sentence.role == "headline" or _transcript(scene, sentence, colon)):
        return None
    content = scene.content([Span(sentence.document, colon.end, end)], [], colon)
    if not content:
        return None
    source = sentence.span(0, colon.index)
    label = scene.text[source.start : source.end].lower() in sources().labels
    if label or scene.quote_at(source.start) is not None or scene.text[source.start] in "\"“‘'":
        return None
    return Draft((source,), (sentence.span(colon.index, colon.index + 1),), content, "asserts", ":", "headline")


def _transcript(scene: Scene, sentence: Sentence, colon: Token) -> bool:
    """Whether a line opens with a speaker in capitals and a colon."""
    name = scene.text[sentence.start : colon.start]
    return (
        sentence.start == scene.window(sentence.start).start and name.isupper() and name.replace(".", "").strip() != ""
    )
