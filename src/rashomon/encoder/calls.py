"""Calls read as namings: "Lula called Milei on Friday" is a telephone call, and Milei no name that Lula is given.

Behind a verb that both names and telephones ("call") the parser often takes the name of whoever is called for what the
subject is called. Where the verb has a subject and nothing else that could be given the name, the name is its object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.encoder.parse import Token
from rashomon.knowledge.frames import load_frames

_PHONE = "phone"


def mend_calls(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, with people who are called as objects of the call."""
    new = list(tokens)
    for name in tokens:
        verb = tokens[name.head]
        if name.dep != "oprd" or name.pos != "PROPN" or name.index < verb.index or verb.dep in ("relcl", "acl"):
            continue
        kids = [t.dep for t in tokens if t.head == verb.index and t.index != verb.index]
        phones = any(
            frame.mode == _PHONE and not frame.objects for frame in load_frames().get(("verb", verb.lemma), ())
        )
        if phones and "nsubj" in kids and not {"dobj", "auxpass", "nsubjpass"} & set(kids):
            new[name.index] = replace(name, dep="dobj")
    return tuple(new)
