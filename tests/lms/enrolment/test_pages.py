"""The page of one class, as different people meet it."""

from datetime import timedelta
from urllib.parse import urljoin

import pytest
from django.utils import timezone

from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.models import Enrolment, Meeting
from tests.factories import PASSWORD, make_cohort, make_enrolment


@pytest.fixture
def page(cohort):
    return f"/kelas-dibuka/{cohort.slug}/"


def mine(cohort):
    return list(Enrolment.objects.filter(cohort=cohort).values_list("resident__name", "state"))


def test_a_stranger_who_joins_registers_and_comes_back_with_the_group_chosen(client, page):
    answer = client.post(f"{page}ikut/", {"kind": "civil_servant"})
    assert (answer.status_code, answer.url) == (
        302,
        "/daftar/?next=%2Fkelas-dibuka%2Fangkatan-1%2F%3Fkelompok%3Dcivil_servant%23ikut",
    )
    assert not Enrolment.objects.exists()
    form = client.get(f"{page}?kelompok=civil_servant").context["form"]
    assert form["kind"].value() == "civil_servant"


def test_who_comes_back_from_registering_is_told_that_one_step_is_left(client, page, ayu):
    assert not client.get(f"{page}?kelompok=public").context["is_back"]
    client.force_login(ayu)
    assert client.get(f"{page}?kelompok=public").context["is_back"]
    assert not client.get(page).context["is_back"]


def test_joining_twice_is_joining_once(client, page, cohort, ayu):
    client.force_login(ayu)
    for _ in range(2):
        answer = client.post(f"{page}ikut/", {"kind": "public"})
        assert (answer.status_code, answer.url) == (302, page)
    assert mine(cohort) == [("Ayu", S.ENROLLED)]
    assert client.get(page).context["shown"].mine.state == S.ENROLLED


def test_without_a_group_the_form_says_what_is_missing(client, page, cohort, ayu):
    client.force_login(ayu)
    answer = client.post(f"{page}ikut/", {})
    assert answer.context["form"].errors.keys() == {"kind"}
    assert mine(cohort) == []


def test_who_waits_sees_their_place(client, page, cohort, ayu, dimas):
    make_enrolment(cohort, dimas, state=S.WAITLISTED)
    make_enrolment(cohort, ayu, state=S.WAITLISTED)
    client.force_login(ayu)
    assert client.get(page).context["position"] == 2


def test_a_closed_class_has_no_form_and_refuses_one(client, page, cohort, ayu):
    cohort.applications_close_at = timezone.now() - timedelta(hours=1)
    cohort.save()
    client.force_login(ayu)
    assert "/ikut/" not in client.get(page).content.decode()
    answer = client.post(f"{page}ikut/", {"kind": "public"}, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert mine(cohort) == []


def test_withdrawing_asks_once_and_twice_is_once(client, page, cohort, ayu):
    make_enrolment(cohort, ayu, state=S.ENROLLED)
    client.force_login(ayu)
    assert client.get(f"{page}mundur/").status_code == 200
    assert mine(cohort) == [("Ayu", S.ENROLLED)]
    for _ in range(2):
        answer = client.post(f"{page}mundur/")
        assert (answer.status_code, answer.url) == (302, page)
    assert mine(cohort) == [("Ayu", S.WITHDRAWN)]


@pytest.mark.parametrize("state", [S.COMPLETED, S.REJECTED])
def test_what_cannot_be_given_back_has_no_page_for_it(client, page, cohort, ayu, state):
    make_enrolment(cohort, ayu, state=state)
    client.force_login(ayu)
    assert client.get(f"{page}mundur/").status_code == 404


def test_the_seat_of_another_looks_like_none(client, page, cohort, ayu, budi):
    make_enrolment(cohort, budi)
    client.force_login(ayu)
    assert client.get(f"{page}mundur/").status_code == 404
    assert client.post(f"{page}mundur/").status_code == 404
    assert mine(cohort) == [("Budi", S.ACTIVE)]


def test_a_stranger_is_asked_to_sign_in_before_leaving(client, page):
    assert client.get(f"{page}mundur/").url == f"/masuk/?next={page}mundur/"
    assert client.post(f"{page}mundur/").status_code == 404


@pytest.mark.parametrize("path", ["", "ikut/", "mundur/"])
def test_a_class_that_is_not_there_is_absent(client, ayu, path):
    client.force_login(ayu)
    ask = client.post if path == "ikut/" else client.get
    assert ask(f"/kelas-dibuka/tidak-ada/{path}").status_code == 404


def test_meetings_are_written_in_indonesian_and_fall_back_to_the_place_of_the_class(
    client, page, cohort
):
    start = timezone.make_aware(timezone.datetime(2027, 3, 22, 9))
    Meeting.objects.create(cohort=cohort, starts_at=start, ends_at=start + timedelta(hours=3))
    assert client.get(page).context["meetings"] == [
        {
            "title": "",
            "day": "Senin, 22 Maret 2027",
            "hours": "09.00–12.00 WIB",
            "place": "Ijen Suites",
        }
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_with_one_meeting_and_with_three(
    client, page, cohort, ayu, number, django_assert_max_num_queries
):
    start = timezone.now() + timedelta(days=7)
    for day in range(number):
        begin = start + timedelta(days=day)
        Meeting.objects.create(cohort=cohort, starts_at=begin, ends_at=begin + timedelta(hours=2))
    client.force_login(ayu)
    client.get(page)
    with django_assert_max_num_queries(16):
        client.get(page)


def test_signing_in_leads_back_to_the_class(client, page, ayu):
    answer = client.post(
        f"/masuk/?next={page}",
        {"username": ayu.email, "password": PASSWORD, "next": page},
    )
    assert (answer.status_code, answer.url) == (302, page)


@pytest.mark.parametrize("number", [1, 3])
def test_the_catalogue_asks_for_seats_once(client, course, number, django_assert_max_num_queries):
    for slug in ("pagi", "siang", "sore")[:number]:
        make_cohort(course, slug=slug)
    client.get("/kelas/")
    with django_assert_max_num_queries(18) as asked:
        client.get("/kelas/")
    assert len([q for q in asked.captured_queries if "enrolment_seatgroup" in q["sql"]]) == 1


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_parent_of_every_class_address_leads_to_the_catalogue(client, db, language):
    path = f"{language}/kelas-dibuka/"
    assert urljoin(path, client.get(path)["Location"]) == f"{language}/kelas/"


def test_a_class_that_is_over_says_so_and_counts_no_seats(client, page, cohort, ayu, budi):
    make_enrolment(cohort, budi, state=S.WAITLISTED)
    today = timezone.localdate()
    cohort.starts_on, cohort.ends_on = today - timedelta(days=9), today - timedelta(days=8)
    cohort.applications_open_at = timezone.now() - timedelta(days=20)
    cohort.applications_close_at = timezone.now() - timedelta(days=10)
    cohort.save()
    client.force_login(ayu)
    text = client.get(page).content.decode()
    assert ("Kelas ini sudah selesai pada" in text, "kursi terisi" in text) == (True, False)
    assert ("daftar tunggu" in text, "tersisa" in text) == (False, False)


def test_a_seat_in_another_class_of_the_course_is_said_before_a_second(
    client, page, cohort, course, ayu
):
    other = make_cohort(course, slug="sore")
    seat = make_enrolment(other, ayu)
    client.force_login(ayu)
    answer = client.get(page)
    assert answer.context["elsewhere"] == seat
    text = answer.content.decode()
    assert f"Anda sudah punya kursi di {other.name}" in text
    assert "/kelas-dibuka/sore/pindah/" in text
    for state in (S.WAITLISTED, S.COMPLETED, S.WITHDRAWN):
        seat.delete()
        seat = make_enrolment(other, ayu, state=state)
        assert client.get(page).context["elsewhere"] is None


def test_reloading_a_form_that_was_wrong_leads_to_its_page(client, page, ayu):
    client.force_login(ayu)
    assert client.post(f"{page}ikut/", {}).status_code == 200
    assert client.get(f"{page}ikut/").url == page
    assert client.put(f"{page}ikut/").status_code == 405


def test_leaving_says_that_works_stay_readable(client, page, cohort, course, ayu):
    make_cohort(course, slug="sore")
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    for way in ("pindah", "mundur"):
        assert "Kelas yang lalu" in client.get(f"{page}{way}/").content.decode()
