"""Contents: which complement of a cue verb holds what was said."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span
from rashomon.statements.drafts import stretch
from rashomon.statements.lexicon import Use, silence, verbs
from rashomon.statements.scene import Scene

_MARKS = "\"“”„«»'‘’"
_BREAKS = frozenset({",", ";", "-", "–", "—", "--", ":", "(", ")"})


#: Verbs that share an object stand this close ("criticised and condemned").
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Complement:
    """The pieces of a content and the preposition that belongs to the cue, if one does."""

    pieces: tuple[Span, ...]
    prep: Token | None = None


def complement(scene: Scene, sentence: Sentence, verb: Token, use: Use, source: Span | None) -> Complement | None:
    """The content that a use of a verb gives it, None when the verb is not used that way here."""
    found = None
    if "clause" in use.frames:
        found = _clause(scene, sentence, verb, use)
    if found is None and "quote" in use.frames:
        found = _quote_after(scene, sentence, verb)
    if found is None and ("quote" in use.frames or "clause" in use.frames):
        found = _around(scene, sentence, verb, use, source)
    elif found is not None:
        found = _with_quote_before(scene, sentence, verb, source, found)
    for frame, read in (("infinitive", _infinitive), ("as", _named), ("gerund", _gerund), ("object", _object)):
        if found is None and frame in use.frames:
            found = read(sentence, verb, use)
    return found or _governed(sentence, verb, use)


def _clause(scene: Scene, sentence: Sentence, verb: Token, use: Use) -> Complement | None:
    """A finite clause after the verb, or the antecedent and the rest in "the trucks X claimed were carrying oil"."""
    for clause in sentence.children(verb, "ccomp"):
        if clause.index > verb.index and not _infinite(sentence, clause) and not _small(sentence, clause):
            first, past = sentence.edges(clause)
            past = _without_afterthought(sentence, clause, past)
            pieces = [*stretch(sentence, max(first, verb.index + 1), past)]
            if verb.dep == "relcl":
                pieces = [*_antecedent(sentence, verb, clause), *pieces]
            return Complement(tuple(pieces))
    return _that_clause(scene, sentence, verb)


def _without_afterthought(sentence: Sentence, clause: Token, past: int) -> int:
    """The end of a clause before "but gave no details" or "and said that ...", which are of the speaker, not by him."""
    for verb in sentence.children(clause, "conj"):
        speaks = any(u.frames & {"clause"} for u in verbs().get(verb.lemma, ())) and sentence.child(verb, "ccomp") is not None
        nothing = any(t.dep in ("neg", "det") and t.text.lower() in ("no", "not", "n't") for t in sentence.subtree(verb))
        left_out = verb.lemma in silence().afterthoughts and nothing
        if (left_out or speaks) and sentence.child(verb, "nsubj") is None:
            joined = sentence.child(clause, "cc")
            return joined.index if joined is not None and joined.index < verb.index else sentence.edges(verb)[0]
    return past


def _that_clause(scene: Scene, sentence: Sentence, verb: Token) -> Complement | None:
    """A "that" which the parse hung elsewhere, when nothing but adjuncts of the verb stands before it."""
    if "," in (t.text for t in sentence.tokens[verb.index + 1 : verb.index + 2]):
        return None
    for that in sentence.tokens[verb.index + 1 : -1]:
        if that.tag in ("VBD", "VBZ", "VBP", "MD") or that.text in "\"“”;:":
            return None
        following = sentence.tokens[that.index + 1]
        if that.text.lower() == "that" and that.tag in ("IN", "WDT") and following.pos not in ("VERB", "AUX", "PUNCT"):
            end = scene.sentence_end(sentence, verb.start)
            return Complement((Span(sentence.document, that.start, end),)) if that.start < end else None
    return None


def _antecedent(sentence: Sentence, verb: Token, clause: Token) -> list[Span]:
    """The words a relative clause hangs on, where the clause that was said lacks its subject."""
    if sentence.child(clause, "nsubj", "nsubjpass", "expl") is not None:
        pronoun = sentence.child(clause, "nsubj", "nsubjpass")
        if pronoun is None or not pronoun.tag.startswith("W"):
            return []
    noun = sentence.head(verb)
    if noun is None:
        return []
    pronouns = [t for t in sentence.subtree(verb) if t.tag.startswith("W") and t.index < verb.index]
    relative = {t.index for t in sentence.subtree(verb)} - {t.index for t in pronouns[:1]}
    kept = [t.index for t in sentence.subtree(noun) if t.index not in relative and t.index < verb.index]
    return [sentence.span(kept[0], kept[-1] + 1)] if kept else []


def _around(scene: Scene, sentence: Sentence, verb: Token, use: Use, source: Span | None) -> Complement | None:
    """The sentence around a parenthetical or closing "X said", and the quotation before or after it.

    Where the verb has another complement it is no parenthesis; a verb that takes only quotations needs one before it.
    """
    others = sentence.children(verb, "xcomp", "ccomp", *(() if use.hearer else ("dobj",)))
    if any(c.index > verb.index for c in others):
        return None
    first, past = _group(sentence, verb, source)
    before = _before(scene, sentence, verb, first)
    if before is None:
        return None
    quoted = any(q.span.overlaps(before) for q in scene.quotes) or scene.quote_at(verb.start) is not None
    if not quoted and ("clause" not in use.frames or not _left_clause(sentence, verb)):
        return None
    after = _after(scene, sentence, verb, past)
    return Complement((before,) if after is None else (before, after))


def _with_quote_before(
    scene: Scene, sentence: Sentence, verb: Token, source: Span | None, found: Complement
) -> Complement:
    """The quotation that closes right before the speaker and cue belongs to what follows them ("“A,” he said, “B.”")."""
    first, _ = _group(sentence, verb, source)
    left = scene.text[: sentence.tokens[first].start].rstrip()
    quote = next((q for q in scene.quotes if q.span.end == len(left)), None)
    if quote is None or scene.text[quote.inner.start : quote.inner.end].rstrip()[-1:] not in ",?!—-":
        return found
    return Complement((quote.span, *found.pieces), found.prep)


def _left_clause(sentence: Sentence, verb: Token) -> bool:
    """Whether the parse has the verb beside, over or under a clause that stands before it."""
    if any(c.index < verb.index for c in sentence.children(verb, "ccomp", "parataxis", "dep")):
        return True
    return verb.dep in ("parataxis", "ccomp", "dep", "conj") or sentence.head(verb) is None


def _group(sentence: Sentence, verb: Token, source: Span | None) -> tuple[int, int]:
    """Token range of a verb with its source and what hangs on the verb after it, content left out."""
    said = [t for t in sentence.within(source)] if source is not None else []
    close = [t.index for t in (*said, verb)]
    first, past = min(close), max(close) + 1
    for child in sentence.children(verb):
        if child.dep in ("aux", "auxpass", "neg", "advmod") and child.index < verb.index:
            first = min(first, child.index) if child.index >= first - 2 else first
        if child.index > verb.index and child.dep not in ("ccomp", "punct", "conj", "cc", "parataxis", "dep"):
            past = max(past, sentence.edges(child)[1])
    return first, past


def _before(scene: Scene, sentence: Sentence, verb: Token, first: int) -> Span | None:
    """What stands before the cue, when a comma or a closing quotation mark parts them."""
    start = scene.sentence_start(sentence, verb.start)
    here = sentence.tokens[first].start
    left = scene.text[:here].rstrip()
    if first > 0 and here > start:
        mark = left[-1:]
        if mark in _MARKS or mark in ",—–-?!":
            opening = _opening(scene, sentence, start, len(left))
            return Span(sentence.document, opening, here) if opening < here else None
        return None
    quote = next((q for q in scene.quotes if q.span.end == len(left) and "\n" not in scene.text[q.span.end : here]), None)
    if quote is None:
        return None
    unfinished = scene.text[quote.inner.start : quote.inner.end].rstrip()[-1:] in ",?!…—-"
    return quote.span if unfinished or scene.text[here].islower() else None


def _opening(scene: Scene, sentence: Sentence, start: int, end: int) -> int:
    """Where what was said begins: at a quotation that stands as a sentence of its own, else at the sentence's first word;
    a leading "but" or "and" is the narrator's."""
    speech = next((q for q in scene.quotes if q.span.end == end and scene.text[: q.span.start].rstrip()[-1:] in "-–—:."), None)
    if speech is not None and scene.text[speech.inner.start].isupper():
        return max(start, speech.span.start)
    words = [t for t in sentence.tokens if t.start >= start]
    if len(words) > 1 and words[0].pos == "CCONJ":
        return words[1].start
    return start


def _after(scene: Scene, sentence: Sentence, verb: Token, past: int) -> Span | None:
    """What goes on after an interrupting cue: the rest of a quotation or of the clause."""
    end = scene.sentence_end(sentence, verb.start)
    tail = [t for t in sentence.tokens[past:] if t.end <= end]
    while tail and tail[0].text in _BREAKS:
        tail = tail[1:]
    if not tail or tail[0].text in (".", "?", "!"):
        return None
    own = {t.index for t in sentence.subtree(verb)}
    for clause in sentence.children(verb, "ccomp"):
        own -= {t.index for t in sentence.subtree(clause)}
    if tail[0].text in _MARKS or tail[0].index not in own:
        return Span(sentence.document, tail[0].start, end)
    return None


def _quote_after(scene: Scene, sentence: Sentence, verb: Token) -> Complement | None:
    """A quotation that follows the cue in its sentence, with only the cue's own words between."""
    _, past = sentence.edges(verb)
    for quote in scene.quotes:
        if quote.span.start < verb.end or quote.span.start > sentence.end + 2:
            continue
        between = scene.text[verb.end : quote.span.start].rstrip()
        if "\n" in between or scene.quote_at(verb.start) is not None:
            return None
        return Complement((quote.span,)) if between == "" or between[-1] in ",:" else None
    return None


def _infinitive(sentence: Sentence, verb: Token, use: Use) -> Complement | None:
    """ "vowed to retaliate", "urged him to consider it": from the person asked to the end of the infinitive."""
    for clause in sentence.children(verb, "xcomp", "ccomp", "advcl"):
        if clause.index < verb.index or not _infinite(sentence, clause):
            continue
        asked = sentence.child(verb, "dobj", "dative")
        asked = asked if asked is not None and verb.index < asked.index < clause.index else None
        if clause.dep == "advcl" and asked is None:
            continue
        if use.needs_object and asked is None and sentence.child(clause, "nsubj") is None:
            continue
        first = sentence.edges(asked or clause)[0]
        prep = _prep_before(sentence, verb, use, clause)
        if prep is not None:
            first = prep.index + 1
        elif use.preps:
            continue
        return Complement(stretch(sentence, max(first, verb.index + 1), sentence.edges(clause)[1]), prep)
    return None


def _prep_before(sentence: Sentence, verb: Token, use: Use, clause: Token) -> Token | None:
    """The "on" of "called on X to ..."."""
    return next((p for p in sentence.children(verb, "prep") if p.lemma in use.preps and p.index < clause.index), None)


def _named(sentence: Sentence, verb: Token, use: Use) -> Complement | None:
    """ "described X as Y", "called X Y": from the object to the end of what it is called."""
    named = sentence.child(verb, "dobj", "nsubjpass")
    for child in sentence.children(verb, "oprd", "ccomp", "xcomp", "prep"):
        if child.dep == "xcomp" and child.pos == "VERB":
            continue
        if child.index < verb.index or _infinite(sentence, child) or (child.dep == "prep" and child.lemma != "as"):
            continue
        if child.dep == "ccomp" and not _small(sentence, child):
            continue
        start = sentence.edges(named)[0] if named is not None and named.index > verb.index else sentence.edges(child)[0]
        pieces = [*stretch(sentence, max(start, verb.index + 1), sentence.edges(child)[1])]
        if named is not None and named.index < verb.index:
            pieces.insert(0, sentence.tree_span(named))
        return Complement(tuple(pieces))
    if named is not None and (as_prep := next((p for p in sentence.children(named, "prep") if p.lemma == "as"), None)):
        return Complement((sentence.span(sentence.edges(named)[0], sentence.edges(as_prep)[1]),))
    return None


def _gerund(sentence: Sentence, verb: Token, use: Use) -> Complement | None:
    clause = next((c for c in sentence.children(verb, "xcomp") if c.tag == "VBG" and c.index > verb.index), None)
    return Complement((sentence.tree_span(clause),)) if clause is not None else None


def _object(sentence: Sentence, verb: Token, use: Use) -> Complement | None:
    """ "confirmed the call", "accused X of Y"; a passive gives its subject as first piece."""
    thing = sentence.child(verb, "dobj", "nsubjpass") or _shared_object(sentence, verb)
    if thing is None and verb.tag == "VBN" and verb.dep in ("acl", "conj"):
        return _modified(sentence, verb)
    if thing is None or thing.tag.startswith("WP"):
        return None
    first, past = sentence.edges(thing)
    rest = [p for p in sentence.children(verb, "prep", "xcomp") if p.lemma in use.continued or (use.relays and p.lemma == "as")]
    rest = [p for p in rest if p.index > verb.index]
    if use.continued == frozenset({"of"}) and not rest and not any(p.lemma == "of" for p in sentence.children(thing, "prep")):
        return None
    if thing.index < verb.index:
        return Complement((sentence.span(first, past), *(sentence.tree_span(p) for p in rest)))
    past = max([past, *(sentence.edges(p)[1] for p in rest)])
    first = max(first, thing.index if thing not in sentence.children(verb) and first <= verb.index else first)
    if use.relays:
        past = max([past, *(sentence.edges(c)[1] for c in sentence.children(verb, "advcl", "xcomp") if c.index > verb.index)])
    return Complement(stretch(sentence, max(first, verb.index + 1), past))


def _shared_object(sentence: Sentence, verb: Token) -> Token | None:
    """The object of a verb that another shares with it ("neither confirmed nor denied the strike")."""
    other = next((c for c in sentence.children(verb, "conj") if c.pos == "VERB" and c.index - verb.index <= _NEAR), None)
    if other is None or sentence.child(other, "nsubj") is not None or sentence.child(verb, "ccomp", "xcomp") is not None:
        return None
    return sentence.child(other, "dobj")


def _modified(sentence: Sentence, verb: Token) -> Complement | None:
    """The noun phrase that a passive participle hangs on, whole ("the statement from the ministry cited by ...")."""
    first = sentence.tokens[verb.head] if verb.dep == "conj" and sentence.tokens[verb.head].dep == "acl" else verb
    if first.dep != "acl":
        return None
    noun = sentence.tokens[first.head]
    while noun.dep == "pobj" and sentence.tokens[sentence.tokens[noun.head].head].pos in ("NOUN", "PROPN"):
        noun = sentence.tokens[sentence.tokens[noun.head].head]
    return Complement(stretch(sentence, sentence.edges(noun)[0], first.index))


def _governed(sentence: Sentence, verb: Token, use: Use) -> Complement | None:
    """ "called for talks", "spoke of a deal": what the preposition governs."""
    for prep in sentence.children(verb, "prep"):
        if prep.lemma in use.preps and prep.index > verb.index and "infinitive" not in use.frames:
            inner = sentence.child(prep, "pobj", "pcomp")
            if inner is not None:
                past = _with_condition(sentence, verb, sentence.edges(inner)[1])
                return Complement(stretch(sentence, prep.index + 1, past), prep)
    return None


def _with_condition(sentence: Sentence, verb: Token, past: int) -> int:
    """The end moved over a condition that follows at once ("warned of consequences if ...")."""
    for clause in sentence.children(verb, "advcl"):
        mark = sentence.child(clause, "mark")
        if mark is not None and mark.text.lower() in ("if", "unless") and mark.index == past:
            return sentence.edges(clause)[1]
    return past


def _infinite(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is an infinitive with "to"."""
    return any(t.tag == "TO" for t in sentence.children(clause, "aux", "mark"))


def _small(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause has no verb of its own ("the attack a crime")."""
    return clause.pos not in ("VERB", "AUX") and sentence.child(clause, "aux", "cop", "mark") is None
