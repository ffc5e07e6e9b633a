"""Capitals and states that open a headline as its subject: "Lima and Quito Trade Blame"."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.knowledge.actors.gazetteer import find_names
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import Span

#: What may join the names of a headline's subject.
_JOINTS = frozenset({"and", "&", ","})

#: Tags of verbs that make the word before them their subject ("Beijing strikes kill five").
_FINITE = frozenset({"VBP", "VBZ", "VBD"})


def leads_headline(sentence: Sentence, span: Span) -> bool:
    """Whether a name is among those that open a headline and a verb of acting or speaking follows them.

    The verb is known by its form, as parsers read a headline's capitals as names; without one the use decides.
    """
    if sentence.role != "headline":
        return False
    end, index, listed = -1, 0, False
    names = {sentence.start + m.start: sentence.start + m.end for m in find_names(sentence.text) if m.entries}
    while index < len(sentence.tokens) and (past := names.get(sentence.tokens[index].start)) is not None:
        end = past
        listed = listed or span.end == past
        index = next((t.index for t in sentence.tokens if t.start >= end), len(sentence.tokens))
        joint = index
        while joint < len(sentence.tokens) and sentence.tokens[joint].text.lower() in _JOINTS:
            joint += 1
        if joint == index:
            break
        index = joint
    following = sentence.tokens[index : index + 2]
    return listed and bool(following) and _acts(following[0]) and not any(t.tag in _FINITE for t in following[1:])


def _acts(token: Token) -> bool:
    """Whether a word has the form of one of the verbs of headlines, whatever the parser makes of it."""
    word = token.text.lower()
    forms = {word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y"}
    plural_noun = token.pos == "NOUN" and token.tag == "NNS" and word.endswith("s") and token.text.islower()
    return bool(forms & wordings()["headline_verbs"]) and not plural_noun
