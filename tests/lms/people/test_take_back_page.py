"""Taking one's own consent back: told first, then done, safe twice; work on videos stops."""

import pytest

from lms.people.consent import give_consent, withdraw_consent
from lms.people.models import ConsentRecord, ConsentText
from lms.people.queries import current_texts
from media_tools.allowance import UploadRefused
from media_tools.enums import JobState, VideoState
from media_tools.models import Job, Video
from media_tools.uploads import append, begin_upload, finish_if_whole
from media_tools.versions import RepairRefused, ask_repair
from tests.factories import make_cohort, make_enrolment, make_video

PAGE = "/akun/persetujuan/training/tarik/"


@pytest.fixture
def agreed(ayu):
    for text in current_texts(language="id"):
        give_consent(person=ayu, text=text)
    return ayu


@pytest.fixture
def signed_in(client, agreed):
    client.force_login(agreed)
    return client


def test_looking_changes_nothing_and_doing_twice_is_once(signed_in, ayu, cohort):
    make_enrolment(cohort, ayu)
    page = signed_in.get(PAGE)
    assert cohort.name in page.content.decode()
    assert page.context["outlook"].offered == []
    assert ConsentRecord.objects.filter(given=False).count() == 0
    for _ in range(2):
        assert signed_in.post(PAGE)["Location"] == "/akun/#persetujuan"
    assert ConsentRecord.objects.filter(given=False).count() == 1
    assert signed_in.get(PAGE).status_code == 302


def test_who_agreed_to_older_words_chooses_what_these_did_not_say(client, ayu, cohort):
    text = ConsentText.objects.get(purpose="training", version=1, language="id")
    give_consent(person=ayu, text=text)
    seat = make_enrolment(cohort, ayu)
    client.force_login(ayu)
    assert 'name="also"' in client.get(PAGE).content.decode()
    client.post(PAGE)
    seat.refresh_from_db()
    assert seat.state == "active"
    give_consent(person=ayu, text=text)
    client.post(PAGE, {"also": "on"})
    seat.refresh_from_db()
    assert seat.state == "withdrawn"


@pytest.mark.parametrize("purpose", ["publication", "portfolio"])
def test_what_is_shown_nowhere_is_said_to_be_shown_nowhere(signed_in, purpose):
    page = signed_in.get(f"/akun/persetujuan/{purpose}/tarik/")
    assert page.context["outlook"].follows == []
    assert "tidak ada yang perlu di" in page.content.decode()


@pytest.mark.parametrize("path", ["/akun/persetujuan/semua/tarik/"])
def test_an_unknown_purpose_is_absent(signed_in, path):
    assert (signed_in.get(path).status_code, signed_in.post(path).status_code) == (404, 404)


def test_work_on_videos_stops_and_can_be_begun_again(signed_in, ayu, budi):
    waiting = make_video(ayu, state=VideoState.CHECKING, verdict="")
    repaired = make_video(ayu, measurements={"duration_s": 3.0})
    others = make_video(budi, state=VideoState.CHECKING, verdict="")
    for video, kind, state in (
        (waiting, "prepare", JobState.RUNNING),
        (repaired, "repair", JobState.QUEUED),
        (others, "prepare", JobState.RUNNING),
    ):
        Job.objects.create(video=video, kind=kind, state=state)
    assert "2 pemeriksaan atau perbaikan" in signed_in.get(PAGE).content.decode()
    signed_in.post(PAGE)
    assert dict(Job.objects.values_list("video", "state")) == {
        waiting.pk: JobState.CANCELLED,
        repaired.pk: JobState.CANCELLED,
        others.pk: JobState.RUNNING,
    }
    retry = f"/video/{waiting.pk}/coba-lagi/"
    signed_in.post(retry)
    assert Job.objects.live().filter(video=waiting).count() == 0
    with pytest.raises(RepairRefused, match="setuju"):
        ask_repair(video=repaired, names=["loudness"], actor=ayu)
    give_consent(person=ayu, text=current_texts(language="id").get(purpose="training"))
    signed_in.post(retry)
    assert Job.objects.live().filter(video=waiting).count() == 1


def test_an_upload_that_is_under_way_goes_no_further(ayu, agreed, settings, tmp_path):
    import io

    video = begin_upload(owner=ayu, size=4)
    withdraw_consent(person=ayu, purpose="training")
    with pytest.raises(UploadRefused):
        append(video=video, offset=0, stream=io.BytesIO(b"data"))
    finish_if_whole(video)
    assert Video.objects.get().state == VideoState.RECEIVING


def test_the_line_says_no_in_its_own_form(signed_in, ayu):
    video = begin_upload(owner=ayu, size=4)
    withdraw_consent(person=ayu, purpose="training")
    answer = signed_in.patch(
        f"/unggah/{video.pk}",
        b"data",
        content_type="application/offset+octet-stream",
        headers={"Tus-Resumable": "1.0.0", "Upload-Offset": "0"},
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "refused")


def test_the_page_costs_the_same_for_one_and_for_three_classes(signed_in, ayu, course):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries():
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(PAGE)
        return len(captured)

    make_enrolment(make_cohort(course, slug="satu"), ayu)
    queries()
    once = queries()
    for slug in ("dua", "tiga"):
        make_enrolment(make_cohort(course, slug=slug), ayu)
    assert queries() == once
