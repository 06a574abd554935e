"""Over which ways each code is told, in one table. A notice inside the platform is always left."""

from dataclasses import dataclass

from .enums import Channel, Kind

EMAIL, TEXT = Channel.EMAIL, Channel.TEXT


@dataclass(frozen=True)
class Way:
    kind: Kind
    # Each of these that the person can be reached over and has not switched off ...
    by: tuple[Channel, ...] = ()
    # ... and this one where none of them was left because there is no contact for it.
    otherwise: Channel | None = None
    # Whether a person may switch it off.
    is_fixed: bool = False
    # Goes out at night as well. What ends soon does so by itself (`until`).
    is_urgent: bool = False

    @property
    def channels(self) -> tuple[Channel, ...]:
        return (*self.by, self.otherwise) if self.otherwise else self.by


def mail_or_text(kind, **more) -> Way:
    return Way(kind, by=(EMAIL,), otherwise=TEXT, **more)


def both(kind, **more) -> Way:
    """For what costs a seat or a journey when it is read too late."""
    return Way(kind, by=(EMAIL, TEXT), **more)


WAYS = {
    "enrolled": mail_or_text(Kind.SEATS),
    "waitlisted": mail_or_text(Kind.SEATS),
    "applied": Way(Kind.SEATS, by=(EMAIL,)),
    "seat_offered": both(Kind.SEATS),
    "offer_ends_soon": both(Kind.SEATS),
    "offer_expired": mail_or_text(Kind.SEATS),
    "not_selected": mail_or_text(Kind.SEATS),
    "seat_taken_back": mail_or_text(Kind.SEATS),
    "transferred": mail_or_text(Kind.SEATS),
    "meeting_tomorrow": mail_or_text(Kind.SEATS),
    "meeting_changed": both(Kind.SEATS),
    "meeting_cancelled": both(Kind.SEATS),
    "announced": mail_or_text(Kind.NEWS),
    # Within seconds or minutes of handing the phone the video: seen in the platform.
    "video_ready": Way(Kind.RESULTS),
    # A trainer gets fifty of them in an evening, and has a desk that shows them.
    "handed_in": Way(Kind.RESULTS),
    "released": mail_or_text(Kind.RESULTS),
    "score_changed": mail_or_text(Kind.RESULTS),
    "needs_revision": mail_or_text(Kind.RESULTS),
    # Trainers have a list of them.
    "question_asked": Way(Kind.RESULTS),
    "question_answered": Way(Kind.RESULTS, by=(EMAIL,)),
    "post_hidden": Way(Kind.RESULTS),
    "post_reported": Way(Kind.RESULTS),
    "data_ready": mail_or_text(Kind.SECURITY, is_fixed=True),
    # For the office, which has 72 hours.
    "data_request_came": Way(Kind.SECURITY, by=(EMAIL,), is_fixed=True),
    "data_request_due": Way(Kind.SECURITY, by=(EMAIL,), is_fixed=True),
    # Whoever did not ask hears of it while it can still be taken back.
    "data_request_entered": both(Kind.SECURITY, is_fixed=True),
    "data_request_done": mail_or_text(Kind.SECURITY, is_fixed=True),
    "data_request_declined": mail_or_text(Kind.SECURITY, is_fixed=True),
    # Whoever did want to be erased asks again.
    "data_request_cancelled": both(Kind.SECURITY, is_fixed=True),
    # The last word before it is gone.
    "account_goes": both(Kind.SECURITY, is_fixed=True),
    "guardian_forgotten": mail_or_text(Kind.SECURITY, is_fixed=True),
    "videos_go": mail_or_text(Kind.SECURITY, is_fixed=True),
    "works_go": mail_or_text(Kind.SECURITY, is_fixed=True),
    "guardian_answered": mail_or_text(Kind.SECURITY, is_fixed=True),
    # `lms.people.security` writes a letter of its own to every contact, the old one included.
    "password_changed": Way(Kind.SECURITY, is_fixed=True),
    "passkey_added": Way(Kind.SECURITY, is_fixed=True),
    "passkey_removed": Way(Kind.SECURITY, is_fixed=True),
    "app_added": Way(Kind.SECURITY, is_fixed=True),
    "app_removed": Way(Kind.SECURITY, is_fixed=True),
    "recovery_codes_made": Way(Kind.SECURITY, is_fixed=True),
    "other_sessions_ended": Way(Kind.SECURITY, is_fixed=True),
    "contact_changed": Way(Kind.SECURITY, is_fixed=True),
    "guardian_took_back": mail_or_text(Kind.SECURITY, is_fixed=True),
    "guardian_publication": Way(Kind.SECURITY),
    "guardian_portfolio": Way(Kind.SECURITY),
    "guardian_data": mail_or_text(Kind.SECURITY, is_fixed=True),
    # For the office, which reads them when it is at work.
    "guardian_of_many": Way(Kind.SECURITY),
    "guardian_after_a_no": Way(Kind.SECURITY),
    # Letters to people who may have no account: the contact decides the way.
    # A child sits before the phone and waits for this one.
    "guardian": mail_or_text(Kind.SECURITY, is_fixed=True, is_urgent=True),
    "guardian_done": mail_or_text(Kind.SECURITY, is_fixed=True),
    "nomination": mail_or_text(Kind.NEWS, is_fixed=True),
}


def way_of(code: str) -> Way:
    """A code that the table does not name is told inside the platform only."""
    return WAYS.get(code) or Way(Kind.SECURITY)


def channel_for(contact: str) -> Channel:
    return EMAIL if "@" in contact else TEXT


def switchable() -> dict[Kind, set[Channel]]:
    """The channels of each kind that a person may switch off; kinds without one are left out."""
    found: dict[Kind, set[Channel]] = {}
    for kind in Kind:
        for way in WAYS.values():
            if way.kind == kind and way.channels and not way.is_fixed:
                found.setdefault(kind, set()).update(way.channels)
    return found
