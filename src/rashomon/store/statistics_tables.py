"""The tables of what is counted: filled anew with the chronology (`statistics_filling`), read by `statistics`.

Each table of single events or accounts is what a list shows, page by page; the table of counts beside it is summed from
it, so that a count and the list it leads to agree. `number` is an event's place in lists: by
time, undated ones last by when they were first told.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, Table, Text

from rashomon.store.schema import metadata


def _key(*names: str) -> list[Column[str]]:
    return [Column(name, Text, primary_key=True) for name in names]


def _place() -> Column[int]:
    return Column("number", Integer, primary_key=True)


def _texts(*names: str, needed: bool = True) -> list[Column[str]]:
    return [Column(name, Text, nullable=not needed) for name in names]


def _counts(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _table(name: str, *columns: Column[str] | Column[int] | Column[float] | Index) -> Table:
    return Table(name, metadata, *columns, sqlite_with_rowid=False)


pair_events = _table(
    "pair_events",
    *_key("a", "b"),
    _place(),
    *_texts("event", "direction", "period"),
    *_counts("quad"),
    *_texts("status"),
    *_counts("disputed"),
    Column("goldstein", Float),
)
#: `weighed` are the events that have a Goldstein value, `goldstein` the sum of the values.
pair_counts = _table(
    "pair_counts",
    *_key("a", "b", "period", "direction"),
    Column("quad", Integer, primary_key=True),
    *_key("status"),
    *_counts("events", "disputed", "weighed"),
    Column("goldstein", Float, nullable=False),
)
#: `events` are those told as having happened, `others` those that are planned, possible or denied.
pairs = _table(
    "pairs",
    *_key("a", "b"),
    *_counts("events", "others", "disputed"),
    *_texts("first", "last", needed=False),
    Index("pairs_b", "b"),
    Index("pairs_events", "events"),
)

actor_events = _table(
    "actor_events",
    *_key("actor"),
    _place(),
    *_key("part"),
    *_texts("event", "root", "period", "status"),
    *_counts("disputed"),
)
actor_counts = _table("actor_counts", *_key("actor", "part", "root", "status"), *_counts("events", "disputed"))
actor_names = _table("actor_names", *_key("actor", "name", "reading"), *_counts("mentions", "documents"))
actor_partners = _table("actor_partners", *_key("actor", "partner"), *_counts("did", "received", "together"))
#: Everybody who has a part in an event or gives an account; `folded` is the name as searches see it.
actor_totals = _table(
    "actor_totals",
    *_key("actor"),
    *_texts("name", "folded", "kind"),
    *_texts("country", "party", needed=False),
    *_counts("events", "others", "accounts"),
    *_texts("first", "last", needed=False),
    Index("actor_totals_events", "events"),
    Index("actor_totals_party", "party"),
)
voice_accounts = _table(
    "voice_accounts", *_key("actor", "stance"), _place(), *_key("account"), *_texts("event", "proposition")
)
voice_counts = _table("voice_counts", *_key("actor", "stance"), *_counts("accounts", "events"))

sources = _table(
    "sources",
    *_key("id"),
    *_texts("name", "folded"),
    *_texts("actor", needed=False),
    *_counts("documents", "reprints", "undated"),
    *_texts("first", "last", needed=False),
    *_counts("events"),
    Index("sources_documents", "documents"),
)
source_documents = _table(
    "source_documents",
    *_key("source", "document"),
    Column("original", Text),
    Index("source_documents_document", "document"),
    Index("source_documents_original", "original"),
)
source_events = _table("source_events", *_key("source"), _place(), *_texts("event", "turn"))
source_turns = _table("source_turns", *_key("source", "turn"), *_counts("events"))
#: Accounts a source carries, in its own voice (`own`) and in those of others, and how many of them others answered.
source_accounts = _table(
    "source_accounts",
    *_key("source"),
    Column("own", Integer, primary_key=True),
    *_counts("accounts", "confirmed", "denied", "otherwise"),
)
source_answers = _table(
    "source_answers",
    *_key("source", "answer"),
    Column("own", Integer, primary_key=True),
    *_key("voice"),
    _place(),
    *_texts("event", "name"),
    *_texts("side", needed=False),
    *_counts("accounts"),
)
source_answer_counts = _table(
    "source_answer_counts",
    *_key("source", "answer"),
    Column("own", Integer, primary_key=True),
    *_key("voice"),
    *_texts("name"),
    *_texts("side", needed=False),
    *_counts("accounts", "events"),
)

storylines = _table(
    "storylines",
    *_key("id"),
    *_counts("number", "events", "disputed", "documents"),
    *_texts("first", "last", needed=False),
    *_texts("record"),
    Index("storylines_events", "events"),
)
storyline_events = _table(
    "storyline_events",
    *_key("event"),
    *_texts("storyline"),
    *_counts("number"),
    *_texts("because"),
    Index("storyline_events_of", "storyline", "number"),
)

#: All that is emptied before it is filled anew.
COUNTED = (
    pair_events,
    pair_counts,
    pairs,
    actor_events,
    actor_counts,
    actor_names,
    actor_partners,
    actor_totals,
    voice_accounts,
    voice_counts,
    sources,
    source_documents,
    source_events,
    source_turns,
    source_accounts,
    source_answers,
    source_answer_counts,
    storylines,
    storyline_events,
)

#: Ids that storylines had before, and those they lead to now.
storyline_redirects = Table(
    "storyline_redirects", metadata, Column("old", Text, primary_key=True), Column("new", Text, nullable=False)
)
