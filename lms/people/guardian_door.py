"""The one door behind a guardian's link: the question it belongs to, and what is open there."""

from django.http import Http404

from .guardian import why_closed
from .link_keys import fits, row_of
from .models import DataRequest, GuardianConsent
from .models.guardian import LINK


def asked_behind(token: str) -> GuardianConsent:
    """The question of this link; absent for whoever guesses."""
    asked = GuardianConsent.objects.select_related("child").filter(pk=row_of(token)).first()
    if asked is None or not fits(token, salt=LINK, pk=asked.pk):
        raise Http404
    return asked


def opened(token: str, *, answered=True) -> GuardianConsent | None:
    """The question while its link is open, and answered where that is needed; None where it is
    closed, and then the page of the link says why."""
    asked = asked_behind(token)
    if why_closed(asked) is not None or (answered and asked.answered_at is None):
        return None
    return asked


def copies_for(asked: GuardianConsent):
    """Copies that the holder of this link asked for, and nobody else's."""
    return DataRequest.objects.filter(guardian=asked, kind=DataRequest.Kind.COPY)


def erasures_of(child):
    """What a guardian asked to have erased and is not erased yet; whoever is the guardian now may
    take it back."""
    return DataRequest.objects.filter(
        person=child,
        guardian__isnull=False,
        kind=DataRequest.Kind.ERASURE,
        state=DataRequest.State.RECEIVED,
    )
