"""What may be asked of the API: the parameters with their bounds."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from rashomon.knowledge.ontology import roots
from rashomon.store import EventFilter
from rashomon.store.filters import first_day, last_day
from rashomon.store.lists import MOST, PAGE
from rashomon.web.event_filters import LONGEST

#: Far beyond any list.
FURTHEST = 1_000_000_000

_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def _day(day: str, edge: Any) -> str:
    try:
        return str(edge(day))
    except ValueError:
        raise ValueError(f"“{day}” is no date; write 2016-06-29, 2016-06 or 2016") from None


def _root(name: str) -> str:
    if name not in roots():
        raise ValueError(f"there is no type “{name}”; the types are {', '.join(roots())}")
    return name


def _two(names: str) -> str:
    if len([name for name in names.split(",") if name.strip()]) != 2:
        raise ValueError("pair is two names with a comma between them, as in Kenya,Somalia")
    return names


Words = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Id = Annotated[str, Field(min_length=1, max_length=LONGEST)]


class Asked(BaseModel):
    """Parameters; one that is not declared is refused, so that a slip of the pen filters nothing unnoticed."""

    model_config = ConfigDict(extra="forbid")


class Stretch(Asked):
    """Which part of a list."""

    start: int = Field(0, ge=0, le=FURTHEST, description="How many to pass over.", examples=[50])
    limit: int = Field(PAGE, ge=1, le=MOST, description="How many to give at most.", examples=[20])


class EventsAsked(Stretch):
    """The filters of the chronology; all given must be fulfilled."""

    actor: Words | None = Field(
        None, description="Someone who takes part: an id, alpha-3 code or name; a state stands for its people too."
    )
    pair: Annotated[Words, AfterValidator(_two)] | None = Field(
        None, description="Two who take part, with a comma between them.", examples=["Russia,Turkey"]
    )
    type: Annotated[str, AfterValidator(_root)] | None = Field(
        None, description="A PLOVER root.", json_schema_extra={"enum": list(roots())}, examples=["CONSULT"]
    )
    place: Words | None = Field(None, description="A place or country by name or alpha-3 code.", examples=["TUR"])
    since: Annotated[str, Field(pattern=_DATE), AfterValidator(lambda day: _day(day, first_day))] | None = Field(
        None, alias="from", description="On or after this day, month or year.", examples=["2016-06"]
    )
    until: Annotated[str, Field(pattern=_DATE), AfterValidator(lambda day: _day(day, last_day))] | None = Field(
        None, alias="to", description="On or before this day, month or year.", examples=["2016-06-29"]
    )
    source: Words | None = Field(None, description="An outlet or publisher, as /api/sources has it.")
    disputed: bool = Field(False, description="Only events that the accounts differ on.")
    dated: bool | None = Field(None, description="Only events with a date, or only those without.")
    text: Words | None = Field(None, description="Words of the event or of the clauses that tell of it.")

    def filter(self) -> EventFilter:
        """The filter of the store."""
        one, _, other = (self.pair or "").partition(",")
        return EventFilter(
            actor=self.actor,
            dyad=(one.strip(), other.strip()) if self.pair else None,
            root=self.type,
            since=self.since,
            until=self.until,
            place=self.place,
            text=self.text,
            source=self.source,
            disputed=self.disputed,
            dated=self.dated,
        )


class DocumentsAsked(Stretch):
    """Which documents."""

    text: Words | None = Field(None, description="Words that all occur; words in double quotes one after the other.")
    source: Words | None = Field(None, description="An outlet or publisher, as /api/sources has it.")


class SearchAsked(Stretch):
    """What to look for in the documents."""

    text: Words = Field(
        description="Words that all occur; words in double quotes one after the other.", examples=['"deep sorrow"']
    )


class ActorsAsked(Stretch):
    """Which actors."""

    name: Words | None = Field(None, description="Part of a name, an id, or an alpha-3 code.", examples=["Putin"])
