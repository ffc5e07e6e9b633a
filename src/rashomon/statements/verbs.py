"""Attributions by verb: who said what, from a verb of saying, its subject and its complements."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span, Stance
from rashomon.statements.complements import complement
from rashomon.statements.cues import Cue, find_cue, is_cue_verb
from rashomon.statements.drafts import Draft
from rashomon.statements.interruptions import fused_reading
from rashomon.statements.lexicon import Use, silence, sources, verbs
from rashomon.statements.scene import Scene
from rashomon.statements.site import Complement, Site, hung_on_participle, is_gerund
from rashomon.statements.sources import first_person, may_speak, nobody, source_span, speaker

#: Up to this many words between quotation marks may be part of a speaker's name or title.
_SCARE = 4
_SPOKEN = frozenset({"clause", "quote"})


def find_verb_drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """A draft for each cue verb of a sentence that has a content."""
    cues = (find_cue(sentence, token) for token in sentence.tokens)
    drafts = (_draft(scene, cue) for cue in cues if cue is not None)
    return [draft for draft in drafts if draft is not None]


def _draft(scene: Scene, cue: Cue) -> Draft | None:
    fused = fused_reading(scene, cue.sentence, cue.verb)
    if fused is not None and cue.uses:
        return _fused(scene, cue, *fused)
    head = _outside_quotes(scene, cue, _coordinated(cue) or speaker(cue.sentence, cue.verb))
    if (first_person(head) and scene.quote_at(cue.verb.start) is not None) or nobody(cue.sentence, head):
        return None
    if head is not None and not may_speak(cue.sentence, head):
        return None
    if _denied(cue):
        return None
    source = source_span(cue.sentence, scene.text, head, cue.verb) if head is not None else None
    site = Site(scene, cue.sentence, cue.verb, source)
    found = _omission(site, cue, head) or _saying(site, cue)
    if found is None or (source is None and (cue.negated or not _may_lack_source(cue))):
        return None
    stance, said = found
    content = scene.content(said.pieces, [*cue.spans(), *([source] if source else [])], cue.verb)
    if not content:
        return None
    own = (source,) if source is not None and source not in content else ()
    rule = "citing" if _cites_in_passing(cue) else "verb"
    return Draft(
        (*_author(scene, cue, head), *own), cue.spans(*said.words), content, stance, cue.lemma, rule, cue.negated
    )


def _denied(cue: Cue) -> bool:
    """Whether it is what somebody denies having said: "denied having told his men to fire"."""
    above = cue.sentence.head(cue.verb)
    denying = above is not None and any(use.stance == "denies" for use in verbs().get(above.lemma, ()))
    return denying and cue.verb.dep == "xcomp" and is_gerund(cue.sentence, cue.verb)


def _coordinated(cue: Cue) -> Token | None:
    """The speaker of the cue verb before "and", where the parse joins this one to words between them."""
    tokens, verb = cue.sentence.tokens, cue.verb
    if verb.index == 0 or tokens[verb.index - 1].tag != "CC":
        return None
    if cue.sentence.child(verb, "nsubj") is None and not hung_on_participle(cue.sentence, verb):
        return None
    before = (t for t in reversed(tokens[: verb.index]) if is_cue_verb(t) and t.tag == verb.tag)
    return next((head for t in before if (head := speaker(cue.sentence, t)) is not None), None)


def _outside_quotes(scene: Scene, cue: Cue, head: Token | None) -> Token | None:
    """The speaker, looked for beside the cue where the parse finds it inside the words quoted."""
    quote = scene.quote_at(head.start) if head is not None else None
    if quote is None or scene.quote_at(cue.verb.start) is not None:
        return head
    if len(scene.text[quote.inner.start : quote.inner.end].split()) <= _SCARE:
        return head
    beside = [c for c in cue.sentence.chunks if c[1] == cue.verb.index or c[0] == cue.verb.index + 1]
    tops = [cue.sentence.top(cue.sentence.span(*c)) for c in beside]
    return next((t for t in tops if t is not None and scene.quote_at(t.start) is None), None)


def _fused(scene: Scene, cue: Cue, source: Span, pieces: tuple[Span, ...]) -> Draft | None:
    """The draft of a speaker whom the parse joined to the words that were said."""
    content = scene.content(pieces, [source, *cue.spans()], cue.verb)
    quoted = any(q.span.overlaps(c) for q in scene.quotes for c in content)
    if not content or not any("clause" in use.frames or (quoted and "quote" in use.frames) for use in cue.uses):
        return None
    return Draft((source,), cue.spans(), content, cue.stance(cue.uses[0]), cue.lemma, "verb", cue.negated)


def _saying(site: Site, cue: Cue) -> tuple[Stance, Complement] | None:
    """Stance and content by the first use that fits; a negated verb says something about a clause or quotation only."""
    for use in cue.uses:
        found = complement(site, use)
        if found is not None:
            said = not found.words and bool(use.frames & _SPOKEN)
            return None if cue.negated and not said else (cue.stance(use), found)
    return None


def _omission(site: Site, cue: Cue, head: Token | None) -> tuple[Stance, Complement] | None:
    """Silence that someone remarks on: "did not mention", "omitted", "failed to address"."""
    if (unmentioned := _no_mention(cue)) is not None:
        return "omits", unmentioned
    known, lemma = silence(), cue.verb.lemma
    outright = lemma in known.outright or cue.lemma in known.outright  # "left out"
    if head is None or not (cue.negated or outright):
        return None
    what = cue.sentence.child(cue.verb, "dobj", "nsubjpass")
    if outright and what is not None and what.lemma in known.addressed:
        return None  # who ignores a warning does not obey it
    if not outright and lemma in known.denied_predicates and not _document(head):
        return None
    frames = frozenset({"object"} if lemma in known.objects or outright else ())
    found = complement(site, Use("omits", frames, known.preps.get(lemma, frozenset()), frozenset(), False, False))
    return ("omits", found) if found is not None else None


def _no_mention(cue: Cue) -> Complement | None:
    """ "made no mention of casualties"."""
    noun = cue.sentence.child(cue.verb, "dobj")
    if noun is None or cue.verb.lemma not in sources().light_verbs or noun.lemma not in silence().nouns:
        return None
    none = any(t.text.lower() in ("no", "little") for t in cue.sentence.children(noun, "det", "amod"))
    prep = cue.sentence.child(noun, "prep")
    what = cue.sentence.child(prep, "pobj") if prep is not None else None
    if prep is None or what is None or not none:
        return None
    return Complement((cue.sentence.tree_span(what),), cue.sentence.tokens[cue.verb.index + 1 : prep.index + 1])


def _may_lack_source(cue: Cue) -> bool:
    """Passives name no speaker: "it was reported", "is accused of", "Asked whether ..., he said"."""
    opens = cue.verb.tag == "VBN" and cue.verb.dep == "advcl"
    return opens or cue.sentence.child(cue.verb, "auxpass", "nsubjpass") is not None


def _cites_in_passing(cue: Cue) -> bool:
    """ "X, citing two diplomats, reported": the object is someone or something that speaks."""
    cited = cue.sentence.child(cue.verb, "dobj")
    passing = cue.verb.tag == "VBG" or cue.verb.dep == "relcl"
    if cited is None or not passing or not any(use.relays for use in cue.uses):
        return False
    known, noun = sources(), cited.lemma.lower()
    speaks = noun in known.persons | known.mouthpieces | known.institutions | known.outlets | known.documents
    return speaks or cited.entity in ("PERSON", "ORG", "NORP")


def _document(head: Token) -> bool:
    return head.lemma.lower() in sources().documents


def _author(scene: Scene, cue: Cue, head: Token | None) -> tuple[Span, ...]:
    """Who sent the document that speaks: "sent him a letter urging" gives the sender."""
    if head is None or not _document(head) or head.dep != "dobj":
        return ()
    carrier = cue.sentence.head(head)
    if carrier is None or carrier.lemma not in sources().transfers or carrier is cue.verb:
        return ()
    author = speaker(cue.sentence, carrier)
    span = source_span(cue.sentence, scene.text, author, carrier) if author is not None else None
    return (span,) if span is not None else ()
