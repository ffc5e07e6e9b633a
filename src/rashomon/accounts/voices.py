"""Whether a voice can be known again: a name can, an unnamed source of another document may be somebody else."""

from __future__ import annotations

from rashomon.accounts.tellers import NARRATOR
from rashomon.knowledge.summaries import pronouns
from rashomon.model import Account, VoiceKind

_NAMELESS: frozenset[VoiceKind] = frozenset({"unnamed", "document"})


def voice_kind(account: Account) -> VoiceKind:
    """The kind of the voice that gives an account."""
    return account.chain[-1].voices[0].kind if account.chain and account.chain[-1].voices else "unnamed"


def is_known_again(account: Account) -> bool:
    """Whether a voice is the same wherever it is so called. "A source", "the letter", "he" and a report whose outlet is
    not known are, for all that is known, another voice in another document."""
    if voice_kind(account) in _NAMELESS:
        return False
    return account.actor is not None or (account.voice != NARRATOR and account.voice.casefold() not in pronouns())
