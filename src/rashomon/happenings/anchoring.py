"""Whether a match tells of a particular event, or only uses the word: generic nouns and empty subjects fall out."""

from __future__ import annotations

from rashomon.encoder.parse import Token
from rashomon.happenings.fillers import Fillers
from rashomon.happenings.idle import only_describes, only_speaks
from rashomon.happenings.lexicon import nouns, numerals
from rashomon.happenings.matching import Match
from rashomon.happenings.phrases import is_passive, lemma_of
from rashomon.happenings.signs import is_definite_noun
from rashomon.happenings.triggers import is_definite
from rashomon.knowledge.frames import load_frames
from rashomon.model import ActorExpression, RoleFiller

#: Subjects that are nobody in particular ("people who attack others").
_SEVERAL = frozenset(("they", "we", "both", "who", "them", "two", "three"))
#: Words that point at what was said, never at somebody ("that hurt him").
_THINGS = frozenset(("this", "that"))
_IMPERSONAL = frozenset(("you", "one", "anyone", "everyone", "someone", "nobody", "i", "me"))


def tells_of_event(match: Match, fillers: Fillers, found: tuple[RoleFiller, ...], *, tied: bool) -> bool:
    """Whether a match with these fillers is an event; `tied` says that a time, place or number is bound to it."""
    if (not tied and _is_appraised(match)) or only_speaks(match) or only_describes(match, fillers):
        return False
    if not match.frame.needs <= {filler.role for filler in found}:
        return False
    if match.nominal:
        return _noun_tells(match, fillers, found, tied=tied)
    tokens = fillers.actor_tokens(match)
    if tokens and all(t.text.lower() in _IMPERSONAL or _is_habit(match, fillers, t) for t in tokens):
        return False
    if match.frame.human and not _somebody_acts(match, fillers):
        return False
    if match.frame.root == "AGREE" and is_passive(fillers.sentence, match.head) and not fillers.actor_tokens(match):
        return False  # "talks scheduled for May" are planned talks; nobody is said to have agreed on them
    if _is_topic_of_talk(match, fillers, found):
        return False
    if match.frame.reciprocal and not _has_partner(match, fillers, found):
        return False
    if match.frame.reciprocal and _is_with_a_thing(match, fillers, found):
        return False
    return tied or _carries_known(match) or any(_is_known(fillers, filler) for filler in found)


def _carries_known(match: Match) -> bool:
    """ "The meeting was held": the event that the verb carries is one told of before."""
    noun = match.noun
    if noun is None or noun == match.head or not is_definite_noun(match.sentence, noun):
        return False
    return any(len(frame.words) == 1 for frame in load_frames().get(("noun", lemma_of(noun)), ()))


def _is_topic_of_talk(match: Match, fillers: Fillers, found: tuple[RoleFiller, ...]) -> bool:
    """ "Called her to discuss trade" tells of one talk: an infinitive with no partner of its own says its topic."""
    head = match.sentence.head(match.head)
    talk = match.frame.root == "CONSULT" and head is not None and fillers.events.get(head.index) == "CONSULT"
    infinitive = match.head.tag == "VB" and match.head.dep in ("xcomp", "advcl")
    return talk and infinitive and not any(f.role == "recipient" for f in found)


def _is_appraised(match: Match) -> bool:
    """Whether it is only said to be good or needed ("the importance of closer ties"): attitudes are no events."""
    governors_of = match.sentence.ancestors(match.head)
    nearest = next((t for t in governors_of if t.pos in ("NOUN", "PROPN")), None)
    return nearest is not None and lemma_of(nearest) in nouns().appraisals and nearest.index < match.head.index


def _has_partner(match: Match, fillers: Fillers, found: tuple[RoleFiller, ...]) -> bool:
    """Whether a mutual act has two sides or a topic ("spoke on condition of anonymity" has neither)."""
    s, head = fillers.sentence, match.head
    actors = fillers.actor_tokens(match)
    plural = head.tag == "VBP" or any(t.text.lower() in ("are", "were", "have") for t in s.children(head, "aux"))
    several = (
        plural or len(actors) > 1 or any(t.tag in ("NNS", "NNPS", "CD") or t.text.lower() in _SEVERAL for t in actors)
    )
    about = s.child(head, "dobj", "nsubjpass", "xcomp", "ccomp") or len(match.words) > 1
    return several or bool(about) or any(f.role == "recipient" for f in found)


def _is_with_a_thing(match: Match, fillers: Fillers, found: tuple[RoleFiller, ...]) -> bool:
    """Whether the object of a mutual act is nobody and no place ("meet the bar", "called the raid a crime")."""
    s = match.sentence
    thing = s.child(match.head, "dobj")
    if thing is None or thing in match.words or is_passive(s, match.head):
        return False
    partners = [f for f in found if f.role == "recipient"]
    on_it = any(f.span.start <= thing.start < f.span.end for f in partners)
    return on_it and not fillers.names.is_place(thing) and not any(_is_known(fillers, f) for f in partners)


def _noun_tells(match: Match, fillers: Fillers, found: tuple[RoleFiller, ...], *, tied: bool) -> bool:
    known = any(_is_known(fillers, filler) for filler in found)
    if known or tied:
        return True
    if lemma_of(match.head) in numerals().tolls:
        return False  # a toll without its figure tells nothing
    definite = is_definite(match)
    particular = definite if match.frame.generic else definite or bool(found) or match.head.tag != "NNS"
    return particular and not _is_modifier(match.head)


def _is_modifier(noun: Token) -> bool:
    return noun.dep in ("compound", "nmod", "amod")


def _is_habit(match: Match, fillers: Fillers, subject: Token) -> bool:
    """Whether the clause says what such people do ("companies complain"), not what some did."""
    s = fillers.sentence
    bare = subject.tag == "NNS" and not s.children(subject, "det", "poss", "nummod", "prep", "relcl", "acl")
    return bare and match.head.tag == "VBP" and s.role != "headline" and fillers.names.expression_of(subject) is None


def _somebody_acts(match: Match, fillers: Fillers) -> bool:
    """Whether the actor is somebody; an unnamed agent (a passive without "by") does not speak against it."""
    tokens = fillers.actor_tokens(match)
    things = [t for t in tokens if t.text.lower() in _THINGS and t.head == match.head.index]
    acting = [t for t in tokens if t.text.lower() not in _IMPERSONAL and t not in things]
    violent = match.frame.root == "ASSAULT"  # "the raid killed six"
    return not tokens or any(
        violent if fillers.events.get(t.index) == "ASSAULT" else _can_act(t, fillers) for t in acting
    )


def _can_act(token: Token, fillers: Fillers) -> bool:
    """Whether a word names somebody, and no event that is nobody's ("Truce agreed in Suva")."""
    event = fillers.matches.get(token.index)
    if event is not None and event.nominal and lemma_of(token) not in nouns().people:
        return fillers.names.expression_of(token) is not None
    return fillers.names.names_somebody(token)


def _is_known(fillers: Fillers, filler: RoleFiller) -> bool:
    """Whether a filler is an actor expression, or a noun for somebody."""
    if any(_overlaps(expression, filler) for expression in fillers.names.actors):
        return True
    top = fillers.sentence.top(filler.span)
    return top is not None and fillers.names.names_somebody(top)


def _overlaps(expression: ActorExpression, filler: RoleFiller) -> bool:
    return expression.span.overlaps(filler.span)
