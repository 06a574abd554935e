"""What a meeting is like, and how the office's form treats it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from lms.enrolment.attendance import tick
from lms.enrolment.meeting_rules import meetings_with_records
from lms.enrolment.models import Meeting, Minutes
from tests.factories import make_enrolment, make_meeting


@pytest.mark.parametrize(
    "address", ["http://rapat.example/a", "ftp://rapat.example", "javascript:alert(1)", "rapat"]
)
def test_an_online_address_is_https_only(meeting, address):
    meeting.online_url = address
    with pytest.raises(ValidationError) as refused:
        meeting.full_clean()
    assert refused.value.error_dict.keys() == {"online_url"}


def test_https_is_taken(meeting):
    meeting.online_url = "https://rapat.example/kelas?kode=1"
    meeting.full_clean()
    assert meeting.is_online


@pytest.mark.parametrize(
    ("change", "sequence"),
    [
        ({}, 0),
        ({"place": "Balai Kota"}, 1),
        ({"title": "Merekam gambar"}, 1),
        ({"online_url": "https://rapat.example/"}, 1),
    ],
)
def test_only_a_change_that_calendars_show_is_a_new_edition(meeting, change, sequence):
    before = meeting.changed_at
    for name, value in change.items():
        setattr(meeting, name, value)
    meeting.save()
    meeting.save()
    kept = Meeting.objects.get()
    assert (kept.sequence, kept.changed_at > before) == (sequence, bool(change))


def test_a_meeting_with_records_must_stay(cohort, ayu, citra):
    came, written, bare = (make_meeting(cohort, starts_in=timedelta(days=-d)) for d in (3, 2, 1))
    tick(meeting=came, enrolment=make_enrolment(cohort, ayu), actor=citra)
    Minutes.objects.create(meeting=written, text="Kita merekam.")
    assert meetings_with_records([came.pk, written.pk, bare.pk]) == {came.pk, written.pk}
