"""Guardians who never answered: their contact was given by a child, not by them."""

from django.db import transaction
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import override

from lms.notices.tell import tell

from .models import GuardianConsent


def unanswered(moment):
    """Questions that were asked, or written again, before `moment` and that nobody answered."""
    asked = GuardianConsent.objects.filter(answered_at=None).select_related("child")
    return asked.annotate(last=Coalesce("sent_at", "asked_at")).filter(last__lt=moment)


def forget_guardians(rows) -> int:
    """Remove name and contact. A child who still needs them hears of it and can ask again."""
    for asked in rows:
        with transaction.atomic():
            gone, _kinds = GuardianConsent.objects.filter(pk=asked.pk, answered_at=None).delete()
            child = asked.child
            if gone and child.is_minor and not child.guardian_consents.exists():
                with override(child.language):
                    path = reverse("people:account")
                tell(recipient=child, code="guardian_forgotten", path=path)
    return len(rows)
