"""What an event mention says: its words, its kind, who does it to whom, when and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import EventMention, Span

Told = Callable[..., list[EventMention]]
Quote = Callable[[str, Span], str]


def roles(text: str, mention: EventMention, quote: Quote) -> dict[str, list[str]]:
    """The fillers of a mention by role."""
    found: dict[str, list[str]] = {}
    for filler in mention.fillers:
        found.setdefault(filler.role, []).append(quote(text, filler.span))
    return found


def find(mentions: list[EventMention], word: str, text: str) -> EventMention:
    """The mention whose trigger holds a word."""
    return next(m for m in mentions if word in text[m.span.start : m.span.end])


@pytest.mark.parametrize(
    ("text", "actors", "trigger", "root", "expected"),
    [
        (
            "Ethiopian forces shelled Eritrean positions.",
            ["Ethiopian", "Eritrean"],
            "shelled",
            "ASSAULT",
            {"actor": ["Ethiopian"], "recipient": ["Eritrean"]},
        ),
        (
            "A Colombian patrol boat was seized by Venezuela.",
            ["Colombian", "Venezuela"],
            "seized",
            "COERCE",
            {"actor": ["Venezuela"], "recipient": ["Colombian"]},
        ),
        (
            "Ghana and Togo met in the capital.",
            ["Ghana", "Togo"],
            "met",
            "CONSULT",
            {"actor": ["Ghana"], "recipient": ["Togo"]},
        ),
        (
            "Peru sent Ecuador a letter urging calm.",
            ["Peru", "Ecuador"],
            "sent Ecuador a letter",
            "CONSULT",
            {"actor": ["Peru"], "recipient": ["Ecuador"]},
        ),
        (
            "Chad accused Libya of arming the rebels.",
            ["Chad", "Libya"],
            "accused",
            "ACCUSE",
            {"actor": ["Chad"], "recipient": ["Libya"]},
        ),
        (
            "India urged Nepal to reopen the border.",
            ["India", "Nepal"],
            "urged",
            "REQUEST",
            {"actor": ["India"], "recipient": ["Nepal"]},
        ),
    ],
)
def test_verbs_with_their_participants(
    told: Told, quote: Quote, text: str, actors: list[str], trigger: str, root: str, expected: dict[str, list[str]]
) -> None:
    mention = find(told(text, actors), trigger, text)
    assert mention.plover is not None
    assert mention.plover.root == root
    assert roles(text, mention, quote) == expected


@pytest.mark.parametrize(
    ("text", "actors", "trigger", "expected"),
    [
        (
            "Kenya's airstrikes against Al Shabaab continued.",
            ["Kenya", "Al Shabaab"],
            "airstrikes",
            {"actor": ["Kenya"], "recipient": ["Al Shabaab"]},
        ),
        (
            "The dispute brought more threats from Baku.",
            ["Baku"],
            "threats",
            {"actor": ["Baku"]},
        ),
        (
            "Talks between Serbia and Kosovo resumed.",
            ["Serbia", "Kosovo"],
            "Talks",
            {"actor": ["Serbia"], "recipient": ["Kosovo"]},
        ),
        (
            "Rebels launched an attack on Malian troops.",
            ["Malian"],
            "attack",
            {"actor": ["Rebels"], "recipient": ["Malian"]},
        ),
    ],
)
def test_nouns_with_their_participants(
    told: Told, quote: Quote, text: str, actors: list[str], trigger: str, expected: dict[str, list[str]]
) -> None:
    assert roles(text, find(told(text, actors), trigger, text), quote) == expected


def test_a_gerund_belongs_to_the_one_accused(told: Told, quote: Quote) -> None:
    text = "Chad accused Libya of bombing a village."
    assert roles(text, find(told(text, ["Chad", "Libya"]), "bombing", text), quote)["actor"] == ["Libya"]


def test_a_later_verb_goes_on_with_the_subject_past_a_comment(told: Told, quote: Quote) -> None:
    text = "Ruto spoke with Museveni on trade, the palace announced, but also renewed the invitation to Kampala."
    mention = find(told(text, ["Ruto", "Museveni", "palace"]), "invitation", text)
    assert roles(text, mention, quote)["actor"] == ["Ruto"]


def test_times_and_places_by_syntax(told: Told, quote: Quote) -> None:
    text = "Sudan condemned Saturday's attack in the Egyptian city of Aswan on Monday."
    mentions = told(text, ["Sudan"], ["Saturday", "Monday"], ["Aswan"])
    attack, condemned = find(mentions, "attack", text), find(mentions, "condemned", text)
    assert [quote(text, s) for s in attack.times] == ["Saturday"]
    assert [quote(text, s) for s in attack.places] == ["Aswan"]
    assert [quote(text, s) for s in condemned.times] == ["Monday"]


def test_a_time_counted_from_a_clause_is_not_that_clauses_own(told: Told) -> None:
    text = "The call came hours after gunmen stormed the barracks."
    mentions = told(text, ["gunmen"], ["hours after"])
    assert find(mentions, "call", text).times
    assert not find(mentions, "stormed", text).times


def test_events_of_one_moment_share_their_time(told: Told, quote: Quote) -> None:
    text = "Gunmen killed six soldiers in an ambush on Friday."
    times = [[quote(text, span) for span in mention.times] for mention in told(text, ["Gunmen"], ["Friday"])]
    assert times == [["Friday"]] * 2  # the killing and the ambush


def test_numbers_with_bound_unit_and_role(told: Told, quote: Quote) -> None:
    text = "At least 38 people were killed and dozens wounded when rebels raided the market."
    mentions = told(text)
    (killed,) = find(mentions, "killed", text).numbers
    (wounded,) = find(mentions, "wounded", text).numbers
    assert (killed.value, killed.bound, killed.unit, killed.role) == (38.0, "at_least", "person", "killed")
    assert quote(text, killed.span) == "At least 38"
    assert (wounded.value, wounded.bound, wounded.role) == (24.0, "at_least", "injured")


def test_people_that_a_pronoun_stands_for_are_people(told: Told) -> None:
    text = "Rebels attacked a convoy of soldiers, killing 13 of them."
    assert [n.unit for n in find(told(text), "killing", text).numbers] == ["person"]


def test_a_bound_in_time_dates_no_noun_before_it(told: Told) -> None:
    text = "No group had claimed the attack by early Wednesday."
    assert not find(told(text, ["group"], ["early Wednesday"]), "attack", text).times


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke on condition of anonymity.",  # speaking is no talk without a partner
        "His critics called him a traitor.",
        "The press release named no one.",
        "Companies attack rivals.",  # what such people do, not what some did
        "The new design met expectations.",
    ],
)
def test_what_tells_of_no_event(told: Told, text: str) -> None:
    assert told(text) == []


def test_a_light_verb_and_its_noun_are_one_event_but_words_about_an_event_are_two(told: Told, quote: Quote) -> None:
    held, rejected = "Laos held talks with Burma.", "Laos rejected the invitation from Burma."
    assert [quote(held, m.span) for m in told(held, ["Laos", "Burma"])] == ["held talks"]
    assert [quote(rejected, m.span) for m in told(rejected, ["Laos", "Burma"])] == ["rejected", "invitation"]


def test_a_definite_noun_points_back(told: Told) -> None:
    text = "Gabon protested after the incident."
    assert find(told(text, ["Gabon"]), "incident", text).definite


def test_mentions_are_numbered_in_text_order(told: Told) -> None:
    mentions = told("Iraq expelled the envoy. Iran protested and recalled its ambassador.", ["Iraq", "Iran"])
    assert [m.id for m in mentions] == [f"report/m{n}" for n in range(1, len(mentions) + 1)]
    assert [m.span for m in mentions] == sorted(m.span for m in mentions)


def test_names_in_a_headline_are_joined_by_a_comma(told: Told, quote: Quote) -> None:
    text = "Kenya, Uganda Agree on Border Pact\n\nMore follows."
    mention = find(told(text, ["Kenya", "Uganda"]), "Agree", text)
    assert roles(text, mention, quote) == {"actor": ["Kenya"], "recipient": ["Uganda"]}


def test_the_topic_of_a_talk_is_no_second_talk(told: Told, quote: Quote) -> None:
    text = "Ruto phoned Museveni to discuss trade."
    assert [quote(text, m.span) for m in told(text, ["Ruto", "Museveni"])] == ["phoned"]
    text = "Ruto flew to Kampala to meet Museveni."
    assert [quote(text, m.span) for m in told(text, ["Ruto", "Museveni"])] == ["flew to", "meet"]


def test_what_is_only_said_to_be_needed_is_no_event(told: Told) -> None:
    text = "Both sides stressed the importance of cooperating with Chile."
    assert told(text, ["Chile"]) == []


def test_a_list_of_parties_is_kept_together(told: Told, quote: Quote) -> None:
    text = "Kenya renewed the invitation for Sudan, the Chadian junta and rebels to meet in Nairobi."
    mention = find(told(text, ["Kenya", "Sudan", "Chadian"]), "meet", text)
    assert roles(text, mention, quote) == {"actor": ["Sudan"], "recipient": ["Chadian", "rebels"]}


@pytest.mark.parametrize(
    ("headline", "word", "expected"),
    [
        ("Kenyan envoy shot dead in Goma", "shot", {"recipient": ["Kenyan envoy"]}),
        (
            "Chadian troops attacked by rebels in Faya",
            "attacked",
            {"actor": ["rebels"], "recipient": ["Chadian troops"]},
        ),
        ("Chadian troops attack rebels in Faya", "attack", {"actor": ["Chadian troops"], "recipient": ["rebels"]}),
        ("Kenyan drone shot down over Goma", "shot", {"recipient": ["Kenyan drone"]}),
    ],
)
def test_a_headlines_past_form_without_an_object_is_a_participle(
    told: Told, quote: Quote, headline: str, word: str, expected: dict[str, list[str]]
) -> None:
    text = f"{headline}\n\nMore follows."
    names = ["Kenyan envoy", "Chadian troops", "rebels", "Kenyan drone"]
    assert roles(text, find(told(text, names), word, text), quote) == expected


def test_a_headline_whose_verb_goes_without_an_object_may_tell_of_the_doer(told: Told, quote: Quote) -> None:
    text = "Rebels attacked in Faya\n\nMore follows."
    assert roles(text, find(told(text, ["Rebels"]), "attacked", text), quote)["actor"] == ["Rebels"]


def test_below_the_headline_a_past_form_is_a_deed(told: Told, quote: Quote) -> None:
    text = "Talks go on\n\nChadian troops attacked on Monday."
    mention = find(told(text, ["Chadian troops"], ["Monday"]), "attacked", text)
    assert roles(text, mention, quote) == {"actor": ["Chadian troops"]}
