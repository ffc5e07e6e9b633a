"""Independent corroboration: how many voices that are not carriers of one another say a thing, and on which sides.

A voice counts once, through however many reports it is relayed. An outlet that also quotes somebody who says the same
relays it, so its own voice adds nothing there. Unnamed voices whose side nobody states are counted apart: the official
of one report may be the official of the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.accounts.voices import is_known_again, voice_kind
from rashomon.model import Account, Proposition, Telling

#: Another value of a number or date is no second word for the first, but it is one for the event.
_SAYS: frozenset[Telling] = frozenset({"asserts"})
_TELLS_OF: frozenset[Telling] = frozenset({"asserts", "differs"})


@dataclass(frozen=True, slots=True)
class Party:
    """The distinct voices of one side that say a thing, by name; `side` is None for one voice without a known side."""

    side: str | None
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Who says a thing, each voice once: by side, outlets in their own voice, unnamed voices of no known side, and
    those that say it more weakly while nobody of their side says it outright. Names are sorted."""

    parties: tuple[Party, ...] = ()
    outlets: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    weaker: tuple[str, ...] = ()

    @property
    def voices(self) -> int:
        """How many distinct voices say it, the unnamed of no known side left out."""
        return sum(len(party.voices) for party in self.parties) + len(self.outlets)

    @property
    def independent(self) -> int:
        """How many of them can be taken as independent: each side once, each outlet that quotes nobody for it once."""
        return len(self.parties) + len(self.outlets)


def corroboration(accounts: Iterable[Account]) -> Corroboration:
    """The corroboration of one proposition by its accounts, in whatever order. Who denies it, gives another value, is
    silent or stands there by the likeness of words alone counts for nothing."""
    return _count(accounts, _SAYS)


def event_corroboration(propositions: Sequence[Proposition]) -> Corroboration:
    """Who says that an event happened, or what happened in it, from its propositions; who denies that it happened at
    all, or only speaks of what is to come, is left out."""
    happened = (a for p in propositions if p.dimension == "occurrence" for a in p.accounts)
    denied = {_key(a) for a in happened if a.stance == "denies" and not a.likened}
    told = [a for p in propositions if p.dimension != "modality" for a in p.accounts]
    return _count((a for a in told if _key(a) not in denied), _TELLS_OF)


def _count(accounts: Iterable[Account], says: frozenset[Telling]) -> Corroboration:
    listed = sorted((a for a in accounts if not a.likened), key=lambda a: (a.evidence, a.id))
    quoted = {a.evidence[0].document for a in listed if a.stance in says or a.stance == "weaker" if not _tells(a)}
    own = [a for a in listed if not (_tells(a) and a.evidence[0].document in quoted)]
    firm = _once(a for a in own if a.stance in says)
    hedged = _once(a for a in own if a.stance == "weaker" and not _tells(a))
    sides = {a.side for a in firm.values() if a.side is not None}
    unsided = [a for a in firm.values() if a.side is None]
    parties = [Party(side, _names(a for a in firm.values() if a.side == side)) for side in sorted(sides)]
    named = _names(a for a in unsided if not _tells(a) and is_known_again(a))
    return Corroboration(
        parties=(*parties, *(Party(None, (name,)) for name in named)),
        outlets=_names(a for a in unsided if _tells(a)),
        unnamed=tuple(sorted(a.voice for a in unsided if not _tells(a) and not is_known_again(a))),
        weaker=tuple(sorted(a.voice for key, a in hedged.items() if key not in firm and a.side not in sides)),
    )


def _once(accounts: Iterable[Account]) -> dict[tuple[str, ...], Account]:
    """The first account of each voice."""
    found: dict[tuple[str, ...], Account] = {}
    for account in accounts:
        found.setdefault(_key(account), account)
    return found


def _key(account: Account) -> tuple[str, ...]:
    """The same for the same voice wherever it is heard: its actor; an outlet by name, whether it tells the story or is
    cited; else its name, within the report where that is no name of its own."""
    known, document = is_known_again(account), account.evidence[0].document
    if voice_kind(account) == "outlet" or _tells(account):
        return ("outlet", account.voice.casefold() if known else document)
    if account.actor is not None and known:
        return ("actor", account.actor)
    name = account.voice.casefold()
    return ("name", name) if known else ("name", document, name)


def _tells(account: Account) -> bool:
    """Whether the account is the report's own voice, which is nobody's statement."""
    return voice_kind(account) == "narrator" and account.actor is None


def _names(accounts: Iterable[Account]) -> tuple[str, ...]:
    return tuple(sorted({account.voice for account in accounts}))
