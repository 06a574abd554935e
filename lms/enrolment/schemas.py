"""Classes, seats and applications as the API tells them."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field, SecretStr

from .enums import SeatKind, Selection


class ApplicationIn(Schema):
    kind: SeatKind = Field(description="The group whose seat is asked for")
    region: str | None = Field(
        default=None, description="Code of the kecamatan or kelurahan, for seats of a region"
    )
    statement: str = Field(
        default="", max_length=200, description="For example the name of the community"
    )
    nik: SecretStr | None = Field(
        default=None,
        max_length=40,
        description="Needed where the class asks for it and none is kept; kept nowhere else",
    )
    nik_confirmed: bool = Field(
        default=False,
        description="It stands so on the card, though its date is not the date of birth",
    )

    @property
    def seat(self) -> dict:
        """As `apply_for_seat` takes it."""
        return self.model_dump(exclude={"nik", "nik_confirmed"})

    @property
    def typed_nik(self) -> str:
        return self.nik.get_secret_value() if self.nik else ""


class GroupSeatsOut(Schema):
    kind: str
    region: str | None
    label: str
    seats: int
    taken: int
    waiting: int
    left: int = Field(description="Seats that a newcomer would get now")

    @staticmethod
    def resolve_region(group) -> str | None:
        return group.region and group.region.pk

    @staticmethod
    def resolve_label(group) -> str:
        return str(group.label)


class CohortOut(Schema):
    slug: str
    name: str
    course: int
    place: str
    starts_on: date
    ends_on: date
    applications_open_at: datetime
    applications_close_at: datetime
    selection: Selection = Field(description="How seats are given")
    asks_nik: bool = Field(description="Whether who applies has to give their NIK")
    nik_reason: str = Field(description="Why, in the words of the office")
    phase: str
    phase_text: str
    seats: list[GroupSeatsOut]
    my_state: str | None = Field(description="State of the caller's application, if any")

    @staticmethod
    def resolve_slug(shown) -> str:
        return shown.cohort.slug

    @staticmethod
    def resolve_name(shown) -> str:
        return shown.cohort.name

    @staticmethod
    def resolve_course(shown) -> int:
        return shown.cohort.course_id

    @staticmethod
    def resolve_place(shown) -> str:
        return shown.cohort.place

    @staticmethod
    def resolve_starts_on(shown) -> date:
        return shown.cohort.starts_on

    @staticmethod
    def resolve_ends_on(shown) -> date:
        return shown.cohort.ends_on

    @staticmethod
    def resolve_applications_open_at(shown) -> datetime:
        return shown.cohort.applications_open_at

    @staticmethod
    def resolve_applications_close_at(shown) -> datetime:
        return shown.cohort.applications_close_at

    @staticmethod
    def resolve_selection(shown) -> str:
        return shown.cohort.selection

    @staticmethod
    def resolve_asks_nik(shown) -> bool:
        return shown.cohort.asks_nik

    @staticmethod
    def resolve_nik_reason(shown) -> str:
        return shown.cohort.nik_reason if shown.cohort.asks_nik else ""

    @staticmethod
    def resolve_phase_text(shown) -> str:
        return shown.says

    @staticmethod
    def resolve_seats(shown):
        return shown.seats.groups

    @staticmethod
    def resolve_my_state(shown) -> str | None:
        return shown.mine.state if shown.mine else None


class EnrolmentOut(Schema):
    cohort: str
    cohort_name: str
    kind: str
    state: str
    state_text: str
    applied_at: datetime
    waiting_position: int | None = Field(default=None, description="From 1, while waiting")
    offer_expires_at: datetime | None = Field(description="Until when an offered seat is kept")
    ticket: str | None = Field(description="Public name of the application in a lottery")
    reason: str = Field(description="Why the office decided so")

    @staticmethod
    def resolve_cohort(enrolment) -> str:
        return enrolment.cohort.slug

    @staticmethod
    def resolve_cohort_name(enrolment) -> str:
        return enrolment.cohort.name

    @staticmethod
    def resolve_kind(enrolment) -> str:
        return enrolment.group.kind

    @staticmethod
    def resolve_state_text(enrolment) -> str:
        return enrolment.get_state_display()


class AnnouncementOut(Schema):
    id: int
    cohort: str | None = Field(description="The class; none where all of a course are told")
    course: int = Field(description="The course of the class or classes")
    title: str
    body: str = Field(description="Plain text; an empty line begins a paragraph")
    is_pinned: bool
    written_at: datetime
    edited_at: datetime | None
    shows_until: date | None = Field(description="The last day on which it is shown")
    read_at: datetime | None = Field(description="When the caller first saw it")

    @staticmethod
    def resolve_cohort(announcement) -> str | None:
        return announcement.cohort and announcement.cohort.slug

    @staticmethod
    def resolve_course(announcement) -> int:
        return announcement.course_id or announcement.cohort.course_id
