"""Accounts that nobody uses: never used and empty, or not used for years."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from lms.notices.tell import tell

from .erasing import erase_person, holding, people
from .models import User
from .trail import record

# Days between the letter and the erasure.
WAIT = 30
# Registering signs in as well: only a later sign-in is a use.
FIRST_VISIT = timedelta(days=1)

# (moment) -> a condition on people: who meets one still needs the account. Rooms above add
# theirs: a seat in a class that is not over, a program that calls.
still_needs: list = []


def idle(moment):
    """People without a role who did not sign in since `moment`. What staff keep is decided by the
    office and not by a term."""
    found = people().filter(is_superuser=False, is_staff=False, groups=None)
    for condition in still_needs:
        found = found.exclude(condition(moment))
    return found.annotate(used=Coalesce("last_login", "date_joined")).filter(
        used__lt=moment, date_joined__lt=moment
    )


def never_used(moment):
    """Of these, those who only registered and hold nothing."""
    once = Q(last_login=None) | Q(last_login__lt=F("date_joined") + FIRST_VISIT)
    found = idle(moment).filter(once)
    return found.exclude(pk__in=holding(User.objects.all()).values("pk"))


def tell_before_erasing(person, rows, now) -> None:
    """On which day everything goes, and that signing in keeps it. Once for each long absence."""
    with override(person.language):
        path = reverse("people:account")
        day = date_format(timezone.localdate(now + timedelta(days=WAIT)), "j F Y")
    absent_since = person.last_login or person.date_joined
    about = f"account_goes:{person.pk}@{absent_since:%Y-%m-%d}"
    tell(recipient=person, code="account_goes", path=path, about=about, day=day)


def erase_people(rows) -> int:
    """Erase as on request, one person a transaction; who came back meanwhile stays."""
    gone = 0
    for person in rows:
        with transaction.atomic():
            held = User.objects.select_for_update().filter(
                pk=person.pk, last_login=person.last_login
            )
            now = held.first()
            if now is None:
                continue
            record(verb="retention.erased", subject=now)
            erase_person(person=now)
            gone += 1
    return gone
