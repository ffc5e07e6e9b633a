"""Reasons why two mentions can never tell of the same event. What is not known never vetoes."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.edtf import disjoint
from rashomon.events.facts import MUTUAL_ROOTS, Facts
from rashomon.knowledge.predicates import say_the_same
from rashomon.model import Modality, Place

Veto = Callable[[Facts, Facts], str | None]

_TO_COME: frozenset[Modality] = frozenset({"future", "possible"})
_HAPPENED: frozenset[Modality] = frozenset({"actual", "reported"})


def veto(a: Facts, b: Facts) -> str | None:
    """Why a and b are different events, as a plain clause; None when nothing speaks against one event."""
    return next((reason for rule in VETOES if (reason := rule(a, b)) is not None), None)


def _kinds(a: Facts, b: Facts) -> str | None:
    if a.kind.name == b.kind.name or fits_general(a, b) or fits_general(b, a):
        return None
    return f"one is of the kind {a.kind.name}, the other of the kind {b.kind.name}"


def fits_general(general: Facts, other: Facts) -> bool:
    """Whether the first is a general word ("the incident") that may stand for the second, itself general or not."""
    kind = general.kind
    if not kind.general or not (kind.communication or kind.casualty or general.mention.definite):
        return False
    if other.kind.general:
        return kind.stands_for == other.kind.stands_for and not kind.roots.isdisjoint(other.kind.roots)
    if kind.stands_for and other.kind.name not in kind.stands_for:
        return False
    return other.root is None or other.root in general.kind.roots


def _names(a: Facts, b: Facts) -> str | None:
    if a.name == b.name:
        return None
    if a.name and b.name:
        return f"they have different names ({a.name} and {b.name})"
    # "the summit" may be the G20 summit; "the meeting" on its margins is not
    return None if a.mention.lemma == b.mention.lemma else f"only one is called {a.name or b.name}"


def _mirrored(a: Facts, b: Facts) -> str | None:
    """Who acts in the one is acted on in the other: an answer in kind, or a counter-claim, even where one does
    not say who acted."""
    if a.root in MUTUAL_ROOTS or b.root in MUTUAL_ROOTS:
        return None
    exchanged = (a.doers and a.doers <= b.targets) or (b.doers and b.doers <= a.targets)
    if exchanged and a.doers.isdisjoint(b.doers):
        return "the roles are exchanged: what one does to the other, the other does in return"
    return None


def _rejected(a: Facts, b: Facts) -> str | None:
    if a.rejecters & b.doers or b.rejecters & a.doers:
        return "who rejects the one made the other"
    return None


def _parties(a: Facts, b: Facts) -> str | None:
    """Parties that exclude each other; one mention may name only the one side, another only the other."""
    smaller, larger = sorted((a.parties, b.parties), key=len)
    if not smaller or len(larger) < 2 or not smaller.isdisjoint(larger):
        several = len(smaller) > 1 and not smaller <= larger
        return "they are between different parties" if several and a.root in MUTUAL_ROOTS else None
    return "no party takes part in both"


def _doers(a: Facts, b: Facts) -> str | None:
    if a.root in MUTUAL_ROOTS or b.root in MUTUAL_ROOTS:
        return None
    if a.doers and b.doers and a.doers.isdisjoint(b.doers):
        return "different parties act"
    if a.targets and b.targets and a.targets.isdisjoint(b.targets):
        return "different parties are acted on"
    return None


def _dates(a: Facts, b: Facts) -> str | None:
    if a.document == b.document and not (a.timed and b.timed):
        return None
    if disjoint(a.window, b.window):
        return f"the dates differ ({a.window.edtf} and {b.window.edtf})"
    return None


def _background(a: Facts, b: Facts) -> str | None:
    """An event of another time that a report brings in late ("In March an explosion ...") is not the one it has been
    telling of without a date."""
    earlier, later = sorted((a, b), key=lambda facts: facts.order)
    if a.document != b.document or earlier.timed or not later.timed or earlier.mention.definite:
        return None
    if not disjoint(earlier.window, later.window):
        return None
    return f"the later told is of another time ({later.window.edtf})"


def are_of_different_times(a: Facts, b: Facts) -> bool:
    """Whether time alone keeps two mentions apart."""
    return _dates(a, b) is not None or _background(a, b) is not None


def _side_by_side(a: Facts, b: Facts) -> str | None:
    """Two nouns of one clause that name the same kind name two ("compared the blast with the bombing")."""
    same_clause = a.mention.extent == b.mention.extent and a.kind.name == b.kind.name
    both_nouns = a.mention.nominal and b.mention.nominal
    return "they are named side by side" if same_clause and both_nouns else None


def _denials(a: Facts, b: Facts) -> str | None:
    """What is denied is denied in its own words: "did not meet" denies no summit, "had not crossed" no killing."""
    negated = {"negated"} & {a.mention.modality, b.mention.modality}
    x, y = (f.mention.lemma.split()[-1] for f in (a, b))
    if not negated or a.mention.modality == b.mention.modality:
        return None
    one_call = a.kind.name == b.kind.name == "call" or fits_general(a, b) or fits_general(b, a)
    if not (say_the_same(x, y) or one_call):
        return "one is denied in other words than the other is told in"
    verbs = not (a.mention.nominal or b.mention.nominal or a.root in MUTUAL_ROOTS)
    return "one is denied of another than the other is told of" if verbs and a.targets != b.targets else None


def _places(a: Facts, b: Facts) -> str | None:
    x, y = a.mention.place, b.mention.place
    if x is None or y is None or x.geonameid is None or y.geonameid is None or x.geonameid == y.geonameid:
        return None
    if x.country and y.country and x.country != y.country:
        return f"the places differ ({x.name} and {y.name})"
    if x.country == y.country and _is_point(x) and _is_point(y):
        return f"the places differ ({x.name} and {y.name})"
    return None


def _is_point(place: Place) -> bool:
    """Whether a place is exact enough to be another than a second one of its country: a region may hold the town."""
    return place.feature in ("city", "airport")


def _modality(a: Facts, b: Facts) -> str | None:
    if a.mention.modality in _TO_COME and b.mention.modality in _HAPPENED:
        return "one is still to come, the other has happened"
    if b.mention.modality in _TO_COME and a.mention.modality in _HAPPENED:
        return "one has happened, the other is still to come"
    modalities = {a.mention.modality, b.mention.modality}
    if "negated" in modalities and modalities & _TO_COME:
        return "one is still to come, the other is said not to have been"
    return None


def _vows(a: Facts, b: Facts) -> str | None:
    return "one is a vow that it will not be, the other tells that it was or was not" if a.vow != b.vow else None


def _instances(a: Facts, b: Facts) -> str | None:
    if a.instance == b.instance:
        return None
    marks = {a.instance, b.instance}
    if "earlier" in marks and marks & {"repeat", "later"}:
        return "one is said to be the earlier, the other a later one"
    unmarked = a if a.instance == "" else b
    if "repeat" in marks and a.kind.name == b.kind.name and "" in marks and not unmarked.mention.definite:
        return "one is said to be a further one"
    return None


VETOES: tuple[Veto, ...] = (
    _kinds,
    _names,
    _mirrored,
    _rejected,
    _dates,
    _background,
    _side_by_side,
    _denials,
    _places,
    _modality,
    _vows,
    _instances,
    _doers,
    _parties,
)
