"""Cue verbs: who said what, from a verb of saying, its subject and its complements."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span, Stance
from rashomon.statements.interruptions import fused_reading
from rashomon.statements.complements import Complement, complement
from rashomon.statements.drafts import Draft, runs
from rashomon.statements.lexicon import Use, silence, sources, verbs
from rashomon.statements.scene import Scene
from rashomon.statements.sources import first_person, source_span, speaker

_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "hardly", "no"})
#: Up to this many words between quotation marks may be part of a speaker's name or title.
_SCARE = 4
_SPOKEN = frozenset({"clause", "quote"})
#: A verb that turns the infinitive it governs into silence ("failed to mention") ...
_FAILURES = frozenset({"fail"})
#: ... and those that are cues themselves, with the infinitive as content ("declined to say").
_REFUSALS = frozenset({"decline", "refuse"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb as it stands: the words of the cue, its dictionary form, uses and whether it is negated."""

    verb: Token
    words: tuple[Token, ...]
    lemma: str
    uses: tuple[Use, ...]
    negated: bool


def find_verb_drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """A draft for each cue verb of a sentence that has a content."""
    found = []
    for token in sentence.tokens:
        cue = _cue(sentence, token)
        if cue is not None:
            draft = _draft(scene, sentence, cue)
            if draft is not None:
                found.append(draft)
    return found


def is_cue_verb(token: Token) -> bool:
    """Whether a token is a verb of saying in some use."""
    return token.pos in ("VERB", "AUX") and token.lemma in verbs()


def negated(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is negated by its own "not", "never" or "neither", or by the "nor" that joins it to another."""
    if any(t.dep in ("neg", "preconj", "advmod", "cc") and t.text.lower() in _NEGATIONS - {"nor"} for t in sentence.children(verb)):
        return True
    before = sentence.tokens[max(0, verb.index - 1) : verb.index]
    return any(t.text.lower() in ("nor", "neither") for t in before)


def _cue(sentence: Sentence, token: Token) -> Cue | None:
    if token.pos not in ("VERB", "AUX") and not token.tag.startswith("VB"):
        return None
    particle = sentence.child(token, "prt")
    lemma = f"{token.lemma} {particle.lemma}" if particle else token.lemma
    uses = verbs().get(lemma, ())
    if not uses and not _silent(token):
        return None
    words = [t for t in sentence.children(token, "aux", "auxpass", "neg", "prt", "preconj") if abs(t.index - token.index) <= 5]
    above = sentence.head(token)
    if above is not None and token.dep == "xcomp" and above.lemma in _REFUSALS:
        return None
    failed = above is not None and token.dep == "xcomp" and above.lemma in _FAILURES
    if failed and above is not None:
        words = [*words, above]
    return Cue(token, (*words, token), lemma, uses, failed or negated(sentence, token))


def _silent(token: Token) -> bool:
    known = silence()
    return token.lemma in known.objects or token.lemma in known.preps or token.lemma in known.outright


def _draft(scene: Scene, sentence: Sentence, cue: Cue) -> Draft | None:
    head = outside_quotes(scene, sentence, cue.verb, speaker(sentence, cue.verb))
    fused = fused_reading(scene, sentence, cue.verb)
    if fused is not None and cue.uses:
        return _fused_draft(scene, sentence, cue, *fused)
    if first_person(head) and scene.quote_at(cue.verb.start) is not None:
        return None
    source = source_span(sentence, scene.text, head, cue.verb) if head is not None else None
    found = _omission(scene, sentence, cue, head) or _saying(scene, sentence, cue, source)
    if found is None:
        return None
    stance, complement_found = found
    if source is None and not _may_lack_source(sentence, cue):
        return None
    content = scene.content(complement_found.pieces, [*_cue_spans(sentence, cue), *([source] if source else [])], cue.verb)
    if not content:
        return None
    spans = (source,) if source is not None and not any(source == c for c in content) else ()
    authors = _author(scene, sentence, head, cue.verb)
    cues = _cue_spans(sentence, cue, complement_found)
    rule = "citing" if _cites_in_passing(sentence, cue) else "verb"
    return Draft((*authors, *spans), cues, content, stance, cue.lemma, rule, cue.negated)


def outside_quotes(scene: Scene, sentence: Sentence, verb: Token, head: Token | None) -> Token | None:
    """The speaker, looked for beside the cue where the parse finds it inside the words quoted."""
    if head is None or scene.quote_at(verb.start) is not None or scene.quote_at(head.start) is None:
        return head
    quote = scene.quote_at(head.start)
    if quote is None or len(scene.text[quote.inner.start : quote.inner.end].split()) <= _SCARE:
        return head
    beside = [c for c in sentence.chunks if c[1] == verb.index or c[0] == verb.index + 1]
    tops = [sentence.top(sentence.span(*c)) for c in beside]
    return next((t for t in tops if t is not None and scene.quote_at(t.start) is None), None)


def _fused_draft(scene: Scene, sentence: Sentence, cue: Cue, source: Span, pieces: tuple[Span, ...]) -> Draft | None:
    content = scene.content(pieces, [source, *_cue_spans(sentence, cue)], cue.verb)
    if not content or not any(use.frames & _SPOKEN for use in cue.uses):
        return None
    return Draft((source,), _cue_spans(sentence, cue), content, _stance(cue.uses[0].stance, cue), cue.lemma, "verb", cue.negated)


def _cue_spans(sentence: Sentence, cue: Cue, found: Complement | None = None) -> tuple[Span, ...]:
    words = cue.words if found is None or found.prep is None else (*cue.words, found.prep)
    return tuple(runs(sentence, words))


def _saying(scene: Scene, sentence: Sentence, cue: Cue, source: Span | None) -> tuple[Stance, Complement] | None:
    for use in cue.uses:
        found = complement(scene, sentence, cue.verb, use, source)
        if found is not None:
            said = found.prep is None and bool(use.frames & _SPOKEN)
            return None if cue.negated and not said else (_stance(use.stance, cue), found)
    return None


def _stance(stance: Stance, cue: Cue) -> Stance:
    """The stance of a verb, negation heeded: who did not say or confirm it leaves it open."""
    if not cue.negated:
        return stance
    return "omits" if stance in ("asserts", "confirms", "suggests") else "unknown"


def _omission(scene: Scene, sentence: Sentence, cue: Cue, head: Token | None) -> tuple[Stance, Complement] | None:
    """Silence that someone remarks on: "did not mention", "omitted", "declined to discuss"."""
    known, lemma = silence(), cue.verb.lemma
    if head is None or not (cue.negated or lemma in known.outright):
        return None
    if lemma not in known.outright and lemma in known.denied_predicates and not _document(head):
        return None
    frames = frozenset({"object"}) if lemma in known.objects or lemma in known.outright else frozenset[str]()
    use = Use("omits", frames, known.preps.get(lemma, frozenset()), frozenset(), False, False)
    found = complement(scene, sentence, cue.verb, use, None)
    return ("omits", found) if found is not None else None


def _may_lack_source(sentence: Sentence, cue: Cue) -> bool:
    verb = cue.verb
    opens = verb.tag == "VBN" and verb.dep == "advcl"  # "Asked whether ..., he said"
    return opens or sentence.child(verb, "auxpass", "nsubjpass") is not None


def _cites_in_passing(sentence: Sentence, cue: Cue) -> bool:
    """ "X, citing two diplomats, reported": the object is someone or something that speaks."""
    cited = sentence.child(cue.verb, "dobj")
    if cited is None or cue.verb.tag != "VBG" or not any(use.relays for use in cue.uses):
        return False
    known, noun = sources(), cited.lemma.lower()
    speaks = noun in known.persons | known.mouthpieces | known.institutions | known.outlets | known.documents
    return speaks or cited.entity in ("PERSON", "ORG", "NORP")


def _document(head: Token) -> bool:
    return head.lemma.lower() in sources().documents


def _author(scene: Scene, sentence: Sentence, head: Token | None, verb: Token) -> tuple[Span, ...]:
    """Who sent the document that speaks: "sent him a letter urging" gives the sender."""
    if head is None or not _document(head) or head.dep != "dobj":
        return ()
    carrier = sentence.head(head)
    if carrier is None or carrier.lemma not in sources().transfers or carrier is verb:
        return ()
    author = speaker(sentence, carrier)
    span = source_span(sentence, scene.text, author, carrier) if author is not None else None
    return (span,) if span is not None else ()
