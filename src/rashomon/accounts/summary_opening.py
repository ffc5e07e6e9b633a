"""How the line that sums up an event begins: what the event is, who took part and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rashomon.accounts.summary_pieces import Known, part, saying
from rashomon.accounts.summary_words import listed, named, on_date
from rashomon.happenings.kinds import kind_of
from rashomon.knowledge.summaries import Naming, namings
from rashomon.model import Event, EventStatus, Proposition, Span, SummaryPart

#: An opening with a noun of its own names at most so many parties.
_MOST_PARTIES = 4
#: A kind must be that of one mention in so many to name the event: others may be told by more general words.
_ONE_IN = 3
_NOT_YET: Mapping[EventStatus, str] = {"planned": "planned", "possible": "possible"}
#: Before an event without an account of its own, so that it is not taken for a fact.
_NOBODY_SAYS: Mapping[EventStatus, str] = {"claimed": "Said to have happened", "denied": "Denied"}


def naming_of(known: Known, event: Event) -> Naming | None:
    """The noun for the event where enough of its mentions are of a kind that has one."""
    kinds = Counter(kind_of(known.mentions[m]).name for m in event.mentions if m in known.mentions)
    named = [kind for kind in kinds if kind in namings() and _ONE_IN * kinds[kind] >= kinds.total()]
    return namings()[min(named, key=lambda kind: (-kinds[kind], kind))] if named else None


def opening(known: Known, event: Event, naming: Naming | None, happened: Proposition | None) -> SummaryPart:
    """What the event is: a noun with those who took part, else the words of a text, and when."""
    parties = _parties(known, event, naming) if naming else ""
    status = _NOT_YET.get(event.status, "")
    if naming and parties:
        words = " ".join(part for part in (status, naming.noun, parties) if part)
        words = f"{'An' if words[0] in 'aeiou' else 'A'} {words}"
    else:
        words = f"{status.capitalize()}: {event.label}" if status else event.label
    told = saying(happened) if happened else []
    if event.status in _NOBODY_SAYS and not (happened and happened.accounts):
        words = f"{_NOBODY_SAYS[event.status]}: {words}"
    when = on_date(event.time.date)
    when = "" if when and when.split(" ", 1)[1] in event.label and event.label in words else when
    when += f" (set by {_who_set(event)})" if when and any(f.what == "date" for f in event.fixed) else ""
    evidence = [span for a in told for span in a.evidence] or _extents(known, event)
    return part("event", f"{words} {when}".strip(), [happened] if happened else [], told, evidence)


def _who_set(event: Event) -> str:
    """Who set the event's date, which no text that is cited gives."""
    return next((f.by for f in event.fixed if f.what == "date" and f.by), "a person")


def _parties(known: Known, event: Event, naming: Naming) -> str:
    """Those who took part, persons before the states and offices they stand for; "" where fewer than two are known."""
    parties = [(p.role, known.actors[p.actor]) for p in event.participants if p.actor in known.actors]
    persons = [(role, actor) for role, actor in parties if actor.kind == "person"]
    chosen = persons if len(persons) > 1 else parties
    names = list(dict.fromkeys(named(actor.name) for role, actor in chosen if role != "third"))
    if not 1 < len(names) <= _MOST_PARTIES:
        return ""
    if naming.parties == "between":
        return f"between {listed(names)}"
    senders, receivers = ([named(a.name) for role, a in chosen if role == each] for each in ("actor", "recipient"))
    return f"from {listed(senders)} to {listed(receivers)}" if senders and receivers else ""


def _extents(known: Known, event: Event) -> list[Span]:
    return [known.mentions[m].extent for m in event.mentions[:1] if m in known.mentions]
