"""Under 16 no field that a resident writes in leads to social media. Whoever adds a field decides
here whether a resident writes in it, and then it is held to refuse."""

import io
from datetime import timedelta

import pytest
from django import forms
from django.urls import get_resolver
from django.utils import timezone

from config.api import api
from courses.enums import HandInGate
from lms.assessment.forms import NoteForm
from lms.assessment.hand_in import HandInRefused, hand_in, open_draft
from lms.enrolment.enrol import SeatRefused, apply_for_seat
from lms.enrolment.forms import JoinForm
from lms.enrolment.models import Cohort
from lms.enrolment.queries import seats_of
from lms.integration.forms import TokenForm
from lms.learning.forms_questions import PostForm
from lms.people.consent import give_consent
from lms.people.forms import DataForm, GuardianForm, RegisterForm
from lms.people.guardian import answer_for_child, ask_guardian
from lms.people.queries import current_texts
from media_tools.captions.subtitles import CaptionsRefused, Cue
from media_tools.captions.tracks import save_captions
from media_tools.covers.forms import CoverForm
from media_tools.repairs import lower_third, title_card
from media_tools.repairs.options import OptionsRefused
from media_tools.uploads import begin_upload
from media_tools.versions import ask_repair
from media_tools.words import is_words
from tests.factories import make_cohort, make_enrolment, make_video

LINK = "Ikuti TikTok @budi_keren"
PLAIN = "Pasar pagi di Klojen"

# Who else writes there, or why it is no place for words.
NOT_A_RESIDENTS = {
    "courses.profile_form.NumbersField": "",
    "lms.assessment.forms.CommentForm": "trainers",
    "lms.assessment.forms.NewCommentForm": "trainers",
    "lms.assessment.forms.ReviewForm": "trainers",
    "lms.assessment.forms_gradebook.ExcuseForm": "trainers",
    "lms.assessment.forms_gradebook.ScoreForm": "trainers",
    "lms.assessment.forms_gradebook.WeightsForm": "trainers",
    "lms.enrolment.forms.NomineeForm": "the office",
    "lms.enrolment.forms.ReasonForm": "the office",
    "lms.enrolment.forms_announcements.AnnouncementForm": "trainers and the office",
    "lms.enrolment.forms_announcements.ChangeForm": "trainers and the office",
    "lms.enrolment.forms_announcements.WordsForm": "trainers and the office",
    "lms.enrolment.forms_attendance.CodeForm": "six digits",
    "lms.enrolment.forms_attendance.MinutesForm": "trainers",
    "lms.enrolment.photo_forms.CaptionForm": "trainers and the office",
    "lms.enrolment.photo_forms.PhotosForm": "trainers and the office",
    "lms.learning.forms_questions.ObjectionForm": "a choice",
    "lms.people.forms.security.AppForm": "six digits",
    "lms.people.forms.security.NameOfPasskeyForm": "read by nobody but its owner",
    # What is on the phone already must not be lost over a name.
    "lms.people.forms.security.PasskeyForm": "read by nobody but its owner",
    "lms.people.forms.signing_in.AppProofForm": "digits",
    "lms.people.forms.signing_in.CodeForm": "six digits",
    "lms.people.forms.signing_in.PasskeyProofForm": "what a browser made",
    "lms.people.forms.signing_in.PasskeySignInForm": "what a browser made",
    "lms.people.forms.signing_in.PasskeyStepForm": "what a browser made",
    "lms.people.forms.signing_in.SecondStepForm": "digits",
    "lms.people.account_forms.AccountForm": "administrators",
    "lms.people.account_forms.NewAccountForm": "administrators",
    "lms.people.nik_form.NikForm": "sixteen digits",
    "lms.people.request_forms.AnswerForm": "the office",
    "lms.people.request_forms.CounterForm": "the office",
    # To the office about one's data; there one may name an account to have it removed.
    "lms.people.request_forms.CorrectionForm": "told which field; held by test_data_requests",
    "lms.people.request_forms.PauseForm": "held by test_data_requests",
    "lms.people.trail_search.TrailForm": "the office",
    "face.gallery_form.SignUp": "an example for staff; nothing is kept",
}
# Fields beside words, in a form that has both.
# Words to look for lead nobody anywhere, and a number is no word.
NO_WORDS = {
    "courses.finding_form.FindForm.q",
    # An address, in the editors' place.
    "courses.parcel.forms.CopyForm.slug",
    "lms.enrolment.forms.JoinForm.nik",
}
# Form and field -> the form as somebody sends it with these words there.
GUARDED = {
    "lms.people.forms.registration.RegisterForm.name": lambda child, text: registering(
        child, name=text
    ),
    "lms.people.forms.registration.RegisterForm.guardian_name": lambda child, text: registering(
        child, guardian_name=text
    ),
    "lms.people.forms.account.DataForm.name": lambda child, text: DataForm(
        {"data-name": text}, person=child
    ),
    "lms.people.forms.account.GuardianForm.name": lambda child, text: GuardianForm(
        {"guardian-name": text}, child=child
    ),
    "lms.enrolment.forms.JoinForm.statement": lambda child, text: joining(child, text),
    "lms.assessment.forms.NoteForm.note": lambda child, text: NoteForm(
        {"note": text}, writer=child
    ),
    "lms.learning.forms_questions.PostForm.body": lambda child, text: PostForm(
        {"body": text}, writer=child, label="Kata"
    ),
    "lms.integration.forms.TokenForm.name": lambda child, text: TokenForm(
        {"name": text}, writer=child
    ),
    "media_tools.repairs.title_card.Asked.text": lambda child, text: drawn(
        title_card, child, text=text
    ),
    "media_tools.repairs.title_card.Asked.second": lambda child, text: drawn(
        title_card, child, second=text
    ),
    "media_tools.repairs.lower_third.Asked.name": lambda child, text: drawn(
        lower_third, child, name=text
    ),
    "media_tools.repairs.lower_third.Asked.role": lambda child, text: drawn(
        lower_third, child, role=text
    ),
    "media_tools.covers.forms.CoverForm.text": lambda child, text: CoverForm(
        {"text": text}, duration_s=9.0, refuses=refuses(child)
    ),
}
# Text that the API takes in a body.
API_WORDS = {"ApplicationIn.statement", "HandInIn.note", "WordsIn.body"}
API_CODES = {"ApplicationIn.region"}


def refuses(child):
    from functools import partial

    from media_tools.access import word_refusals

    return partial(word_refusals.first, child)


def registering(child, **changes):
    born = child.birth_date
    sent = {"birth_date_0": born.day, "birth_date_1": born.month, "birth_date_2": born.year}
    sent |= {f"birth_date_{part}": getattr(born, part) for part in ("day", "month", "year")}
    return RegisterForm(sent | changes, language="id")


def joining(child, text):
    cohort = Cohort.objects.first() or make_cohort()
    return JoinForm(
        {"statement": text}, person=child, seats=seats_of([cohort])[cohort.pk], writer=child
    )


def drawn(module, child, **words):
    return module.Asked(words, refuses=refuses(child))


def aged(person, years):
    person.birth_date = timezone.localdate() - timedelta(days=round(365.25 * years) + 30)
    person.save()
    return person


@pytest.fixture
def child(budi):
    return aged(budi, 15)


def forms_of_ours():
    """Every form class that our code declares; all rooms are loaded with the addresses."""
    assert get_resolver().url_patterns
    waiting, found = [forms.BaseForm], []
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if each.__module__.split(".")[0] in {"lms", "media_tools", "courses", "face"}:
                found.append(each)
    return found


def name_of(form):
    return f"{form.__module__}.{form.__qualname__}"


def test_every_field_for_words_is_known():
    words = {
        f"{name_of(form)}.{name}"
        for form in forms_of_ours()
        for name, field in getattr(form, "base_fields", {}).items()
        if is_words(field) and name_of(form) not in NOT_A_RESIDENTS and not is_in_wagtail(form)
    }
    assert words - NO_WORDS == set(GUARDED)


def is_in_wagtail(form) -> bool:
    """Forms of the editors' place: no resident has a door to it."""
    return any(base.__module__.startswith("wagtail.admin") for base in form.__mro__)


def test_what_is_left_out_still_exists():
    known = {name_of(form) for form in forms_of_ours()}
    assert {name for name, why in NOT_A_RESIDENTS.items() if why} <= known


@pytest.mark.parametrize("door", GUARDED)
def test_under_16_the_field_says_what_to_leave_out(child, door):
    field = door.rpartition(".")[2]
    form = GUARDED[door](child, LINK)
    assert any("16" in each for each in form.errors.get(field, ())), form.errors
    assert form[field].value() == LINK


@pytest.mark.parametrize("door", GUARDED)
def test_usual_words_and_those_who_are_16_are_not_stopped(budi, door):
    field = door.rpartition(".")[2]
    for years, text in ((15, PLAIN), (16, LINK)):
        assert field not in GUARDED[door](aged(budi, years), text).errors


def test_every_text_that_the_api_takes_is_known():
    schema = api.get_openapi_schema()
    taken = set()
    for operations in schema["paths"].values():
        for operation in operations.values():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                name = content["schema"]["$ref"].rpartition("/")[2]
                fields = schema["components"]["schemas"][name]["properties"]
                taken |= {f"{name}.{field}" for field, told in fields.items() if is_text(told)}
    assert taken == API_WORDS | API_CODES


def is_text(told) -> bool:
    kinds = told.get("anyOf", [told])
    return any(each.get("type") == "string" and not each.get("format") for each in kinds)


def test_an_application_by_a_program_is_refused_with_the_reason(child, cohort):
    with pytest.raises(SeatRefused, match="16"):
        apply_for_seat(cohort=cohort, resident=child, kind="public", statement=LINK)


def test_a_note_by_a_program_is_refused_with_the_reason(child, cohort, assignment):
    make_enrolment(cohort, child)
    draft = open_draft(assignment=assignment, resident=child)
    assert assignment.blocks_hand_in == HandInGate.NOTHING
    with pytest.raises(HandInRefused, match="16"):
        hand_in(attempt=draft, actor=child, note=LINK)


@pytest.fixture
def trained(child):
    """May upload: with the own yes and the guardian's."""
    training = current_texts(language="id").get(purpose="training")
    give_consent(person=child, text=training)
    asked = ask_guardian(child=child, name="Wati", contact="wati@demo.test")
    answer_for_child(asked=asked, text=training, given=True)
    return child


def test_a_repair_asked_for_in_any_way_is_refused_at_its_field(trained):
    video = make_video(trained, measurements={"duration_s": 9.0})
    with pytest.raises(OptionsRefused) as refused:
        ask_repair(
            video=video,
            names=["title_card"],
            options={"title_card": {"text": LINK}},
            actor=trained,
        )
    assert list(refused.value.errors) == ["title_card"]


def test_captions_are_refused_whole_and_the_machines_draft_is_not(child):
    video = make_video(child)
    cues = [Cue(0, 1, PLAIN), Cue(1, 2, LINK)]
    with pytest.raises(CaptionsRefused, match="16"):
        save_captions(video=video, actor=child, language="id", cues=cues, builds_on=0)
    assert video.captions.count() == 0
    track = save_captions(
        video=video, actor=child, language="id", cues=cues, builds_on=0, origin="heard"
    )
    assert len(track.cues) == 2


@pytest.mark.parametrize(
    ("years", "filename", "shown"),
    [
        (15, "tiktok_@budi_keren.mp4", "video"),
        (15, "kampung.mp4", "kampung.mp4"),
        (17, "tiktok_@budi_keren.mp4", "tiktok_@budi_keren.mp4"),
    ],
)
def test_a_file_is_taken_without_a_name_that_leads_there(trained, years, filename, shown):
    aged(trained, years)
    assert begin_upload(owner=trained, size=1, filename=filename).filename == shown


def test_the_page_of_captions_keeps_what_was_typed(client, trained):
    video = make_video(trained)
    client.force_login(trained)
    rows = {"start": ["0:00"], "end": ["0:01"], "text": [LINK], "version": "0"}
    answer = client.post(f"/bengkel/{video.pk}/teks/id/", rows)
    assert answer.status_code == 422
    assert LINK in answer.content.decode()


def test_a_file_of_captions_is_refused(client, trained):
    video = make_video(trained)
    client.force_login(trained)
    file = io.BytesIO(f"1\n00:00:00,000 --> 00:00:01,000\n{LINK}\n".encode())
    file.name = "teks.srt"
    client.post(f"/bengkel/{video.pk}/teks/id/berkas/", {"file": file, "version": "0"})
    assert video.captions.count() == 0
