"""What terminal and web page show alike: participants, quotations, chains, publishers, columns."""

from __future__ import annotations

from dataclasses import replace

import composed
from rashomon.model import NO_DATE, ActorMention, TimeMention
from rashomon.presenting.expressions import when_in, where_in, who_in, wordings
from rashomon.presenting.voices import cell, columns_of
from rashomon.presenting.words import exact_words, in_quotes, names_of, once_by_name, published_by, via, who


def test_who_does_what_to_whom() -> None:
    names = names_of(composed.ACTORS)
    assert who(composed.LETTER, names) == "State House → Villa Somalia"
    assert who(composed.MEETING, names) == "State House, Villa Somalia"


def test_those_of_one_name_are_named_once() -> None:
    names = {"group:a": "herders of both banks", "group:b": "herders of both banks", "state:KEN": "Kenya"}
    assert once_by_name(["group:a", "state:KEN", "group:b", "group:c"], names) == ("group:a", "state:KEN", "group:c")


def test_words_keep_their_own_quotation_marks() -> None:
    post = composed.POST_DOCUMENT
    assert in_quotes(exact_words(post, composed.KENYA_SAYS.content)) == "“held no promise of that kind”"
    assert in_quotes(exact_words(post, composed.SOMALIA_SAYS.source)) == "“Villa Somalia”"
    assert in_quotes("a letter “of regret” came") == "«a letter “of regret” came»"
    assert in_quotes(exact_words(post, ())) == ""


def test_a_publisher_goes_by_its_name() -> None:
    names = {"office:KEN/president": "State House"}
    assert published_by("The Quayside Post", None, "in/post.txt", names) == "The Quayside Post"
    assert published_by(None, "office:KEN/president", "in/post.txt", names) == "State House"
    assert published_by(None, "office:SOM/president", "in/post.txt", names) == "office:SOM/president"
    assert published_by(None, None, "in/post.txt", names) == "post.txt"


def test_voices_between_the_narrator_and_the_speaker() -> None:
    assert via(composed.KENYA_SAYS.chain) == "Radio Bondeni"
    assert via(composed.SOMALIA_SAYS.chain) == ""


def test_voices_are_grouped_by_side_those_without_one_last() -> None:
    columns = columns_of([composed.SENT, composed.PROMISE])
    assert [column.side for column in columns] == ["state:SOM", "state:KEN", None]
    assert [account.id for account in cell(composed.PROMISE, columns[1])] == ["c-2", "c-3"]


def test_who_when_and_where_with_the_words_and_the_ground() -> None:
    post, reading = composed.POST_DOCUMENT, composed.POST_READING
    spokesman = ActorMention(composed.span(post, "State House"), "office:KEN/president", "metonym")
    year = TimeMention(composed.span(post, "16 May"), NO_DATE, "unresolved", "duration", None, "a length of time")
    told = replace(
        reading, actor_mentions=(*reading.actor_mentions, spokesman, spokesman), times=(*reading.times, year)
    )
    first, second = who_in(told, names_of(composed.ACTORS))
    assert (first.meaning, wordings(first)) == ("Villa Somalia (office, Somalia)", "“Villa Somalia”")
    assert (first.why, first.first) == ("side: Somalia", composed.span(post, "Villa Somalia"))
    assert wordings(second) == "“State House” ×2"
    assert second.why == "side: Kenya (the seat of Kenya)"
    tuesday, length = when_in(told, lambda date: date.edtf or "")
    assert (tuesday.meaning, tuesday.why) == ("2023-05-16 (dates “wrote”)", "resolved; the day of publication")
    assert (length.meaning, length.why) == ("length of time", "a length of time")
    sure = replace(told.places[0], confidence=0.874)
    (kampala,) = where_in(replace(told, places=(sure, replace(sure, confidence=0.9))))
    assert kampala.why == "0.32, 32.58; GeoNames 232422; a place, no actor: 87 % to 90 % sure"
    (kampala,) = where_in(told)
    assert (kampala.meaning, wordings(kampala), kampala.why) == (
        "Kampala, Uganda",
        "“Kampala”",
        "0.32, 32.58; GeoNames 232422",
    )
