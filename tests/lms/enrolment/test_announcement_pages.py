"""The pages and calls with which a class is told something and reads it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lms.enrolment.announcing import announce, change_announcement, withdraw_announcement
from lms.enrolment.models import Announcement, AnnouncementRead
from lms.notices.models import Notice
from tests.factories import make_cohort, make_enrolment

DESK = "/mengajar/pengumuman/"
BODY = "Bawa ponsel <b>Anda</b>.\n\nPeta: https://malangkota.go.id/peta?a=1&b=2."


@pytest.fixture
def made(cohort, citra):
    return announce(author=citra, cohort=cohort, title="Pindah ruang", body=BODY)


def form(cohort, **changes):
    return {"place": f"kelas:{cohort.slug}", "title": "Besok libur", "body": "Libur."} | changes


def test_a_trainer_writes_and_the_class_reads_it(client, cohort, ayu, citra):
    make_enrolment(cohort, ayu)
    client.force_login(citra)
    sent = form(cohort, by_notice="on", is_pinned="on", shows_until=str(timezone.localdate()))
    answer = client.post(f"{DESK}baru/", sent)
    made = Announcement.objects.get()
    assert answer.url == f"{DESK}{made.pk}/"
    assert (made.title, made.body, made.is_pinned, made.author) == (
        "Besok libur",
        "Libur.",
        True,
        citra,
    )
    assert client.get(DESK).context["page"].object_list == [made]
    client.force_login(ayu)
    notice = Notice.objects.get(recipient=ayu)
    assert client.post(f"/pemberitahuan/{notice.pk}/buka/").url == f"/pengumuman/{made.pk}/"
    assert "Besok libur" in client.get("/belajar/").content.decode()
    assert not AnnouncementRead.objects.exists()
    assert client.get(f"/pengumuman/{made.pk}/").context["announcement"].is_new
    assert AnnouncementRead.objects.get().person == ayu
    assert not client.get(f"/kelas-dibuka/{cohort.slug}/").context["announcements"][0].is_new


def test_the_page_of_the_class_marks_it_as_read(client, cohort, ayu, made):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    client.head(f"/kelas-dibuka/{cohort.slug}/")
    assert not AnnouncementRead.objects.exists()
    page = client.get(f"/kelas-dibuka/{cohort.slug}/")
    assert [each.is_new for each in page.context["announcements"]] == [True]
    assert AnnouncementRead.objects.filter(person=ayu, announcement=made).count() == 1


def test_a_notice_of_what_is_over_leads_to_my_learning(client, cohort, ayu, budi, citra, made):
    make_enrolment(cohort, ayu)
    withdraw_announcement(announcement=made, actor=citra)
    client.force_login(ayu)
    answer = client.get(f"/pengumuman/{made.pk}/", follow=True)
    assert answer.redirect_chain == [("/belajar/", 302)]
    assert "tidak ditampilkan lagi" in answer.content.decode()
    assert "Pindah ruang" not in answer.content.decode()
    client.force_login(budi)
    assert client.get(f"/pengumuman/{made.pk}/").status_code == 404


def test_words_are_text_and_links_vouch_for_nothing(client, cohort, ayu, made):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    page = client.get(f"/pengumuman/{made.pk}/").content.decode()
    assert "<p>Bawa ponsel &lt;b&gt;Anda&lt;/b&gt;.</p>" in page
    assert (
        '<a href="https://malangkota.go.id/peta?a=1&amp;b=2" rel="nofollow noopener">'
        "https://malangkota.go.id/peta?a=1&amp;b=2</a>.</p>"
    ) in page


@pytest.mark.parametrize("name", ["budi", "dimas", ""])
def test_others_do_not_find_it(request, client, cohort, made, name):
    if name:
        person = request.getfixturevalue(name)
        client.force_login(person)
        assert client.get(f"/pengumuman/{made.pk}/").status_code == 404
        for path in ("", "ubah/", "lakukan/"):
            assert client.get(f"{DESK}{made.pk}/{path}").status_code in (404, 405)
        assert client.post(f"{DESK}{made.pk}/lakukan/", {"act": "withdraw"}).status_code == 404
    assert "Pindah ruang" not in client.get(f"/kelas-dibuka/{cohort.slug}/").content.decode()
    made.refresh_from_db()
    assert not made.is_withdrawn


def test_a_trainer_reads_what_the_office_says_to_all_and_does_not_change_it(
    client, course, cohort, citra, endah
):
    until = timezone.localdate() + timedelta(days=3)
    client.force_login(endah)
    sent = {"place": f"materi:{course.pk}", "title": "Untuk semua", "body": "Isi."}
    refused = client.post(f"{DESK}baru/", sent)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["shows_until"])
    assert client.post(f"{DESK}baru/", sent | {"shows_until": str(until)}).status_code == 302
    made = Announcement.objects.get(course=course)
    client.force_login(citra)
    page = client.get(f"{DESK}{made.pk}/")
    assert (page.status_code, page.context["may_change"]) == (200, False)
    assert client.get(f"{DESK}{made.pk}/ubah/").status_code == 404
    assert client.post(f"{DESK}{made.pk}/lakukan/", {"act": "pin"}).status_code == 404
    assert client.post(f"{DESK}baru/", sent | {"shows_until": str(until)}).status_code == 422


def test_a_trainer_writes_to_their_own_classes_only(client, course, cohort, citra):
    other = make_cohort(course, slug="lain")
    client.force_login(citra)
    answer = client.post(f"{DESK}baru/", form(other))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["place"])
    assert not Announcement.objects.exists()
    assert "Besok libur" in answer.content.decode()


def test_staff_reads_what_was_said_before_and_does_what_there_is_to_do(client, citra, made):
    client.force_login(citra)
    page = client.get(f"{DESK}{made.pk}/ubah/")
    assert page.context["form"]["body"].value() == BODY
    words = {"title": "Tetap di sini", "body": "Tidak pindah.", "version": 1}
    assert client.post(f"{DESK}{made.pk}/ubah/", words).url == f"{DESK}{made.pk}/"
    assert "Pindah ruang" in client.get(f"{DESK}{made.pk}/").content.decode()
    for act, holds in (("pin", True), ("unpin", False)):
        client.post(f"{DESK}{made.pk}/lakukan/", {"act": act})
        made.refresh_from_db()
        assert made.is_pinned is holds
    assert client.post(f"{DESK}{made.pk}/lakukan/", {"act": "lain"}).status_code == 404
    client.post(f"{DESK}{made.pk}/lakukan/", {"act": "withdraw"})
    made.refresh_from_db()
    assert made.is_withdrawn
    assert (
        client.post(f"{DESK}{made.pk}/ubah/", words | {"version": 2, "title": "X"}).status_code
        == 422
    )


def test_two_who_change_it_at_once_lose_no_word(client, citra, dimas, made):
    change_announcement(
        announcement=made, actor=dimas, title="Dimas", body="Dimas.", shows_until=None, version=1
    )
    client.force_login(citra)
    sent = {"title": "Citra", "body": "Citra.", "version": 1}
    page = client.post(f"{DESK}{made.pk}/ubah/", sent)
    assert (page.status_code, page.context["kept"].title) == (422, "Dimas")
    assert page.context["form"]["body"].value() == "Citra."
    assert client.post(f"{DESK}{made.pk}/ubah/", sent | {"version": 2}).status_code == 302


def test_the_api_tells_them_and_marks_one_as_read(client, cohort, ayu, budi, made):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    (told,) = client.get("/api/v1/me/announcements").json()["items"]
    assert told == {
        "id": made.pk,
        "cohort": cohort.slug,
        "course": cohort.course_id,
        "title": "Pindah ruang",
        "body": BODY,
        "is_pinned": False,
        "written_at": made.written_at.isoformat().replace("+00:00", "Z")[:23] + "Z",
        "edited_at": None,
        "shows_until": None,
        "read_at": None,
    }
    mark = f"/api/v1/me/announcements/{made.pk}/read"
    first, second = (client.post(mark).json()["read_at"] for _ in range(2))
    assert first == second is not None
    client.force_login(budi)
    assert client.post(mark).status_code == 404
    assert client.get("/api/v1/me/announcements").json()["items"] == []


def test_staff_who_look_are_no_readers(client, made, cohort, ayu, citra, endah):
    make_enrolment(cohort, ayu)
    for person in (citra, endah, ayu):
        client.force_login(person)
        client.get(f"/kelas-dibuka/{cohort.slug}/")
    assert [each.person for each in AnnouncementRead.objects.all()] == [ayu]
