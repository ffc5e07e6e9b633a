"""Speakers named by a pronoun: "they maintain", "who said"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.happenings.lexicon import nouns
from rashomon.statements.cues import is_cue_verb
from rashomon.statements.lexicon import sources
from rashomon.statements.sources import relative_antecedent

_PLURAL = frozenset({"they", "their", "both", "we", "them"})
_PERSONAL = frozenset({"he", "she", "his", "her", "i", "him"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_OTHER = frozenset({"it", "its"})
_BODIES = frozenset({"ORG", "GPE", "NORP", "FAC"})
#: Articles of nobody in particular ("denied that any soldier had crossed").
_NOBODY = frozenset({"any", "no", "every", "neither"})
#: Nouns for people that are never one person.
_SEVERAL = frozenset({"side", "party", "both", "two", "people", "family", "crew", "crowd", "mob", "police", "patrol",
                      "troop", "staff", "personnel", "townspeople", "force"})  # fmt: skip
#: How many sentences back the noun of a pronoun is looked for.
_BACK = 3
#: A pronoun with a word on either side has this many words about it, itself left out.
_MIDDLE = 2
_BEFORE_CLOSING = frozenset({",", '"', "”", "?", "!"})


def is_pronoun(token: Token) -> bool:
    """Whether a word stands for a speaker named elsewhere."""
    return token.text.lower() in _PLURAL | _PERSONAL | _RELATIVE | _OTHER


def is_personal(token: Token) -> bool:
    """Whether a pronoun stands for one person."""
    return token.text.lower() in _PERSONAL


def antecedent(
    parse: Parse, sentence: Sentence, pronoun: Token, speakers: frozenset[int] = frozenset()
) -> tuple[Sentence, Token] | None:
    """Sentence and head of the noun phrase that a pronoun stands for; `speakers` are the offsets of words that head the
    source of something said.

    A relative pronoun takes the noun of its clause; others the nearest subject or speaker before them that agrees,
    within the sentence the last and in an earlier one the first. "it" takes none where there are two. Closing words
    ("..., he said") go on with a speaker of the sentences before, if there is one: whom their own clause tells of is
    somebody else as a rule. "..., it said" is the body told of last, which may have given its account without a verb of
    saying.
    """
    word = pronoun.text.lower()
    if word in _RELATIVE:
        noun = relative_antecedent(sentence, pronoun)
        return (sentence, noun) if noun is not None else None
    if word in _OTHER and (subject := _governing_subject(sentence, pronoun)) is not None:
        return sentence, subject
    number = parse.sentences.index(sentence)
    before = parse.sentences[max(0, number - _BACK) : number]
    closes = _closes(sentence, pronoun)
    if closes and word in _PERSONAL and (said := _nearest(before, pronoun, speakers, speaking=True)) is not None:
        return said
    return _nearest(before if closes else (*before, sentence), pronoun, speakers) or (
        _nearest((sentence,), pronoun, speakers) if closes else None
    )


def _nearest(
    sentences: Sequence[Sentence], pronoun: Token, speakers: frozenset[int], *, speaking: bool = False
) -> tuple[Sentence, Token] | None:
    """The subject or speaker of the latest of these sentences that agrees with a pronoun; who speaks before others."""
    word = pronoun.text.lower()
    for home in reversed(sentences):
        before = (t for t in home.tokens if t.end <= pronoun.start and not _quoted(home, t))
        subjects = [t for t in before if _agrees(home, t, word, speaks=t.start in speakers)]
        subjects = [t for t in subjects if t.dep in ("nsubj", "nsubjpass") or t.start in speakers]
        subjects = [t for t in subjects if t.start in speakers or _speaks(home, t)] or ([] if speaking else subjects)
        if word in _OTHER and len(subjects) > 1:
            return None
        if subjects:
            return home, subjects[-1 if home.start <= pronoun.start < home.end else 0]
    return None


def _closes(sentence: Sentence, pronoun: Token) -> bool:
    """Whether a pronoun and a verb of saying close a clause ("..., he said")."""
    around = sentence.tokens[max(0, pronoun.index - 1) : pronoun.index + 2]
    return len(around) > _MIDDLE and around[0].text in _BEFORE_CLOSING and is_cue_verb(around[-1])


def _speaks(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject is that of a verb of saying: who has spoken speaks on."""
    verb = sentence.head(subject)
    return verb is not None and is_cue_verb(verb)


def _governing_subject(sentence: Sentence, pronoun: Token) -> Token | None:
    """The subject of the clause that holds the pronoun's own ("the ministry rejected what it called ...")."""
    for verb in sentence.ancestors(pronoun)[1:]:
        subject = sentence.child(verb, "nsubj", "nsubjpass")
        if subject is not None and subject.index < pronoun.index:
            return subject if _agrees(sentence, subject, pronoun.text.lower()) else None
    return None


def _agrees(sentence: Sentence, noun: Token, word: str, *, speaks: bool = False) -> bool:
    """Whether a subject agrees with a pronoun in number and personhood. Who `speaks` and is set beside a body's noun
    ("the owner, a Greek company") may be "it"."""
    if word in _PERSONAL and noun.text.lower() == "one":  # "one of them said"
        return True
    if noun.pos not in ("NOUN", "PROPN") or any(t.text.lower() in _NOBODY for t in sentence.children(noun, "det")):
        return False
    plural = noun.tag in ("NNS", "NNPS") or sentence.child(noun, "conj") is not None
    if word in _PLURAL:
        return plural and _may_speak(sentence, noun)
    if word in _PERSONAL:
        known = sources().persons | sources().mouthpieces | sources().officeholders | (nouns().people - _SEVERAL)
        return not plural and (noun.entity == "PERSON" or noun.lemma.lower() in known)
    lemma, bodies = noun.lemma.lower(), sources().institutions | sources().outlets | sources().documents
    firm = speaks and any(t.lemma.lower() in bodies for t in sentence.children(noun, "appos"))
    return not plural and (noun.entity in _BODIES or lemma in bodies or firm)


def _may_speak(sentence: Sentence, noun: Token) -> bool:
    """Whether a plural subject is of people or bodies; things ("the pictures") are spoken for by nobody."""
    known, lemma = sources(), noun.lemma.lower()
    speaking = known.persons | known.mouthpieces | known.officeholders | known.institutions | known.outlets
    listed = [noun, *sentence.children(noun, "conj")]
    return lemma in speaking or any(t.entity in _BODIES | {"PERSON"} or t.pos == "PROPN" for t in listed)


def _quoted(sentence: Sentence, token: Token) -> bool:
    """Whether a word stands after an opening quotation mark of its sentence."""
    return sentence.text[: token.start - sentence.start].count('"') % 2 == 1
