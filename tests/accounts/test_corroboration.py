"""How many independent voices say a thing: relays, reprints, sides and unnamed sources."""

from __future__ import annotations

from dataclasses import replace

from rashomon.accounts.corroboration import Corroboration, Party, corroboration, event_corroboration
from rashomon.model import Account, Date, Level, Proposition, Span, Telling, Voice, VoiceKind


def account(
    voice: str,
    kind: VoiceKind = "institution",
    side: str | None = None,
    actor: str | None = None,
    stance: Telling = "asserts",
    report: str = "a",
) -> Account:
    """What one voice says in one report."""
    chain = (Level((Voice(voice, kind, actor),)),)
    return Account(f"{report}-{voice}", voice, actor, side, chain, None, stance, None, Date(), (Span(report, 0, 9),))


def test_a_ministry_relayed_by_two_outlets_counts_once() -> None:
    ministry = {"side": "state:PER", "actor": "government:PER"}
    found = corroboration([account("Lima", **ministry), account("Lima", report="b", **ministry)])  # type: ignore[arg-type]
    assert found.parties == (Party("state:PER", ("Lima",)),)
    assert (found.voices, found.independent) == (1, 1)


def test_two_channels_of_one_side_are_one_independent_word() -> None:
    army = account("the army", side="state:PER", actor="organisation:army")
    found = corroboration([army, account("Lima", side="state:PER", actor="government:PER")])
    assert found.parties == (Party("state:PER", ("Lima", "the army")),)
    assert (found.voices, found.independent) == (2, 1)


def test_both_parties_of_a_clash_are_two() -> None:
    lima, quito = account("Lima", side="state:PER"), account("Quito", side="state:ECU", report="b")
    assert corroboration([lima, quito]).independent == 2


def test_an_outlet_that_quotes_somebody_for_it_adds_nothing() -> None:
    headline, police = account("Andes Post", "narrator"), account("police", side="state:PER")
    assert corroboration([headline, police]).outlets == ()
    elsewhere = account("Coast Daily", "narrator", report="b")
    assert corroboration([headline, police, elsewhere]).outlets == ("Coast Daily",)


def test_an_outlet_that_is_cited_is_the_outlet_that_reports() -> None:
    itself = account("Andes Post", "narrator")
    cited = account("Andes Post", "outlet", actor="outlet:andes-post", report="b")
    assert corroboration([itself, cited]).voices == 1


def test_unnamed_voices_of_no_known_side_are_counted_apart() -> None:
    found = corroboration([account("an official", "unnamed"), account("an official", "unnamed", report="b")])
    assert found == Corroboration(unnamed=("an official", "an official"))
    assert found.independent == 0


def test_who_denies_or_is_silent_says_nothing_and_who_hedges_says_it_more_weakly() -> None:
    accounts = [
        account("Lima", side="state:PER", stance="denies"),
        account("Quito", side="state:ECU", stance="silent"),
        account("Bogota", side="state:COL", stance="weaker"),
        account("police", side="state:CHL"),
        account("a minister", side="state:CHL", stance="weaker", actor="person:x"),
    ]
    found = corroboration(accounts)
    assert found.parties == (Party("state:CHL", ("police",)),)
    assert found.weaker == ("Bogota",)


def test_the_order_of_the_accounts_does_not_matter() -> None:
    accounts = [account(f"voice {n}", side=f"state:{n % 3}", report=str(n % 2)) for n in range(6)]
    assert corroboration(accounts) == corroboration(reversed(accounts))


def test_an_event_is_backed_by_who_tells_anything_of_it_and_does_not_deny_it() -> None:
    happened = Proposition(
        "p0", "e", "It happened", "occurrence", (account("Quito", side="state:ECU", stance="denies"),)
    )
    toll = Proposition(
        "p1",
        "e",
        "How many",
        "number",
        (account("Quito", side="state:ECU"), account("Lima", side="state:PER", stance="differs")),
    )
    plan = Proposition("p2", "e", "a visit", "modality", (account("Bogota", side="state:COL"),))
    assert event_corroboration([happened, toll, plan]).parties == (Party("state:PER", ("Lima",)),)


def test_who_stands_there_by_likeness_counts_for_nothing() -> None:
    lima, quito = account("Lima", side="state:PER"), account("Quito", side="state:ECU", report="b")
    assert corroboration([lima, replace(quito, likened=True)]) == corroboration([lima])
