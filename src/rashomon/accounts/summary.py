"""The line that sums up an event: what is agreed, what is in dispute and between whom, what is left out.

It is put together from the propositions and their accounts alone, and each piece names those it rests on. A denial
stands beside its claim; what is only claimed, planned or possible is said to be; silences come last. What stands on a
proposition by the likeness of its words alone is left out: it proves no claim and no denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.accounts.rows import Row, is_denial, is_saying
from rashomon.accounts.summary_numbers import by_value, counts, numbers
from rashomon.accounts.summary_opening import naming_of, opening
from rashomon.accounts.summary_pieces import Known, denying, make_known, part, saying
from rashomon.accounts.summary_words import (
    in_sentence,
    is_nameless,
    listed,
    named,
    narrates,
    question,
    subject,
    voices,
)
from rashomon.accounts.tellers import side_of
from rashomon.knowledge.summaries import Naming, counted_roles
from rashomon.model import Account, Comparison, Event, EventMention, Proposition, Reading, Summary, SummaryPart

#: So many topics and parts are named; of more the number of the others.
MOST_ITEMS = 4
#: So many disputed rows, and voices that leave something out, are named.
MOST_DISPUTES = 3
MOST_SILENT = 2
#: As much of what a row is called by must be in a voice's own words where these are the shorter.
_MOST_OF = 0.8
#: Words quoted from a text that say "not" themselves.
_NOT = re.compile(r"“[^”]*(?:\b(?:not?|never|none|nobody|nothing|neither|nor)\b|n['’]t\b)[^”]*”", re.IGNORECASE)


def with_summaries(
    readings: Sequence[Reading],
    events: Sequence[Event],
    propositions: Sequence[Proposition],
    comparisons: Sequence[Comparison],
) -> tuple[Event, ...]:
    """The events, each with its summary."""
    rows: dict[str, list[Proposition]] = {}
    for proposition in propositions:
        if own := tuple(account for account in proposition.accounts if not account.likened):
            rows.setdefault(proposition.event, []).append(replace(proposition, accounts=own))
    known = make_known(readings, events, comparisons)
    return tuple(replace(event, summary=_summary(known, event, rows.get(event.id, []))) for event in events)


def _summary(known: Known, event: Event, rows: Sequence[Proposition]) -> Summary:
    naming = naming_of(known, event)
    happened = next((row for row in rows if row.key == event.id and row.dimension == "occurrence"), None)
    others = [row for row in rows if row is not happened and (not is_saying(row.key) or row.id in known.disputes)]
    split = {row.id for row in others if _is_split(known, row)}
    agreed = [row for row in others if row.id not in split and row.key != f"accusation:{event.id}"]
    parts = [opening(known, event, naming, happened)]
    own = [row for row in others if happened is not None and not _is_charge(event) and _is_its_claim(row, happened)]
    parts += _told(known, event, happened, own, parts[0].text)
    parts += _accused(known, event, happened)
    parts += _content(known, naming, [row for row in agreed if naming or _adds(row, happened)])
    tolls = [row for row in others if row.dimension == "number" and saying(row)]
    parts += [numbers(known, row) for row in tolls if counts(row)[0] in counted_roles()]
    parts += [_values(row) for row in agreed if _is_judgement(row) or _is_firmness(row)]
    disputed = [row for row in others if row.id in split and row.dimension != "number" and row not in own]
    parts += _disputes(known, event, disputed, [a for row in (happened, *own) if row is not None for a in denying(row)])
    parts += _silences(known, event, agreed)
    last = parts[-1]
    return Summary((*parts[:-1], replace(last, text=f"{last.text.removesuffix('.')}.")))  # of "Jr." the stop is there


# ---------------------------------------------------------------- who tells of it
def _told(
    known: Known, event: Event, happened: Proposition | None, own: Sequence[Proposition], opened: str
) -> list[SummaryPart]:
    """Who says that it happened, and beside it who denies it, in the row of its own or in those of the same claim.
    Where the words that open the line say "not", they may be what is denied or the denial: both are "in a denial"."""
    if happened is None:
        return []
    said, denied = saying(happened), [a for row in (happened, *own) for a in denying(row)]
    less = [a for a in said if a.stance == "weaker" and not narrates(a)]
    firm = [a for a in said if a not in less]
    weaker = _without(less, denied)
    parts = []
    if _both_sides(known, event, firm) and not denied:
        parts.append(part("told", f", confirmed by both sides ({voices(_parties_of(firm))})", [happened], firm))
    elif firm and (denied or len(firm) > 1 or not narrates(firm[0])):
        parts.append(part("told", f", according to {voices(firm)}", [happened], firm))
    if weaker:
        parts.append(part("told", f", told less firmly by {voices(weaker)}", [happened], weaker))
    if _NOT.search(opened) and not said:
        return [part("dispute", f", in a denial by {voices(denied)}", [happened, *own], denied)] if denied else []
    denying_it = [a for a in denied if not _is_outlet(a)]
    if denying_it:
        joint = "; denied by" if said else ", denied by"
        parts.append(part("dispute", f"{joint} {voices(denying_it)}", [happened, *own], denying_it))
    if telling_otherwise := [a for a in denied if _is_outlet(a)]:
        joint = "; it did not happen, according to" if said or denying_it else ", which did not happen, according to"
        parts.append(part("dispute", f"{joint} {voices(telling_otherwise)}", [happened, *own], telling_otherwise))
    return parts


def _is_outlet(account: Account) -> bool:
    """Whether a report says it that speaks for no party."""
    return narrates(account) and account.side is None


def _without(accounts: Iterable[Account], others: Iterable[Account]) -> list[Account]:
    """The accounts but those of voices that stand among others."""
    told = {(a.actor or a.voice, a.side) for a in others}
    return [a for a in accounts if (a.actor or a.voice, a.side) not in told]


def _is_charge(event: Event) -> bool:
    """Whether the event is an accusation: what is denied is what it says, not that it was made."""
    return event.plover is not None and event.plover.root == "ACCUSE"


def _is_its_claim(row: Proposition, happened: Proposition) -> bool:
    """Whether a claim that is denied is that the event happened: it stands in the same words."""
    return row.key.startswith("claim:") and _same_words(saying(row), saying(happened))


def _accused(known: Known, event: Event, happened: Proposition | None) -> list[SummaryPart]:
    """Who is only accused of it, and by whom: never told as the one who did it."""
    parts = []
    for participant in event.accused:
        actor = known.actors.get(participant.actor)
        if actor is not None and actor.name.split()[-1] in event.label:
            continue  # the words that name the event say so, with who says it behind them
        telling = [m for m in map(known.mentions.get, event.mentions) if m and _names_doer(m, participant.actor)]
        said = [a for m in telling if (a := known.attributions.get(m.attribution or "")) is not None]
        names = [v.name for a in said if a.chain for v in a.chain[-1].voices if v.kind not in ("narrator", "unnamed")]
        by = f"blamed on {named(actor.name) if actor else participant.actor}"
        by += f" by {listed(list(dict.fromkeys(map(named, names))))}" if names else ""
        spans = [m.extent for m in telling]
        rows = [happened] if happened else []
        accounts = [a for row in rows for a in row.accounts if any(s.overlaps(e) for s in spans for e in a.evidence)]
        parts.append(part("told", f"; {by}", rows, accounts, spans))
    return parts


def _names_doer(mention: EventMention, actor: str) -> bool:
    return any(p.actor == actor and p.role == "actor" for p in mention.participants)


def _both_sides(known: Known, event: Event, said: Sequence[Account]) -> bool:
    """Whether those who took part are of two sides and a voice of either says so."""
    sides = {side_of(p.actor, known.actors) for p in event.participants if p.role != "third"} - {None}
    return len(sides) == 2 and sides <= {a.side for a in said}


def _parties_of(accounts: Sequence[Account]) -> list[Account]:
    return [a for a in accounts if a.side is not None]


# ---------------------------------------------------------------- what was in it
def _content(known: Known, naming: Naming | None, rows: Sequence[Proposition]) -> list[SummaryPart]:
    """What nobody disputes of what was said and planned in it, with the voices that say so: topics, then what stands in
    words of the texts."""
    told = [row for row in rows if row.dimension in ("content", "modality") and saying(row) and not _tells_value(row)]
    ranked = _one_each(known, sorted(told, key=lambda row: -len(_tellers(row))))
    ranked = [r for r in ranked if not subject(r, known.events).startswith("“") or _in_these_words(known, r)]
    shown = ranked[:MOST_ITEMS]
    parts: list[SummaryPart] = []
    for quoted, lead in ((False, naming.spoken if naming else "told with it:"), (True, "in words of the texts:")):
        group = [row for row in shown if subject(row, known.events).startswith("“") == quoted]
        for number, row in enumerate(group):
            joint = ", " if number else f"; {lead} "
            own = _in_these_words(known, row) if quoted else saying(row)
            parts.append(part("content", f"{joint}{_item(known, row, own)}", [row], own))
    if len(ranked) > len(shown):
        left = ranked[len(shown) :]
        parts.append(part("content", f" and {len(left)} more", left, [a for row in left for a in saying(row)]))
    return parts


def _in_these_words(known: Known, row: Proposition) -> list[Account]:
    """The accounts whose own words hold those by which a row is called, or stand in them: others that tell of the same
    thing say it otherwise, and are not to be named as who says this."""
    words = _plain(subject(row, known.events))
    return [a for a in saying(row) if any(_is_in(words, _plain(known.texts[s.document].quote(s))) for s in a.evidence)]


def _is_in(words: str, told: str) -> bool:
    return words in told or (told in words and len(told) >= _MOST_OF * len(words))


def _plain(words: str) -> str:
    """Words as they compare: in small letters, without marks of quotation or that of a cut."""
    return "".join(c for c in " ".join(words.split()) if c not in '“”"').removesuffix(" …").casefold()


def _one_each(known: Known, rows: Iterable[Proposition]) -> list[Proposition]:
    """The first row of those that are called alike."""
    once: dict[str, Proposition] = {}
    for row in rows:
        once.setdefault(subject(row, known.events), row)
    return list(once.values())


def _tellers(row: Proposition) -> set[str]:
    """The sides, and the voices without one, that say it, reports left out."""
    return {a.side or a.voice for a in saying(row) if not narrates(a)}


def _adds(row: Proposition, happened: Proposition | None) -> bool:
    """Whether a row of what is no exchange is worth the line: more than one voice or a party says it, and not in the
    words that tell of the event itself."""
    said = saying(row)
    own = {span for account in (saying(happened) if happened else ()) for span in account.evidence}
    others = any(span not in own for account in said for span in account.evidence)
    return others and (len(said) > 1 or any(a.side is not None for a in said))


def _item(known: Known, row: Proposition, said: Sequence[Account]) -> str:
    firm = [a for a in said if a.stance != "weaker"]
    weaker = [a for a in said if a.stance == "weaker"]
    who = [voices(firm)] if firm else []
    who += [f"less firmly {voices(weaker)}"] if weaker else []
    return f"{subject(row, known.events)} ({'; '.join(who)})"


# ---------------------------------------------------------------- values
def _tells_value(row: Proposition) -> bool:
    return Row(row.event, row.dimension, row.key).tells_value


def _is_judgement(row: Proposition) -> bool:
    return row.dimension == "evaluation" and any(a.value for a in saying(row))


def _is_firmness(row: Proposition) -> bool:
    """Whether voices tell how firm a thing was, and not alike."""
    return row.key.startswith("firm:") and len({a.value for a in saying(row)}) > 1


def _values(row: Proposition) -> SummaryPart:
    """The question that a row answers, with each answer and those who give it."""
    values = by_value(saying(row))
    answers = [f"“{value}” ({voices(accounts)})" for value, accounts in values.items()]
    lead = "; judged" if row.dimension == "evaluation" else f"; {question(row)}:"
    return part("content", f"{lead} {', '.join(answers)}", [row], [a for each in values.values() for a in each])


# ---------------------------------------------------------------- disputes
def _is_split(known: Known, row: Proposition) -> bool:
    """Whether the accounts of a row are against one another: one denies, or a verdict says so."""
    return row.id in known.disputes or (bool(denying(row)) and not _tells_value(row))


def _disputes(known: Known, event: Event, rows: Iterable[Proposition], told: Sequence[Account]) -> list[SummaryPart]:
    """The disputed rows, what a verdict says so of first; the same words of denial once, none that were told before."""
    shown: list[Proposition] = []
    denied = list(told)
    for row in sorted(
        rows, key=lambda row: (row.id not in known.disputes, is_saying(row.key), row.key[:6] == "claim:")
    ):
        if not _same_words(denying(row), denied):
            shown.append(row)
            denied += denying(row)
    return [_dispute(known, event, row) for row in shown[:MOST_DISPUTES]]


def _same_words(some: Iterable[Account], others: Sequence[Account]) -> bool:
    """Whether accounts rest on the same words as others."""
    return any(x.overlaps(y) for a in some for b in others for x in a.evidence for y in b.evidence)


def _dispute(known: Known, event: Event, row: Proposition) -> SummaryPart:
    """The claim with who makes it, and who denies it or says otherwise."""
    said, denied = saying(row), denying(row)
    if _tells_value(row) and len({a.value for a in said}) > 1 and not denied:
        answers = [f"{value} ({voices(accounts)})" for value, accounts in by_value(said).items() if value]
        return part("dispute", f"; in dispute, {question(row)}: {' against '.join(answers)}", [row], said)
    about, verb = f"{subject(row, known.events)}:", "said"
    if row.key.startswith("accusation:"):
        about, verb = "the charge is" if row.key.endswith(f":{event.id}") else f"the charge {about}", "made"
    elif row.key.startswith("claim:") and _is_charge(event):
        about, verb = "the charge is", "made"
    if is_denial(row.key):
        said, denied = denied, said  # the row is called by the words of those who deny
    firm, less = [a for a in said if a.stance != "weaker"], _without((a for a in said if a.stance == "weaker"), denied)
    verdicts = [f"{verb} by {voices(firm)}"] if firm else []
    verdicts += [f"{verb} less firmly by {voices(less)}"] if less else []
    verdicts += [f"denied by {voices(denied)}"] if denied else []
    return part("dispute", f"; {about} {', '.join(verdicts)}", [row], [*firm, *less, *denied])


# ---------------------------------------------------------------- silences
def _silences(known: Known, event: Event, rows: Iterable[Proposition]) -> list[SummaryPart]:
    """What parties leave out that others tell, by voice: silences that a text remarks on, and those of a side that
    takes part. It is silence in the text we have, no more."""
    sides = {side_of(p.actor, known.actors) for p in event.participants} - {None}
    left: dict[str, list[tuple[Proposition, Account]]] = {}
    for row in (row for row in rows if row.key.startswith(("topic:", "named:"))):
        for account in row.accounts:
            remarked = account.attribution in known.remarked
            named = not is_nameless(account) and (remarked or account.side in sides)
            if account.stance == "silent" and named and saying(row):
                left.setdefault(account.voice, []).append((row, account))
    parts = []
    for silent in sorted(left.values(), key=lambda each: -len(each))[:MOST_SILENT]:
        about = listed(list(dict.fromkeys(subject(row, known.events) for row, _ in silent))[:MOST_ITEMS])
        words = f"; not in the text we have of {in_sentence(silent[0][1])}: {about}"
        parts.append(part("silence", words, [row for row, _ in silent], [account for _, account in silent]))
    return parts
