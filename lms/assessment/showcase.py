"""Which works everybody may see, and since when: the one door to the page of works and its files.

A work is shown while all of this holds, asked anew each time: it has passed and the result is
released, its maker agrees to publication (under 18 their guardian as well), their account is open
and their data does not rest. So whatever ends, ends here at once. Under 16 as well works are only
shown here: nothing on this page leads to social media.
"""

from django.db.models import Exists, OuterRef
from django.utils.translation import ngettext

from lms.people.consequences import Consequence, register
from lms.people.data_requests import paused
from lms.people.models import Purpose
from lms.people.queries import consent_holds
from media_tools.enums import RenditionKind, VideoState
from media_tools.models import Rendition

from .enums import AttemptState
from .models import Attempt


def shown_works():
    """The newest first."""
    playable = Rendition.objects.filter(video=OuterRef("video"), kind=RenditionKind.LOW)
    return (
        Attempt.objects.filter(
            Exists(playable),
            consent_holds(Purpose.PUBLICATION, person="enrolment__resident"),
            state=AttemptState.RELEASED,
            video__state=VideoState.READY,
            enrolment__resident__is_active=True,
        )
        .exclude(enrolment__resident__in=paused().values("person"))
        .order_by("-released_at", "-pk")
    )


def is_shown_to_everyone(user, video) -> bool:
    """Whether the video is that of a shown work (`media_tools.access.onlookers`)."""
    return shown_works().filter(video=video).exists()


def shown_name(person) -> str:
    """As they agreed: with their name. Of a child the first word has to do."""
    return person.name.split()[0] if person.is_minor and person.name.split() else person.name


def explain(person) -> list[str]:
    number = shown_works().filter(enrolment__resident=person).count()
    if not number:
        return []
    return [
        ngettext(
            "%(number)s work leaves the page of works, and nobody else can play it any more.",
            "%(number)s works leave the page of works, and nobody else can play them any more.",
            number,
        )
        % {"number": number}
    ]


def register_consequences() -> None:
    # The door itself asks for consent: here it is only told.
    register(Consequence("showcase", Purpose.PUBLICATION, explain=explain))
