"""Data saya: a copy of everything, and an erasure that leaves nothing."""

import base64
import io
import json
import zipfile
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from courses.models import CourseVideo
from lms.assessment.enums import AttemptState, Decision
from lms.assessment.models import Attempt, Excuse, Review, ScoreOverride, TimedComment
from lms.enrolment.counts import residents
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.models import Announcement, AnnouncementRead, Enrolment, Nomination
from lms.enrolment.nominating import invite
from lms.integration.models import ApiToken
from lms.learning.models import Answer, LessonProgress, Question, Report
from lms.notices.models import MessagePreferences
from lms.notices.tell import tell
from lms.people.consent import give_consent
from lms.people.contacts import take_contact
from lms.people.copies import expire_copies, write_copy
from lms.people.data_requests import ask, take_back
from lms.people.erasing import LastAdministrator, erase, erase_what_is_due
from lms.people.guardian import ask_guardian
from lms.people.models import ConsentText, DataRequest, GuardianAnswer, RetentionWarning, User
from lms.people.scanning import Trace, in_database, in_files
from lms.people.sealing import faults, seal
from lms.people.trail import record, saw
from media_tools.enums import JobKind, JobState
from media_tools.files import original_of, path_of
from media_tools.models import CaptionTrack, Job, Rendition
from tests.factories import APP_SECRET, PASSWORD, make_enrolment, make_video
from tests.letters import code_to

Kind, State = DataRequest.Kind, DataRequest.State
SECRET_NAME = "Ayuningtyasrahayu"
SECRET_MAIL = "ayuningtyas.rahayu@demo.test"
SECRET_PHONE = "+6281234509876"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def world(ayu, budi, citra, cohort, assignment, settings, monkeypatch):
    """Ayu did everything that can be done, under a name that nothing else carries."""
    monkeypatch.setattr("celery.app.base.Celery.send_task", lambda *a, **k: None)
    ayu.name = SECRET_NAME
    ayu.save()
    for contact in (SECRET_MAIL, SECRET_PHONE):
        take_contact(person=ayu, contact=contact)
    ayu.refresh_from_db()
    TOTP.activate(ayu, APP_SECRET)
    Authenticator.objects.create(
        user=ayu, type="webauthn", data={"name": f"HP {SECRET_NAME}", "credential": {}}
    )
    for text in ConsentText.objects.filter(language="id"):
        give_consent(person=ayu, text=text)
    asked = ask_guardian(child=ayu, name=f"Wali {SECRET_NAME}", contact="wali.rahayu@demo.test")
    agreed = ConsentText.objects.get(purpose="training", version=2, language="id")
    GuardianAnswer.objects.create(asked=asked, text=agreed, given=True)
    seat = make_enrolment(cohort, ayu)
    Enrolment.objects.filter(pk=seat.pk).update(statement=f"KIM {SECRET_NAME}")
    Nomination.objects.create(
        cohort=cohort, kelurahan=ayu.kelurahan, name=SECRET_NAME, contact=SECRET_MAIL
    )
    handed_in, loose = (
        make_video(ayu, filename=f"{SECRET_NAME}-{number}.mp4") for number in (1, 2)
    )
    for video in (handed_in, loose):
        path = original_of(video.pk)
        path.parent.mkdir(parents=True)
        path.write_bytes(b"film of " + SECRET_NAME.encode())
        (path.parent / "light.mp4").write_bytes(SECRET_NAME.encode())
        Rendition.objects.create(
            video=video, kind="light", file=f"videos/{video.pk}/light.mp4", bytes=1
        )
        CaptionTrack.objects.create(
            video=video, language="id", cues=[{"start": 0, "end": 1, "text": SECRET_NAME}]
        )
    attempt = Attempt.objects.create(
        assignment=assignment,
        enrolment=seat,
        video=handed_in,
        note=f"Dari {SECRET_NAME}",
        state=AttemptState.RELEASED,
        submitted_at=timezone.now(),
        released_at=timezone.now(),
        receipt_sha256="ab" * 32,
    )
    Review.objects.create(
        attempt=attempt, trainer=citra, decision=Decision.PASS, comment=f"Bagus, {SECRET_NAME}"
    )
    TimedComment.objects.create(attempt=attempt, author=citra, start=1, body=SECRET_NAME)
    ScoreOverride.objects.create(
        attempt=attempt, of_version=0, score=80, reason=f"{SECRET_NAME} benar", by=citra
    )
    Excuse.objects.create(
        assignment=assignment, enrolment=seat, reason=f"{SECRET_NAME} sakit", given_by=citra
    )
    lesson = cohort.course.get_children()[0].specific
    LessonProgress.objects.create(resident=ayu, lesson=lesson)
    question = Question.objects.create(lesson=lesson, cohort=cohort, author=ayu, body=SECRET_NAME)
    Answer.objects.create(question=question, author=ayu, body=SECRET_NAME)
    Report.objects.create(question=question, reporter=ayu, reason="wrong")
    said = Announcement.objects.create(cohort=cohort, author=citra, title="Besok", body="Libur.")
    AnnouncementRead.objects.create(announcement=said, person=ayu)
    tell(recipient=ayu, code="handed_in", resident=SECRET_NAME, assignment="Kampungku")
    MessagePreferences.objects.create(person=ayu)
    invite(cohort=cohort)
    letters = settings.DATA_DIR / "mail"
    letters.mkdir(exist_ok=True)
    (letters / "1.log").write_text(f"To: {SECRET_MAIL}")
    (letters / "2.log").write_text("To: someone.else@demo.test")
    session = SessionStore()
    session["_auth_user_id"] = str(ayu.pk)
    session.save()
    record(verb="act", subject=ayu, actor=ayu)
    saw(actor=citra, subject=attempt, page="review")
    ApiToken.objects.create(owner=ayu, name=SECRET_NAME, digest="ab" * 32)
    RetentionWarning.objects.create(rule="videos_loose", subject_id=str(loose.pk), person=ayu)
    Job.objects.create(
        video=handed_in,
        kind=JobKind.REPAIR,
        state=JobState.DONE,
        asked={"options": {"title_card": {"text": SECRET_NAME}}},
    )
    ask(person=ayu, kind=Kind.CORRECTION, field="name", wanted=SECRET_NAME, note=SECRET_NAME)
    DataRequest.objects.update(answer=SECRET_NAME, evidence=SECRET_NAME)
    avatar = SimpleUploadedFile(f"{SECRET_NAME}.png", PIXEL, content_type="image/png")
    UserProfile.objects.create(user=ayu, avatar=avatar)
    log(instance=ayu, action="wagtail.edit", user=citra)
    mail.outbox.clear()
    return ayu


def traces(words, roots) -> list[Trace]:
    """Everything that holds one of the words: the whole database, the whole disk."""
    return sorted([*in_database(words), *in_files(words, roots)])


def copy_for(person, callbacks):
    with callbacks(execute=False):
        asked = ask(person=person, kind=Kind.COPY)
    return write_copy(request=asked)


def test_the_copy_holds_everything_and_only_ones_own(
    world, budi, django_capture_on_commit_callbacks
):
    make_video(budi)
    asked = copy_for(world, django_capture_on_commit_callbacks)
    assert asked.state == State.DONE
    with path_of(asked.file.name).open("rb") as file:
        copy = zipfile.ZipFile(io.BytesIO(file.read()))
    held = {
        name.removesuffix(".json"): json.loads(copy.read(name))
        for name in copy.namelist()
        if name.endswith(".json")
    }
    assert {name: len(rows) for name, rows in held.items()} == {
        "person": 1,
        "sign_in": 3,
        "consents": 4,
        "guardian": 1,
        "nik": 0,
        "guardian_answers": 1,
        "requests": 2,
        "notices": 1,
        # The letter to the guardian, which speaks of her.
        "messages": 1,
        "message_preferences": 1,
        "announced": 1,
        "what_you_did": len(held["what_you_did"]),
        "who_looked": 1,
        "videos": 2,
        "captions": 2,
        "announcements": 1,
        "attendance": 0,
        "classes": 1,
        "code_guesses": 0,
        "calendar": 0,
        "nominations": 1,
        "lessons": 1,
        "events": 0,
        "quizzes": 0,
        "self_assessments": 0,
        "questions": 1,
        "answers": 1,
        "reports": 1,
        "hand_ins": 1,
        "results": 1,
        "comments": 1,
        "reviews_written": 0,
        "comments_written": 0,
        "changed_scores": 1,
        "excuses": 1,
        "scores_you_changed": 0,
        "excuses_you_gave": 0,
        "weights_you_set": 0,
        "programs": 1,
    }
    assert held["person"][0]["email"] == SECRET_MAIL
    assert held["person"][0]["proven"] == [SECRET_MAIL, SECRET_PHONE]
    assert [way["type"] for way in held["sign_in"]] == ["password", "totp", "webauthn"]
    assert {key for way in held["sign_in"] for key in way} == {
        "type",
        "name",
        "created_at",
        "last_used_at",
    }
    media = [name for name in copy.namelist() if name.startswith("media/")]
    assert sorted(name.split("/")[-1] for name in media) == [
        f"{SECRET_NAME}-1.mp4",
        f"{SECRET_NAME}-2.mp4",
    ]


def test_a_second_copy_is_not_made_beside_the_first(world, django_capture_on_commit_callbacks):
    first = copy_for(world, django_capture_on_commit_callbacks)
    assert write_copy(request=first).file.name == first.file.name
    assert ask(person=world, kind=Kind.ERASURE) == ask(person=world, kind=Kind.ERASURE)


def test_an_erasure_leaves_no_row_and_no_file_and_the_counts_as_they_were(
    world, cohort, settings, django_capture_on_commit_callbacks
):
    number, public_id = world.pk, str(world.public_id)
    cohort.ends_on = cohort.starts_on = timezone.localdate() - timedelta(days=1)
    cohort.save()
    before = residents([cohort])
    with django_capture_on_commit_callbacks(execute=True):
        copy_for(world, django_capture_on_commit_callbacks)
    words = [SECRET_NAME, SECRET_MAIL, SECRET_PHONE, public_id, "wali.rahayu"]
    roots = [settings.DATA_DIR]
    found = traces(words, roots)
    assert len(found) > 25
    assert {trace.where for trace in found} >= {
        "people_user.name",
        "people_datarequest.note",
        "media_tools_job.asked",
        "wagtailcore_modellogentry.label",
        str(settings.PRIVATE_ROOT / DataRequest.objects.exclude(file="").get().file.name),
    }

    with django_capture_on_commit_callbacks(execute=True):
        erase(request=ask(person=world, kind=Kind.ERASURE))

    assert traces(words, roots) == []
    assert not User.objects.filter(pk=number).exists()
    assert [file.name for file in (settings.DATA_DIR / "mail").iterdir()] == ["2.log"]
    assert residents([cohort]) == before
    assert Attempt.objects.filter(state=AttemptState.RELEASED).count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
    # The open request of another kind is closed as well, and nobody waits for it.
    assert set(DataRequest.objects.values_list("kind", "state", "person", "wanted")) == {
        ("copy", "done", None, ""),
        ("correction", "cancelled", None, ""),
        ("erasure", "done", None, ""),
    }


def test_who_held_nothing_that_counts_leaves_no_row(ayu):
    erase(request=ask(person=ayu, kind=Kind.ERASURE))
    assert not User.objects.exists()


def test_an_editor_goes_and_the_film_of_the_course_stays(fajar):
    video = make_video(fajar, filename="Fajar di kebun.mp4")
    path = original_of(video.pk)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"film")
    CourseVideo.objects.create(title="Merekam", video=video)
    erase(request=ask(person=fajar, kind=Kind.ERASURE))
    video.refresh_from_db()
    assert (video.owner.name, video.filename, path.exists()) == ("–", "", True)


def test_a_seat_of_the_erased_goes_to_the_next(world, cohort, budi, dimas):
    cohort.seat_groups.filter(kind="public").update(seats=1)
    waiting = make_enrolment(cohort, dimas, state=S.WAITLISTED)
    erase(request=ask(person=world, kind=Kind.ERASURE))
    waiting.refresh_from_db()
    assert waiting.state == S.ENROLLED


def test_the_trail_stays_whole_and_names_nobody(world, django_capture_on_commit_callbacks):
    seal()
    erase(request=ask(person=world, kind=Kind.ERASURE))
    seal()
    assert list(faults()) == []


def test_a_trainers_words_to_others_stay_without_the_name(world, citra):
    erase(request=ask(person=citra, kind=Kind.ERASURE))
    review = Review.objects.get()
    assert (review.trainer.name, review.comment) == ("–", f"Bagus, {SECRET_NAME}")


def test_an_erasure_waits_a_day_and_can_be_taken_back(world, budi):
    ayus, budis = (ask(person=each, kind=Kind.ERASURE) for each in (world, budi))
    assert erase_what_is_due() == 0
    take_back(request=budis, actor=budi)
    assert erase_what_is_due(now=timezone.now() + timedelta(hours=25)) == 1
    ayus.refresh_from_db()
    budis.refresh_from_db()
    assert (ayus.person, ayus.state, budis.state) == (None, State.DONE, State.CANCELLED)
    assert erase(request=ayus).answered_at == ayus.answered_at
    assert User.objects.filter(pk=budi.pk).exists()


def test_the_last_administrator_cannot_go(admin):
    with pytest.raises(LastAdministrator):
        ask(person=admin, kind=Kind.ERASURE)


def test_a_copy_is_removed_after_a_week(world, django_capture_on_commit_callbacks):
    asked = copy_for(world, django_capture_on_commit_callbacks)
    path = path_of(asked.file.name)
    assert (expire_copies(), path.exists()) == (0, True)
    assert expire_copies(now=timezone.now() + timedelta(days=8)) == 1
    assert not path.exists()


def test_no_model_with_a_person_in_it_is_forgotten():
    """Who adds a model with a person in it decides here what happens to it."""
    goes_with_the_person = {
        "account.EmailAddress.user",
        "enrolment.AnnouncementRead.person",
        "enrolment.CalendarFeed.person",
        "enrolment.CodeGuess.person",
        "integration.ApiToken.owner",
        "notices.Message.recipient",
        "notices.Message.speaks_of",
        "notices.MessagePreferences.person",
        "mfa.Authenticator.user",
        "notices.Notice.recipient",
        "people.RetentionWarning.person",
        "people.ConsentRecord.person",
        "people.GuardianConsent.child",
        "people.IdentityNumber.person",
        "wagtailadmin.EditingSession.user",
        "wagtailadmin.FormState.user",
        "wagtailcore.APIToken.user",
        "wagtailcore.Comment.user",
        "wagtailcore.CommentReply.user",
        "wagtailcore.PageSubscription.user",
        "wagtailusers.UserProfile.user",
    }
    handled_by_a_room = {
        "assessment.ColumnWeight.set_by",
        "assessment.Excuse.ended_by",
        "assessment.Excuse.given_by",
        "assessment.ScoreOverride.by",
        "assessment.Review.trainer",
        "assessment.TimedComment.author",
        "enrolment.Enrolment.resident",
        "learning.Answer.author",
        "learning.LearningEvent.resident",
        "learning.LessonProgress.resident",
        "learning.Question.author",
        "learning.QuizAttempt.resident",
        "learning.Report.reporter",
        "media_tools.Video.owner",
    }
    person_is_emptied = {
        "assessment.Attempt.held_by",
        "enrolment.Announcement.author",
        "enrolment.AnnouncementEdition.replaced_by",
        "enrolment.Attendance.marked_by",
        "enrolment.Attendance.taken_back_by",
        "enrolment.Cohort.trainers",
        "enrolment.MeetingPhoto.added_by",
        "enrolment.Minutes.written_by",
        "enrolment.Lottery.drawn_by",
        "enrolment.Nomination.nominated_by",
        "media_tools.ProfileVersion.changed_by",
        "people.DataRequest.entered_by",
        "people.DataRequest.person",
        "people.RetentionTerm.changed_by",
        "people.TrailEntry.actor",
        "wagtailcore.Comment.resolved_by",
        "wagtailcore.Page.locked_by",
        "wagtailcore.Page.owner",
        "wagtailcore.Revision.user",
        "wagtailcore.TaskState.finished_by",
        "wagtailcore.UploadedFile.uploaded_by_user",
        "wagtailcore.WorkflowState.requested_by",
        "wagtaildocs.Document.uploaded_by_user",
        "wagtailimages.Image.uploaded_by_user",
        "wagtail_localize.SegmentOverride.last_translated_by",
        "wagtail_localize.StringTranslation.last_translated_by",
    }
    pointing = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.related_model is User and field.name not in ("user_ptr",)
    }
    # A log of what editors did to pages keeps the number of an editor, which then means nobody.
    numbers = {label for label in pointing if "LogEntry" in label}
    assert pointing - numbers == goes_with_the_person | handled_by_a_room | person_is_emptied


@pytest.mark.parametrize("has_password", [True, False])
def test_erasing_asks_once_more_who_one_is_whether_or_not_by_password(
    client, budi, settings, has_password
):
    if not has_password:
        budi.set_unusable_password()
        budi.save()
    client.force_login(budi)
    assert client.get("/akun/data/").status_code == 200
    prove = "/akun/keamanan/buktikan/"
    for asked in (client.get("/akun/data/hapus/"), client.post("/akun/data/hapus/")):
        assert asked["Location"] == f"{prove}?next=%2Fakun%2Fdata%2Fhapus%2F"
    back = {"next": "/akun/data/hapus/"}
    if has_password:
        assert (
            client.post(prove, back | {"do": "password", "password": "salah"}).status_code == 200
        )
        assert not DataRequest.objects.exists()
        proven = client.post(prove, back | {"do": "password", "password": PASSWORD})
    else:
        client.post(prove, back | {"do": "code", "contact": budi.email})
        proven = client.post(f"{prove}kode/", {"code": code_to(budi.email, settings)})
    assert proven["Location"] == "/akun/data/hapus/"
    assert client.get("/akun/data/hapus/").status_code == 200
    client.post("/akun/data/hapus/")
    assert DataRequest.objects.get().kind == Kind.ERASURE
    client.post("/akun/data/simpan/")
    assert DataRequest.objects.get().state == State.CANCELLED


def test_a_copy_is_for_its_owner_only(client, world, budi, django_capture_on_commit_callbacks):
    asked = copy_for(world, django_capture_on_commit_callbacks)
    path = f"/akun/data/{asked.public_id}/unduh/"
    client.force_login(budi)
    assert client.get(path).status_code == 404
    client.force_login(world)
    assert client.get(path)["Content-Type"] == "application/zip"


def test_a_copy_of_a_killed_worker_goes_with_the_person(
    ayu, settings, monkeypatch, django_capture_on_commit_callbacks
):
    """It was saved, and the worker died before its row knew: neither a retry nor an erasure
    leaves it behind."""
    asked = ask(person=ayu, kind=DataRequest.Kind.COPY)
    left = settings.PRIVATE_ROOT / "copies" / f"{asked.public_id}.zip"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"PK")
    write_copy(request=asked)
    assert [each.name for each in left.parent.iterdir()] == [left.name]
    DataRequest.objects.filter(pk=asked.pk).update(file="")
    with django_capture_on_commit_callbacks(execute=True):
        erase(request=ask(person=ayu, kind=DataRequest.Kind.ERASURE))
    assert not left.exists()
