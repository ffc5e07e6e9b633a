"""Each line of a report in its role, by its look and place."""

from __future__ import annotations

import pytest

from rashomon.documents.captions import is_credit
from rashomon.documents.lines import lines_of
from rashomon.documents.roles import label

REPORT = """Kenya and Somalia to reopen border

President waves to the crowd
Somali President Hassan Sheikh waves in Nairobi, July 15, 2022. Ann Roe/AFP

By Jane Otieno
Published: 16 July 2022, 10:32 GMT

NAIROBI, July 16 (Reuters) - Kenya and Somalia said on Friday that they would reopen their border after eleven years.

"We agreed on three crossings," the minister said.

The ministries will meet again to settle:
• the hours of the crossings
• duties on khat

Flights resume in September, according to both governments.

Read more: Kenya ends its ban on miraa

Kenya's army will stay in the south, a spokesman said on Saturday.

Uncommon voices

Sign up for our newsletter
• Enjoy ad-free reading
• News alerts
© 2022 The Example. All rights reserved.
"""


def roles(text: str) -> list[tuple[str, str]]:
    """Role and first words of each line."""
    lines = lines_of(text)
    return [(each.role, " ".join(line.text.split()[:3])) for line, each in zip(lines, label(lines), strict=True)]


def whys(text: str) -> dict[str, str | None]:
    """Why each line was dropped, by its first words."""
    lines = lines_of(text)
    return {" ".join(line.text.split()[:3]): each.why for line, each in zip(lines, label(lines), strict=True)}


def test_what_is_dropped_says_why_and_nothing_else_does() -> None:
    found = whys(REPORT)
    assert found["President waves to"] == "the title of the caption under it"
    assert found["Somali President Hassan"] == "ends with the credit of a picture"
    assert found["Sign up for"] == "begins as page furniture does: “Sign up for”"
    assert found["• Enjoy ad-free"] is not None
    dropped = {words for role, words in roles(REPORT) if role in ("caption", "boilerplate")}
    assert {words for words, why in found.items() if why} == dropped


def role_of(text: str, beginning: str) -> str:
    return next(role for role, words in roles(text) if words.startswith(beginning))


def test_a_whole_report() -> None:
    assert roles(REPORT) == [
        ("headline", "Kenya and Somalia"),
        ("caption", "President waves to"),
        ("caption", "Somali President Hassan"),
        ("byline", "By Jane Otieno"),
        ("dateline", "Published: 16 July"),
        ("body", "NAIROBI, July 16"),
        ("body", '"We agreed on'),
        ("body", "The ministries will"),
        ("body", "• the hours"),
        ("body", "• duties on"),
        ("body", "Flights resume in"),
        ("boilerplate", "Read more: Kenya"),
        ("body", "Kenya's army will"),
        ("boilerplate", "Uncommon voices"),
        ("boilerplate", "Sign up for"),
        ("boilerplate", "• Enjoy ad-free"),
        ("boilerplate", "• News alerts"),
        ("boilerplate", "© 2022 The"),
    ]


def test_lines_cover_every_non_empty_line_once_whatever_the_line_ends() -> None:
    for text in ("One\r\n\r\n  Two \r\nThree", "One\n\n  Two \nThree\n", "One\r\rTwo\rThree"):
        lines = lines_of(text)
        assert [text[line.start : line.end] for line in lines] == ["One", "Two", "Three"]
        assert [line.gap_before for line in lines] == [True, True, False]


@pytest.mark.parametrize(
    "credit",
    [
        "Ivan Petrov/RIA Novosti/Pool",
        "AP Photo/Lefteris Roe",
        "Photo: Xinhua",
        "Photograph by Ann Roe for The Example",
        "Ann Roe via Getty Images",
        "File photo",
        "Handout / Reuters",
        "Jane Doe/White House",
        "Jane Doe/Pool Photo",
    ],
)
def test_credits(credit: str) -> None:
    assert is_credit(credit)


@pytest.mark.parametrize(
    "line",
    [
        "The two presidents shake hands in Quito, September 21, 2015. Luis Roe/Pool Photo",
        "The two presidents shake hands in Quito on 21 September 2015. Luis Roe",
        "The two presidents shake hands before their talks in Quito. Luis Roe/The Example",
        "The two presidents shake hands before their talks. [Luis Roe/Reuters]",
        "A satellite image of the base, taken before the strike on its runway.",
    ],
)
def test_captions_before_the_first_paragraph(line: str) -> None:
    text = f"Presidents meet\n\n{line}\n\nThe two presidents met on Monday for the first time since 2012, aides said.\n"
    assert [role for role, _ in roles(text)] == ["headline", "caption", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "The two presidents spoke in Quito on 21 September 2015. Mr. Roe was there, and so was Poe.",
        "The minister visits Quito on 21 September 2015, his office said, for talks with Poe.",
        "The talks began in Quito. Ecuador hosts them for the third time.",
    ],
)
def test_leads_that_are_no_captions(line: str) -> None:
    text = f"Presidents meet\n\n{line}\n\nThe two presidents met on Monday for the first time since 2012, aides said.\n"
    assert [role for role, _ in roles(text)] == ["headline", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "NATO/Russia talks fail",
        "The White House",
        "Reuters reported the call",
        "UN image suffers after veto",
        "EU/Turkey deal",
        "Talks on 24/7 patrols",
    ],
)
def test_what_is_no_credit(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Support for the EU accession deal falls today, according to officials in Tirana who saw the poll.",
        "By signing the treaty, Iran accepted inspections of its sites by the agency.",
        "For more than a decade, Lagos has asked its neighbours to call off the patrols.",
        "Like her predecessor, the chancellor refused to visit the base in Lower Saxony.",
        "Thousands of people support the president, the ministry in Minsk said.",
        "A deal can be reached by Friday, the envoy said.",
        "The daily briefing by the foreign ministry was called off on Monday.",
        "Sponsored by a neighbour, the militia took two towns in the north.",
        "Share prices fell in Cairo after the raid, traders said.",
        "Comments by the Algerian envoy drew a protest from Rabat.",
        "Sudan's Burhan (R), whose forces hold the port, met the envoy on Sunday, officials said.",
        "They met in the presence of the press (AFP/dpa).",
    ],
)
def test_sentences_of_a_report_that_begin_like_furniture_stay(line: str) -> None:
    text = f"Talks resume in Geneva\n\nThe talks resumed on Monday, the two delegations said in Geneva.\n\n{line}\n"
    assert role_of(text, line.split()[0]) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Please share your thoughts in the comments.",
        "Subscribe to our morning newsletter",
        "Download the Example app for breaking news",
        "We use cookies to improve this site.",
        "This article was translated by a machine.",
        "Follow us on Telegram and X",
        "Facebook | Twitter | WhatsApp",
        "Correction: An earlier version of this article gave the wrong day.",
        "___",
        "RELATED: What the ceasefire says",
        "Advertisement",
    ],
)
def test_furniture(line: str) -> None:
    text = f"Talks resume in Geneva\n\nThe talks resumed on Monday, the two delegations said in Geneva.\n\n{line}\n"
    assert roles(text)[-1][0] == "boilerplate"


def test_a_page_copied_whole() -> None:
    text = (
        "News|Conflict\nTwo sides report clashes\nImage caption,\nSmoke over hills\nBy Ann Roe\nExample News, Nairobi\n"
        "The army says two of its soldiers were killed.\nThe other side denied it.\n"
        "KEEP READING\nlist of 1 item\nPeace deal near\nend of list\n"
        "Hundreds have died since the fighting began in April.\nMore on this story\nWhy do they fight?\n24 April 2023\n"
    )
    found = [role for role, _ in roles(text)]
    assert found[:6] == ["boilerplate", "headline", "caption", "caption", "byline", "byline"]
    assert found[6:8] == ["body", "body"]
    assert found[8:12] == ["boilerplate"] * 4
    assert found[12:] == ["body", "boilerplate", "boilerplate", "boilerplate"]


def test_an_embedded_post_stays_with_its_name() -> None:
    text = "Senate rises\n\nThe senate rose on Tuesday, its clerk said.\n\nSession ends in honour of a member\n\n"
    text += "— The Senate (@Senate) October 9, 2018\n\nComments\n\nmore\n"
    assert [role for role, _ in roles(text)] == ["headline", "body", "body", "body", "boilerplate", "boilerplate"]


def test_a_pull_quote_is_kept_where_it_stands_first() -> None:
    quote = "Nobody here has forgotten the winter of the long siege."
    text = f"A town remembers\n\nThe town marked the day on Monday.\n\n{quote}\n\n"
    text += f"An old man said so at noon.\n\n{quote}\n\n"
    text += "The mayor laid a wreath at the bridge on Monday evening.\n"
    assert [role for role, words in roles(text) if words.startswith("Nobody")] == ["body", "boilerplate"]


def test_a_lead_without_headline_is_body() -> None:
    text = "India and Nepal agreed on Monday to open talks. The envoys met in Kathmandu.\n\nBoth sides were pleased.\n"
    assert [role for role, _ in roles(text)] == ["body", "body"]


@pytest.mark.parametrize("line", ["By a staff correspondent", "By our own correspondent", "From our correspondent"])
def test_a_byline_may_name_nobody(line: str) -> None:
    text = f"Kenya and Somalia to reopen border\n\n{line}\n\nThe border will reopen, a minister said on Friday.\n"
    assert role_of(text, " ".join(line.split()[:3])) == "byline"


def test_the_team_at_the_end_is_a_byline_and_its_author_box_boilerplate() -> None:
    text = "Ship seized\n\nThe ship was seized on Monday off Bosaso, its owner said.\n\n"
    text += "(Reporting by Ann Roe in Nairobi; Editing by Tom Poe)\n\n"
    text += "About the author\nAnn Roe is a correspondent for The Example.\n"
    assert [role for role, _ in roles(text)] == ["headline", "body", "byline", "boilerplate", "boilerplate"]
