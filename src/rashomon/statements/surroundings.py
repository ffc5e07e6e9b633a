"""Contents that stand around their cue: "X, the ministry said, Y", "“A,” he said, “B”"."""

from __future__ import annotations

from rashomon.model import Span
from rashomon.statements.lexicon import Use
from rashomon.statements.quotes import Quote
from rashomon.statements.scene import Scene
from rashomon.statements.site import Complement, Site

_MARKS = "\"“”„«»'‘’"
_BREAKS = frozenset({",", ";", "-", "–", "—", "--", ":", "(", ")"})
#: Relations of what hangs on the cue as its own complement or a clause beside it, not as an adjunct.
_NOT_ADJUNCT = frozenset({"ccomp", "punct", "conj", "cc", "parataxis", "dep"})


def around(site: Site, use: Use) -> Complement | None:
    """The sentence around a parenthetical or closing "X said", or the quotation before it.

    Where the verb has another complement it is no parenthesis; a verb that takes only quotations needs one before it.
    """
    others = site.children("xcomp", "ccomp", *(() if use.hearer else ("dobj",)))
    if any(c.index > site.verb.index for c in others):
        return None
    first, past = _group(site)
    before = _before(site, first)
    if before is None:
        return None
    scene = site.scene
    quoted = any(q.span.overlaps(before) for q in scene.quotes) or scene.quote_at(site.verb.start) is not None
    if not quoted and ("clause" not in use.frames or not _left_clause(site) or not _tells(site, before)):
        return None
    after = _after(site, past)
    return Complement((before,) if after is None else (before, after))


def with_quote_before(site: Site, found: Complement) -> Complement:
    """The quotation that closes right before speaker and cue belongs to what follows them ("“A,” he said, “B.”")."""
    first, _ = _group(site)
    left = site.scene.text[: site.sentence.tokens[first].start].rstrip()
    quote = _closing_at(site.scene, len(left))
    if quote is None or _last(site.scene, quote) not in ",?!—-":
        return found
    return Complement((quote.span, *found.pieces), found.words)


def quote_after(site: Site) -> Complement | None:
    """A quotation that follows the cue, with only a comma, a colon or the cue's own words between."""
    scene, verb = site.scene, site.verb
    if scene.quote_at(verb.start) is not None:
        return None
    quote = next((q for q in scene.quotes if q.span.start >= verb.end), None)
    if quote is None or quote.span.start > site.sentence.end + 2:
        return None
    between = scene.text[verb.end : quote.span.start].rstrip(" \u00a0")
    return Complement((quote.span,)) if between == "" or between[-1] in ",:" else None


def _left_clause(site: Site) -> bool:
    """Whether the parse has the verb beside, over or under a clause that stands before it."""
    if any(c.index < site.verb.index for c in site.children("ccomp", "parataxis", "dep")):
        return True
    return site.verb.dep in ("parataxis", "ccomp", "dep", "conj") or site.sentence.head(site.verb) is None


def _tells(site: Site, span: Span) -> bool:
    """Whether words hold a finite verb: a phrase before the speaker ("In response, ...") says nothing.

    A headline does without ("Two Killed in Raid, Lima Says").
    """
    verbal = ("VBD", "VBZ", "VBP", "MD", *(("VBN", "VB") if site.sentence.role == "headline" else ()))
    return any(t.tag in verbal for t in site.sentence.within(span))


def _group(site: Site) -> tuple[int, int]:
    """Token range of a verb with its source and what hangs on the verb after it, content left out."""
    said = site.sentence.within(site.source) if site.source is not None else []
    close = [t.index for t in (*said, site.verb)]
    first, past = min(close), max(close) + 1
    for child in site.children():
        if child.dep in ("aux", "auxpass", "neg", "advmod") and first - 2 <= child.index < site.verb.index:
            first = min(first, child.index)
        if child.index > site.verb.index and child.dep not in _NOT_ADJUNCT:
            past = max(past, site.sentence.edges(child)[1])
    return first, past


def _before(site: Site, first: int) -> Span | None:
    """What stands before the cue, when a comma or a closing quotation mark parts them."""
    scene, sentence = site.scene, site.sentence
    start = scene.sentence_start(sentence, site.verb.start)
    here = sentence.tokens[first].start
    left = scene.text[:here].rstrip(" \u00a0")
    if first > 0 and here > start:
        if left[-1:] not in _MARKS and left[-1:] not in ",—–-?!":
            return None
        opening = _opening(site, start, len(left))
        return Span(sentence.document, opening, here) if opening < here else None
    quote = _closing_at(scene, len(left))
    if quote is None:
        return None
    unfinished = _last(scene, quote) in ",?!…—-"
    return quote.span if unfinished or scene.text[here].islower() else None


def _opening(site: Site, start: int, end: int) -> int:
    """Where what was said begins: at a quotation that is a sentence of its own, else at the sentence's first word.

    A leading "but" or "and" is the narrator's.
    """
    text = site.scene.text
    quote = _closing_at(site.scene, end)
    if quote is not None and text[: quote.span.start].rstrip()[-1:] in "-–—:." and text[quote.inner.start].isupper():
        return max(start, quote.span.start)
    words = [t for t in site.sentence.tokens if t.start >= start]
    return words[1].start if len(words) > 1 and words[0].pos == "CCONJ" else start


def _after(site: Site, past: int) -> Span | None:
    """What goes on after an interrupting cue: the rest of a quotation or of the clause."""
    sentence, verb = site.sentence, site.verb
    end = site.scene.sentence_end(sentence, verb.start)
    tail = [t for t in sentence.tokens[past:] if t.end <= end]
    while tail and tail[0].text in _BREAKS:
        tail = tail[1:]
    if not tail or tail[0].text in (".", "?", "!"):
        return None
    own = {t.index for t in sentence.subtree(verb)}
    for clause in site.children("ccomp"):
        own -= {t.index for t in sentence.subtree(clause)}
    goes_on = tail[0].text in _MARKS or tail[0].index not in own
    return Span(sentence.document, tail[0].start, end) if goes_on else None


def _closing_at(scene: Scene, end: int) -> Quote | None:
    return next((q for q in scene.quotes if q.span.end == end), None)


def _last(scene: Scene, quote: Quote) -> str:
    """The last mark or letter inside a quotation."""
    return scene.text[quote.inner.start : quote.inner.end].rstrip()[-1:]
