"""How sure the network must be, and where it is heard."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Stance
from rashomon.statements.proposals import Proposal


@dataclass(frozen=True)
class Thresholds:
    """How sure the network must be (0 to 1), and where it is heard. The values were chosen by hand on the texts of
    PolNeAR's train split that were kept from training and on the composed gold that may be looked at, where F1 changes
    by less than a point around each of them: the higher end of each range was taken, for precision. `content` also kept
    false additions out of the two seed reports, whose figures are therefore no independent measure of it."""

    #: An attribution that only the network reads, by how sure it is of cue and content together: with a source, with
    #: none, and with one inside another's content.
    added: float = 0.65
    added_unsourced: float = 0.9
    added_inside: float = 0.3
    #: The same, by how sure it is of the content's words alone.
    content: float = 0.8
    #: A content that the network reads in place of the rules', by how sure it is of its words.
    replaced: float = 0.6
    #: A cue that the rules read too is kept from here on; what the network does not see at all is dropped.
    kept: float = 0.15
    #: A stance where no lexicon knows the cue, or knows no more than that it asserts.
    stance: float = 0.7

    def stance_of(self, proposal: Proposal, known: Stance | None) -> Stance:
        """The lexicon's stance, or the network's where that says no more and the network is sure. Its denials count as
        disputes: a denial sets two parties against each other, and needs a word that is known to deny."""
        if proposal.sure_stance < self.stance or known not in (None, "asserts"):
            return known or "asserts"
        return "disputes" if proposal.stance == "denies" else proposal.stance

    def to_add(self, *, sourced: bool, inside: bool) -> float:
        """What an attribution that only the network reads must reach."""
        if not sourced:
            return self.added_unsourced
        return self.added_inside if inside else self.added


#: The thresholds of the shipped weights.
CHOSEN = Thresholds()
