"""What the page of a class shows of its meetings: to anybody, and to who has a seat."""

from .meeting_doors import photos_seen_by, sees_online_addresses
from .shown import describe_meeting


def meetings_shown(cohort, *, user, mine) -> list[dict]:
    """The meetings in words; the online address only for those who may have it."""
    meetings = list(cohort.meetings.all())
    sees = any(each.online_url for each in meetings) and sees_online_addresses(
        user, cohort, mine=mine
    )
    return [
        describe_meeting(each, cohort)
        | ({"online_url": each.online_url} if sees and each.online_url else {})
        for each in meetings
    ]


def photos_shown(cohort, *, user) -> list:
    """Photos of the class's meetings, where the office lets participants see them."""
    if not cohort.shows_photos:
        return []
    return list(photos_seen_by(user).filter(meeting__cohort=cohort))
