"""What a class is told: who writes it, who reads it, what stays of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.enrolment.announcement_doors import announcements_for, announcements_of_staff
from lms.enrolment.announcing import (
    AnnouncementRefused,
    ChangedMeanwhile,
    announce,
    change_announcement,
    note_read,
    pin_announcement,
    withdraw_announcement,
)
from lms.enrolment.models import Announcement, AnnouncementRead
from lms.notices.models import Message, MessagePreferences, Notice
from lms.people.models import TrailEntry
from lms.people.retention import rules, run
from tests.factories import make_cohort, make_course, make_enrolment

WORDS = {"title": "Kelas pindah ke Balai Kota", "body": "Bawa ponsel Anda.\n\nSampai besok."}


def tomorrow():
    return timezone.localdate() + timedelta(days=1)


def verbs():
    found = TrailEntry.objects.filter(verb__startswith="announcement.").order_by("pk")
    return list(found.values_list("verb", flat=True))


def test_a_class_reads_what_its_trainer_says_new_first(cohort, ayu, citra):
    make_enrolment(cohort, ayu)
    first = announce(author=citra, cohort=cohort, is_pinned=True, **WORDS)
    second = announce(author=citra, cohort=cohort, title="Lain", body="Kedua.")
    assert list(announcements_for(ayu)) == [first, second]
    note_read(announcements=[first], person=ayu)
    note_read(announcements=[first], person=ayu)
    assert [(each, each.is_new) for each in announcements_for(ayu)] == [
        (second, True),
        (first, False),
    ]
    assert AnnouncementRead.objects.count() == 1


def test_the_same_words_again_are_the_same_announcement(cohort, citra):
    first = announce(author=citra, cohort=cohort, **WORDS)
    assert announce(author=citra, cohort=cohort, **WORDS) == first
    withdraw_announcement(announcement=first, actor=citra)
    assert announce(author=citra, cohort=cohort, **WORDS) != first
    assert verbs() == ["announcement.made", "announcement.withdrawn", "announcement.made"]


@pytest.mark.parametrize(
    ("state", "sees"),
    [("active", True), ("completed", True), ("waitlisted", False), ("withdrawn", False)],
)
def test_only_who_takes_part_reads_it(cohort, ayu, budi, citra, state, sees):
    make_enrolment(cohort, ayu, state=state)
    announce(author=citra, cohort=cohort, **WORDS)
    assert announcements_for(ayu).exists() is sees
    assert not announcements_for(budi).exists()


def test_it_is_shown_until_its_last_day(cohort, ayu, citra):
    make_enrolment(cohort, ayu)
    made = announce(author=citra, cohort=cohort, shows_until=timezone.localdate(), **WORDS)
    assert list(announcements_for(ayu)) == [made]
    Announcement.objects.update(shows_until=timezone.localdate() - timedelta(days=1))
    assert not announcements_for(ayu).exists()
    with pytest.raises(AnnouncementRefused):
        announce(
            author=citra,
            cohort=cohort,
            title="Lain",
            body="Lain.",
            shows_until=timezone.localdate() - timedelta(days=1),
        )


def test_all_running_classes_of_a_course_are_told_by_the_office_only(
    course, cohort, ayu, budi, citra, endah
):
    over = make_cohort(
        course,
        slug="lama",
        starts_on=timezone.localdate() - timedelta(days=9),
        ends_on=timezone.localdate() - timedelta(days=2),
    )
    make_enrolment(cohort, ayu)
    make_enrolment(over, budi)
    with pytest.raises(AnnouncementRefused, match="pengelola"):
        announce(author=citra, course=course, shows_until=tomorrow(), **WORDS)
    with pytest.raises(AnnouncementRefused, match="sampai kapan"):
        announce(author=endah, course=course, **WORDS)
    made = announce(author=endah, course=course, shows_until=tomorrow(), by_notice=True, **WORDS)
    assert list(announcements_for(ayu)) == [made]
    assert not announcements_for(budi).exists()
    assert list(Notice.objects.values_list("recipient__name", "code")) == [("Ayu", "announced")]
    # The trainer reads it, and another course has nothing to do with it.
    assert list(announcements_of_staff(citra)) == [made]


def test_each_is_told_once_also_in_two_classes_and_after_a_change(
    course, cohort, ayu, budi, citra, endah
):
    other = make_cohort(course, slug="sore")
    for place, person in ((cohort, ayu), (other, ayu), (cohort, budi)):
        make_enrolment(place, person)
    made = announce(author=endah, course=course, shows_until=tomorrow(), by_notice=True, **WORDS)
    change_announcement(
        announcement=made,
        actor=endah,
        title="Baru",
        body="Lain.",
        shows_until=tomorrow(),
        version=1,
        by_notice=True,
    )
    told = Notice.objects.order_by("recipient__name")
    assert [(each.recipient.name, each.path) for each in told] == [
        ("Ayu", f"/pengumuman/{made.pk}/"),
        ("Budi", f"/pengumuman/{made.pk}/"),
    ]
    # Nothing of what was written leaves the platform.
    assert all("Balai Kota" not in str(each.data) + each.words for each in told)
    assert Message.objects.filter(code="announced", channel="email").count() == 2
    assert verbs() == ["announcement.made", "announcement.told", "announcement.changed"]


def test_a_class_that_was_not_told_at_first_is_told_with_a_change(cohort, ayu, citra):
    make_enrolment(cohort, ayu)
    made = announce(author=citra, cohort=cohort, **WORDS)
    assert not Notice.objects.exists()
    change_announcement(
        announcement=made, actor=citra, shows_until=None, version=1, by_notice=True, **WORDS
    )
    assert Notice.objects.count() == 1
    assert not made.editions.exists()


def test_what_was_said_before_stays(cohort, citra, dimas):
    made = announce(author=citra, cohort=cohort, **WORDS)
    changed = change_announcement(
        announcement=made, actor=dimas, title="Lain", body="B.", shows_until=tomorrow(), version=1
    )
    assert (changed.title, changed.version) == ("Lain", 2)
    assert list(
        made.editions.values_list("version", "title", "body", "shows_until", "replaced_by__name")
    ) == [(1, WORDS["title"], WORDS["body"], None, "Dimas")]
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        change_announcement(
            announcement=made, actor=citra, title="Z", body="Z.", shows_until=None, version=1
        )
    assert meanwhile.value.kept.title == "Lain"
    # The very same words, sent twice, are no conflict and no edition.
    change_announcement(
        announcement=made, actor=dimas, title="Lain", body="B.", shows_until=tomorrow(), version=1
    )
    assert made.editions.count() == 1


def test_withdrawn_it_is_read_by_staff_only_and_waiting_messages_stay(cohort, ayu, budi, citra):
    for person in (ayu, budi):
        make_enrolment(cohort, person)
    made = announce(author=citra, cohort=cohort, by_notice=True, is_pinned=True, **WORDS)
    Notice.objects.filter(recipient=budi).update(read_at=timezone.now())
    for _twice in range(2):
        withdraw_announcement(announcement=made, actor=citra)
    assert not announcements_for(ayu).exists()
    assert list(announcements_of_staff(citra)) == [made]
    assert set(Message.objects.values_list("state", "reason")) == {("skipped", "called_back")}
    assert list(Notice.objects.values_list("recipient__name", flat=True)) == ["Budi"]
    pin_announcement(announcement=made, actor=citra)
    made.refresh_from_db()
    assert not made.is_pinned
    with pytest.raises(AnnouncementRefused):
        change_announcement(
            announcement=made, actor=citra, title="Z", body="Z.", shows_until=None, version=1
        )
    assert verbs() == ["announcement.made", "announcement.told", "announcement.withdrawn"]


def test_somebody_who_switched_announcements_off_finds_the_notice_only(cohort, ayu, citra):
    make_enrolment(cohort, ayu)
    MessagePreferences.objects.create(person=ayu, switched_off=["news:email", "news:text"])
    announce(author=citra, cohort=cohort, by_notice=True, **WORDS)
    assert Notice.objects.get().words == "Ada pengumuman baru di Kelas angkatan-1."
    assert list(Message.objects.values_list("state", "reason")) == [("skipped", "switched_off")]


def test_who_does_not_teach_the_class_reads_nothing_at_the_desk(course, cohort, citra, dimas):
    announce(author=citra, cohort=cohort, **WORDS)
    assert not announcements_of_staff(dimas).exists()
    make_cohort(make_course(slug="lain"), slug="lain", trainers=[dimas])
    assert not announcements_of_staff(dimas).exists()


def test_an_old_one_is_new_to_nobody_and_its_read_marks_go(cohort, ayu, citra):
    make_enrolment(cohort, ayu)
    made = announce(author=citra, cohort=cohort, **WORDS)
    note_read(announcements=[made], person=ayu)
    rule = rules["announcement_reads"]
    assert run(rule, now=timezone.now() + timedelta(days=179)).removed == 0
    assert run(rule, now=timezone.now() + timedelta(days=181)).removed == 1
    Announcement.objects.update(written_at=timezone.now() - timedelta(days=61))
    assert announcements_for(ayu).get().is_new is False


def test_reading_costs_the_same_for_one_and_for_three(client, course, ayu, endah):
    client.force_login(ayu)

    def cost(address):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    def say(slug):
        cohort = make_cohort(course, slug=slug)
        make_enrolment(cohort, ayu)
        announce(author=endah, cohort=cohort, title=slug, body="Isi.")
        announce(author=endah, course=course, title=slug, body="Isi.", shows_until=tomorrow())

    def costs():
        cost("/kelas-dibuka/pagi/")
        return [
            cost(each) for each in ("/belajar/", "/kelas-dibuka/pagi/", "/api/v1/me/announcements")
        ]

    say("pagi")
    one = costs()
    for slug in ("siang", "sore"):
        say(slug)
    assert costs() == one


def test_the_same_words_after_their_day_are_said_anew(cohort, citra):
    over = announce(author=citra, cohort=cohort, shows_until=timezone.localdate(), **WORDS)
    yesterday = timezone.localdate() - timedelta(days=1)
    Announcement.objects.filter(pk=over.pk).update(shows_until=yesterday)
    again = announce(author=citra, cohort=cohort, shows_until=tomorrow(), **WORDS)
    assert (again != over, again.shows_until) == (True, tomorrow())


def test_the_same_words_with_other_wishes_follow_the_wishes(cohort, ayu, citra):
    make_enrolment(cohort, ayu)
    first = announce(author=citra, cohort=cohort, **WORDS)
    again = announce(
        author=citra,
        cohort=cohort,
        shows_until=tomorrow(),
        is_pinned=True,
        by_notice=True,
        **WORDS,
    )
    assert (again, again.shows_until, again.is_pinned) == (first, tomorrow(), True)
    assert again.told_at is not None
    assert Notice.objects.filter(recipient=ayu, code="announced").count() == 1
