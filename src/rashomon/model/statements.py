"""Who says what: voices, the chains they form, and attributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.documents import Span

VoiceKind = Literal["narrator", "outlet", "institution", "person", "document", "unnamed"]
Stance = Literal[
    "asserts", "confirms", "denies", "disputes", "omits", "accuses", "demands", "promises", "suggests", "unknown"
]
Form = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a chain: the name it goes by, its actor where one is known, and where it is named."""

    name: str
    kind: VoiceKind
    actor: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """Voices that speak together ("both Kremlin and Ankara sources")."""

    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken a claim, what kind of weakening they are (see knowledge/cues), and the words that they weaken:
    in "suspected rebels shelled the town" who did it, not that it happened."""

    span: Span
    kind: str
    scope: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source said a content: the attribution relation of PARC and PolNeAR, with stance, hedges and nesting.

    `parent` is the id of the attribution inside whose content this one stands. `chain` runs from the outermost voice
    (the narrator, or a statement's publisher) to the innermost, and is empty until the actors are resolved.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    form: Form
    hedges: tuple[Hedge, ...] = ()
    parent: str | None = None
    chain: tuple[Level, ...] = ()

    @property
    def innermost(self) -> Level | None:
        """The voices responsible for the content, or None before the chain is known."""
        return self.chain[-1] if self.chain else None
