"""What sessions and counts no longer need to say of anybody is removed by itself."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from lms.people.models import Tally
from lms.people.tasks import keep_data_promises


def test_what_is_over_goes_and_what_holds_stays(db):
    now = timezone.now()
    for name, ends in (("over", now - timedelta(seconds=1)), ("holds", now + timedelta(hours=1))):
        Tally.objects.create(cache_key=name, value="", expires=ends)
        Session.objects.create(session_key=name, session_data="", expire_date=ends)
    for _time in range(2):
        keep_data_promises()
    assert list(Tally.objects.values_list("cache_key", flat=True)) == ["holds"]
    assert list(Session.objects.values_list("session_key", flat=True)) == ["holds"]
