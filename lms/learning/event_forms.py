"""The form of an event, at every door. Each is read on its own: one that is broken is refused
alone and holds up nobody's queue."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field, ValidationError, WithJsonSchema

from .models import LearningEvent

Kind = LearningEvent.Kind
A_DAY = 86_400
MOST = 100


class Nothing(Schema):
    pass


class Seconds(Schema):
    """What was really played of a film, in seconds of it."""

    model_config = ConfigDict(populate_by_name=True)

    film: str = Field(max_length=36)
    start: float = Field(alias="from", ge=0, le=A_DAY, allow_inf_nan=False)
    end: float = Field(alias="to", gt=0, le=A_DAY, allow_inf_nan=False)


class Item(Schema):
    item: str = Field(max_length=60)


class Words(Schema):
    sheet: str = Field(max_length=60)
    field: str = Field(max_length=60)
    text: str = Field(max_length=2000)


FORMS = {
    Kind.READ: Nothing,
    Kind.WATCHED: Seconds,
    Kind.TICKED: Item,
    Kind.UNTICKED: Item,
    Kind.WROTE: Words,
}


class EventIn(Schema):
    key: UUID = Field(description="Made where it happened; the same key is the same event")
    lesson: int = Field(description="Id of the lesson")
    kind: Annotated[Kind, WithJsonSchema({"type": "string", "enum": Kind.values})]
    data: dict[str, Any] = Field(
        default_factory=dict,
        description="watched: film, from, to (seconds); ticked, unticked: item; wrote: sheet, "
        "field, text (at most 2,000 letters); read: nothing",
    )
    happened_at: AwareDatetime = Field(
        description="By the phone's clock; what lies in the future counts as now, what is older "
        "than 90 days is refused"
    )


class EventsIn(Schema):
    events: list[Annotated[Any, WithJsonSchema(EventIn.model_json_schema())]] = Field(
        max_length=MOST
    )


class RefusedOut(Schema):
    key: str
    reason: str = Field(
        description="malformed, unknown_lesson, not_taking_part, unknown_part or too_old"
    )
    detail: str = Field(description="The reason in the language of the request")


class KeptOut(Schema):
    kept: list[str] = Field(description="Keys that are kept now, those known before included")
    already: list[str] = Field(description="Of these, the ones that were known before")
    refused: list[RefusedOut] = Field(description="Sending these again does not help")


def read_event(sent) -> EventIn | None:
    """The event with its data in the form of its kind, or None."""
    try:
        event = EventIn.model_validate(sent)
        data = FORMS[event.kind].model_validate(event.data)
    except ValidationError:
        return None
    event.data = data.model_dump(by_alias=True)
    return event
