"""Which words of a sentence fit a frame: the right word class, the right objects, a complement where one is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.clauses import called_by_name, logical_objects, logical_subjects
from rashomon.happenings.lexicon import governors, nouns
from rashomon.happenings.phrases import is_passive, is_somebody, lemma_of, phrase_of, prepositional
from rashomon.knowledge.frames import Frame, PartOfSpeech, load_frames
from rashomon.knowledge.happening_kinds import instances

_PARTICLES = ("prt", "prep", "advmod", "dative", "agent")
_ARGUMENTS = ("dobj", "pobj", "nsubjpass", "acomp", "oprd", "attr", "amod", "compound", "xcomp")
#: Subjects that a speaker obliges to nothing, or who are the speaker himself.
_NOBODY_ELSE = frozenset(("it", "there", "we", "i", "one", "this", "that", "you", "he", "she"))
#: Names that stand for whole classes among a frame's objects and subjects, and the parser's labels of places.
_CLASSES = frozenset(("PERSON", "PLACE"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_OBLIGATIONS = frozenset(("must", "ought"))
#: Roots whose verbs speak of another event instead of bringing it about.
_WORDS_ABOUT = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"))


@dataclass(frozen=True)
class Match:
    """A frame and the words that fit it; `head` is the syntactic head, `words` are in text order, `noun` the noun
    that a light verb carries ("hold *talks*")."""

    sentence: Sentence
    frame: Frame
    head: Token
    words: tuple[Token, ...]
    noun: Token | None = None

    @property
    def nominal(self) -> bool:
        """Whether the event is named by a noun alone."""
        return self.frame.pos == "noun"


def match_frames(sentence: Sentence) -> list[Match]:
    """At most one match for each head word, the most specific one; nouns used up by a light verb give none."""
    best: dict[int, tuple[tuple[int, bool, bool, int], Match]] = {}
    for token in sentence.tokens:
        for rank, match in _matches_at(sentence, token):
            index = match.head.index
            if index not in best or rank > best[index][0]:
                best[index] = (rank, match)
    found = {index: best[index][1] for index in sorted(best)}
    kept = [_without_other_event(match, found) for match in found.values()]
    used = {t.index for m in kept for t in m.words if t.index != m.head.index}
    return [m for m in kept if m.frame.pos == "verb" or m.head.index not in used]


def _without_other_event(match: Match, found: dict[int, Match]) -> Match:
    """A verb and its object are one event where the deed is to the object ("hold talks", "lift sanctions"); where the
    verb is words about it ("schedule talks", "reject the offer") each tells of its own."""
    own = found.get(match.noun.index) if match.noun is not None and match.noun != match.head else None
    if own is None or own.frame.root == match.frame.root:
        return match
    if match.frame.root not in _WORDS_ABOUT and phrase_of(match.sentence, match.head) not in governors().verbs:
        return match
    return replace(match, words=tuple(t for t in match.words if t != match.noun), noun=None)


def _matches_at(sentence: Sentence, token: Token) -> list[tuple[tuple[int, bool, bool, int], Match]]:
    """The matches that begin at a word, each with its rank: more words, conditions that held, the files' order."""
    return [
        ((len(frame.words), bool(frame.objects), frame.complement, -number), match)
        for number, frame in enumerate(_candidates(token))
        if (match := _match(sentence, token, frame))
    ]


def _candidates(token: Token) -> list[Frame]:
    frames = load_frames()
    forms = dict.fromkeys((lemma_of(token), token.text.lower()))
    parts: list[PartOfSpeech] = []
    if token.pos in ("VERB", "AUX"):
        parts = ["verb"]
    elif token.pos in ("NOUN", "PROPN"):
        parts = ["noun"]
    elif token.pos == "ADJ":
        parts = ["noun", "adjective"] if _is_noun(token) else ["adjective"]
    found = [frame for part in parts for form in forms for frame in frames.get((part, form), ())]
    if "noun" not in parts:
        # a noun of several words may begin with any modifier ("nuclear test", "attempted coup")
        found += [f for form in forms for f in frames.get(("noun", form), ()) if len(f.words) > 1]
    return found


def _match(sentence: Sentence, token: Token, frame: Frame) -> Match | None:
    if frame.pos == "verb":
        return _match_verb(sentence, token, frame)
    words = _contiguous(sentence, token, frame.words)
    if words is None:
        return None
    members = {w.index for w in words}
    head = next((w for w in words if w.head == w.index or w.head not in members), words[-1])
    if frame.pos == "noun":
        if not _is_noun(head) or not _noun_fits(sentence, head, frame):
            return None
        if frame.recalls and _is_of_one(sentence, head, frame.objects):
            frame = replace(frame, recalls=frozenset())
    return Match(sentence, frame, head, tuple(words))


def _is_noun(token: Token) -> bool:
    """Whether a word is used as a noun; the parser takes some that end a noun phrase for adjectives ("offensive")."""
    if token.entity in ("DATE", "TIME"):
        return False  # "March"
    return token.pos in ("NOUN", "PROPN") or (
        token.pos == "ADJ" and token.dep in ("dobj", "pobj", "nsubj", "nsubjpass")
    )


def _noun_fits(sentence: Sentence, noun: Token, frame: Frame) -> bool:
    """Whether the words before a noun, and after its "of", leave it the event that the frame means."""
    before = [t for t in sentence.children(noun, "compound", "amod", "nmod") if t.index < noun.index]
    if any(f"{lemma_of(t)} {lemma_of(noun)}" in nouns().no_events for t in before):
        return False
    if any(lemma_of(t) in frame.not_objects for t in before):
        return False
    of = prepositional(sentence, noun, "of")
    if any(lemma_of(t) in frame.not_objects for t in of):
        return False
    if frame.recalls and (any(_tells_which(t) for t in before) or any(not _is_name_or_time(t) for t in of)):
        return _is_of_one(sentence, noun, frame.objects)
    if frame.recalls:
        return noun.pos == "NOUN"
    return not frame.objects or _is_of_one(sentence, noun, frame.objects)


def _tells_which(word: Token) -> bool:
    """Whether a word before a noun says what sort of thing it is ("a driving test", "bold moves"): no name, no time,
    and no word that counts ("the first test")."""
    if _is_name_or_time(word) or word.text[:1].isupper() or word.tag in ("CD", "JJR", "JJS"):
        return False
    known = instances()
    return word.lemma.lower() not in known.earlier | known.later | known.repeat


def _is_name_or_time(word: Token) -> bool:
    return word.pos == "PROPN" or word.entity in ("DATE", "TIME", "NORP")


def _is_of_one(sentence: Sentence, noun: Token, lemmas: frozenset[str]) -> bool:
    """Whether one of these stands before the noun or after its "of"."""
    before = [t for t in sentence.children(noun, "compound", "amod", "nmod") if t.index < noun.index]
    return any(lemma_of(t) in lemmas for t in (*before, *prepositional(sentence, noun, "of")))


def _contiguous(sentence: Sentence, token: Token, wanted: tuple[str, ...]) -> list[Token] | None:
    """Words that follow one another, hyphens and articles between them aside."""
    found, index = [token], token.index + 1
    for word in wanted[1:]:
        while index < len(sentence.tokens) and sentence.tokens[index].text.lower() in ("-", "a", "an", "the"):
            index += 1
        if index >= len(sentence.tokens):
            return None
        here = sentence.tokens[index]
        if word not in (lemma_of(here), here.text.lower(), here.lemma.lower()):
            return None
        found.append(here)
        index += 1
    return found


def _match_verb(sentence: Sentence, verb: Token, frame: Frame) -> Match | None:
    if verb.dep == "amod" and not _misread_verb(sentence, verb):
        return None
    if lemma_of(verb) in governors().auxiliaries and sentence.child(verb, "xcomp"):
        return None
    if frame.root == "CONSULT" and _is_naming(sentence, verb):
        return None
    parts = _parts_of_verb(sentence, verb, frame.words[1:])
    if parts is None or (frame.complement and not _has_complement(sentence, verb)):
        return None
    if frame.must and not _obliges(sentence, verb):
        return None
    if frame.intransitive and (sentence.child(verb, "dobj") is not None or is_passive(sentence, verb)):
        return None
    carried = _carried_object(sentence, verb, frame)
    if (frame.objects and carried is None) or _has_object(sentence, verb, frame.not_objects):
        return None
    doer = next((t for t in logical_subjects(sentence, verb) if _is_one_of(sentence, t, frame.subjects)), None)
    if frame.subjects and doer is None:
        return None
    carried = carried or doer
    if carried is not None and (lemma_of(carried) in nouns().people or _is_named(sentence, carried, frame)):
        carried = None  # whom it is done to, not part of the word ("expelled the ambassador")
    words = sorted({t.index: t for t in (verb, *parts, *((carried,) if carried else ()))}.items())
    noun = carried or next((t for t in parts if t.pos in ("NOUN", "PROPN")), None)
    return Match(sentence, frame, verb, tuple(token for _, token in words), noun)


def _is_naming(sentence: Sentence, verb: Token) -> bool:
    """ "Called him a traitor": an object and what it is called."""
    said_of = sentence.child(verb, "oprd", "ccomp")
    if said_of is None or (said_of == called_by_name(sentence, verb)):
        return False
    return said_of.pos != "VERB" or said_of.dep == "oprd"


def _misread_verb(sentence: Sentence, verb: Token) -> bool:
    """Whether the parser took a finite verb for a modifier: a subject or auxiliary stands just before it."""
    before = sentence.tokens[verb.index - 1] if verb.index else None
    return verb.tag in ("VBD", "VBZ", "VBP") or (before is not None and before.dep in ("nsubj", "nsubjpass", "aux"))


def _parts_of_verb(sentence: Sentence, verb: Token, wanted: tuple[str, ...]) -> list[Token] | None:
    """The other words of a verb of several words, each below the verb or below the one before it."""
    found: list[Token] = []
    for word in wanted:
        near = _below(sentence, verb) + [t for part in found for t in _below(sentence, part)]
        fitting = [t for t in near if word in (lemma_of(t), t.text.lower()) and t.index != verb.index]
        part = next((t for t in fitting if not _gives_time(sentence, t)), None)
        if part is None:
            return None
        found.append(part)
    return found


def _gives_time(sentence: Sentence, preposition: Token) -> bool:
    """Whether a preposition says when ("called her on Tuesday" is no "call on")."""
    return any(t.entity in ("DATE", "TIME") for t in sentence.children(preposition, "pobj"))


def _below(sentence: Sentence, token: Token) -> list[Token]:
    """Particles, prepositions and objects of a word, and what its prepositions govern."""
    direct = sentence.children(token, *_PARTICLES, *_ARGUMENTS)
    direct += [t for t in sentence.children(token, "ccomp") if t.pos == "ADJ"]  # "found him guilty"
    return direct + [noun for kid in direct if kid.pos == "ADP" for noun in sentence.children(kid, "pobj")]


def _has_complement(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause, an infinitive or a gerund hangs on the verb."""
    return any(
        kid.dep in ("ccomp", "xcomp")
        or (kid.dep in ("advcl", "acl") and any(t.dep == "aux" and t.text == "to" for t in sentence.children(kid)))
        for kid in sentence.children(verb)
    )


def _obliges(sentence: Sentence, verb: Token) -> bool:
    """Whether the clause after a verb of saying tells somebody, not something, what he has to do."""
    for clause in sentence.children(verb, "ccomp"):
        subject = sentence.child(clause, "nsubj", "nsubjpass")
        bound = any(t.text.lower() in _OBLIGATIONS for t in sentence.children(clause, "aux"))
        has_to = lemma_of(clause) in ("have", "need") and sentence.child(clause, "xcomp") is not None
        told = subject is not None and is_somebody(subject) and subject.text.lower() not in _NOBODY_ELSE
        if (bound or has_to) and told:
            return sentence.child(clause, "neg") is None
    return False


def _heads_of_object(sentence: Sentence, noun: Token) -> list[Token]:
    """The object's head, and what a container or body consists of ("a series of talks", "a team of doctors") or a
    vehicle brings ("a ship with rice")."""
    found, known = [noun], nouns()
    inside: tuple[str, ...] = ("of",) if lemma_of(noun) in known.containers | known.bodies else ()
    inside = ("of", "with") if lemma_of(noun) in known.vehicles else inside
    for preposition in inside:
        found += prepositional(sentence, noun, preposition)
    return found


def containers_of(match: Match) -> list[Token]:
    """The container nouns that hold an event noun ("a *round* of talks"): what is said of them is said of it."""
    found, noun = list[Token](), match.head
    while match.nominal and noun.dep == "pobj" and (of := match.sentence.head(noun)) is not None and of.text == "of":
        above = match.sentence.head(of)
        if above is None or lemma_of(above) not in nouns().containers:
            break
        found, noun = [*found, above], above
    return found


def _is_named(sentence: Sentence, noun: Token, frame: Frame) -> bool:
    """Whether a word fits a frame as somebody's or some place's name alone, not as one of its words."""
    return not any(_is_one_of(sentence, noun, lemmas - _CLASSES) for lemmas in (frame.objects, frame.subjects))


def _carried_object(sentence: Sentence, verb: Token, frame: Frame) -> Token | None:
    objects = [t for top in logical_objects(sentence, verb) for t in _heads_of_object(sentence, top)]
    own = [prep for prep in sentence.children(verb, "prep") if prep.text.lower() in frame.words]
    objects += [t for prep in own for t in sentence.children(prep, "pobj")]
    return next((t for t in objects if _is_one_of(sentence, t, frame.objects)), None)


def _has_object(sentence: Sentence, verb: Token, lemmas: frozenset[str]) -> bool:
    if not lemmas:
        return False
    tops = logical_objects(sentence, verb)
    tops += [t for top in tops if top.pos == "NUM" for t in prepositional(sentence, top, "of")]  # "one of the posts"
    return any(_is_one_of(sentence, t, lemmas) for t in tops)


def _is_one_of(sentence: Sentence, noun: Token, lemmas: frozenset[str]) -> bool:
    if lemma_of(noun) in lemmas or noun.text.lower() in lemmas:
        return True
    if "PERSON" in lemmas and (noun.entity == "PERSON" or lemma_of(noun) in nouns().people):
        return True
    if "PLACE" in lemmas and noun.pos == "PROPN" and noun.entity in _PLACES:
        return True
    modifiers = [t for t in sentence.children(noun, "compound", "amod") if t.index < noun.index]
    return any(f"{lemma_of(t)} {lemma_of(noun)}" in lemmas for t in modifiers)
