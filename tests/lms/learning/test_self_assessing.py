"""How able somebody says they are: asked before and after, compared only like with like."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.utils import timezone
from wagtail.models import Locale

from courses.curriculum_files import items, stream
from courses.models import HomePage, LessonPage, SelfAssessmentPage
from lms.enrolment.enums import EnrolmentState as S
from lms.learning.gains import Gain, gains_of
from lms.learning.models import SelfAssessment
from lms.learning.my_classes import my_classes
from lms.learning.next_steps import Urgency
from lms.learning.reading import mark_read
from lms.learning.self_assessing import give, moment_of, skip
from lms.people.models import TrailEntry
from tests.factories import make_enrolment

LABELS = ["Belum bisa", "Bisa bila dibantu", "Bisa sendiri"]


@pytest.fixture
def page(course):
    home = HomePage.objects.get(locale=Locale.get_default())
    pillars = [
        (
            "pillar",
            {"pillar": key, "statements": items(key, [f"Saya {n} {key}." for n in range(3)])},
        )
        for key in ("skill", "ethics")
    ]
    return home.add_child(
        instance=SelfAssessmentPage(
            title="Seberapa cakap saya?",
            slug="cakap",
            introduction="Pilih yang sesuai.",
            scale=stream("scale", [("label", label) for label in LABELS]),
            pillars=stream("pillars", pillars),
        )
    )


def every(page, value):
    return {each["key"]: value for pillar in page.asked for each in pillar["statements"]}


def test_before_is_the_first_step_and_is_asked_once(cohort, course, ayu, page, client):
    make_enrolment(cohort, ayu)
    (mine,) = my_classes(ayu)
    assert mine.step.urgency == Urgency.BEGIN
    client.force_login(ayu)
    assert client.get(mine.step.url).status_code == 200
    told = client.post(mine.step.url, every(page, 2), follow=True)
    assert told.status_code == 200
    given = SelfAssessment.objects.get()
    assert (given.moment, given.means) == ("before", {"skill": 200, "ethics": 200})
    assert TrailEntry.objects.filter(verb="self_assessment.given").count() == 1
    (mine,) = my_classes(ayu)
    assert mine.step.urgency == Urgency.LEARN


def test_a_missing_answer_loses_nothing(cohort, ayu, page, client):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    some = dict(list(every(page, 3).items())[:2])
    told = client.post(f"/belajar/kelas/{cohort.slug}/cakap/before/", some)
    assert told.context["is_incomplete"]
    chosen = [e["chosen"] for p in told.context["pillars"] for e in p["statements"]]
    assert chosen == [3, 3, None, None, None, None]
    assert not SelfAssessment.objects.exists()


@pytest.mark.parametrize("value", ["0", "4", "9" * 30, "-1", "satu"])
def test_a_value_outside_the_scale_is_no_answer(cohort, ayu, page, client, value):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    client.post(f"/belajar/kelas/{cohort.slug}/cakap/before/", every(page, value))
    assert not SelfAssessment.objects.exists()


def test_who_would_rather_not_say_is_not_asked_again(cohort, ayu, page, client):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    client.post(f"/belajar/kelas/{cohort.slug}/cakap/before/", {"skip": "1"})
    assert SelfAssessment.objects.get().is_skipped
    assert my_classes(ayu)[0].step.urgency == Urgency.LEARN


def test_skipping_takes_no_answer_away(cohort, ayu, page):
    enrolment = make_enrolment(cohort, ayu)
    give(enrolment=enrolment, moment="before", page=page, answers=every(page, 1))
    assert not skip(enrolment=enrolment, moment="before").is_skipped


def test_before_is_over_when_two_lessons_are_done(cohort, course, ayu, page, client):
    make_enrolment(cohort, ayu)
    for lesson in LessonPage.objects.child_of(course):
        mark_read(lesson=lesson, resident=ayu)
    client.force_login(ayu)
    assert client.get(f"/belajar/kelas/{cohort.slug}/cakap/before/").status_code == 302
    assert client.get(f"/belajar/kelas/{cohort.slug}/cakap/after/").status_code == 200
    assert my_classes(ayu)[0].step.urgency == Urgency.LOOK_BACK


def test_after_is_asked_for_ninety_days(cohort, ayu):
    enrolment = make_enrolment(cohort, ayu, state=S.COMPLETED)
    cohort.ends_on = timezone.localdate() - timedelta(days=90)
    enrolment.cohort = cohort
    assert moment_of(enrolment, lessons_done=0, is_finished=True) == "after"
    cohort.ends_on -= timedelta(days=1)
    assert moment_of(enrolment, lessons_done=0, is_finished=True) is None


def test_others_and_other_moments_are_not_there(cohort, ayu, citra, page, client):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    assert client.get(f"/belajar/kelas/{cohort.slug}/cakap/soon/").status_code == 404
    client.force_login(citra)
    assert client.get(f"/belajar/kelas/{cohort.slug}/cakap/before/").status_code == 404


def test_a_gain_counts_only_pairs_that_were_asked_the_same(cohort, ayu, budi, dimas, page):
    ayus, budis, third = (make_enrolment(cohort, each) for each in (ayu, budi, dimas))
    for enrolment, before, after in ((ayus, 1, 3), (budis, 2, 2)):
        give(enrolment=enrolment, moment="before", page=page, answers=every(page, before))
        give(enrolment=enrolment, moment="after", page=page, answers=every(page, after))
    give(enrolment=third, moment="before", page=page, answers=every(page, 1))
    skip(enrolment=third, moment="after")
    expected = [Gain(pillar, 2, Fraction(3, 2), Fraction(5, 2)) for pillar in ("skill", "ethics")]
    assert gains_of(SelfAssessment.objects.all()) == expected
    SelfAssessment.objects.filter(enrolment=budis, moment="after").update(asked_sha256="other")
    assert [(each.pairs, each.gained) for each in gains_of(SelfAssessment.objects.all())] == [
        (1, Fraction(2)),
        (1, Fraction(2)),
    ]
