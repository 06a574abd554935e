"""The parts of this room and the bench below it, as people read them."""

from django.utils.translation import gettext_lazy as _

from lms.notices.enums import Channel, Kind, MessageState, Reason
from lms.notices.titles import title_of
from media_tools.enums import Verdict, VideoState
from media_tools.measuring.words import MEASURED

from .access import ADMINISTRATOR, EDITOR, OFFICER, TRAINER
from .corrections import FIELDS
from .models import DataRequest, Purpose
from .personal import Part, word_for
from .reading import choice
from .retention import rules

WAYS_IN = {
    "password": _("Password"),
    "totp": _("Authenticator app"),
    "webauthn": _("Passkey"),
    "recovery_codes": _("Recovery codes"),
}
LANGUAGES = {"id": _("Indonesian"), "en": _("English")}
ROLES = {
    ADMINISTRATOR: _("Administrator"),
    OFFICER: _("Officer"),
    TRAINER: _("Trainer"),
    EDITOR: _("Editor"),
}


def language(value):
    return str(LANGUAGES.get(value, value))


def way_in(value):
    return str(WAYS_IN.get(value, value))


def switched_off(values):
    """Each as "seats:email" (`lms.notices.models.MessagePreferences`)."""
    pairs = (value.partition(":")[::2] for value in values)
    return [f"{choice(Kind)(kind)}: {choice(Channel)(channel)}" for kind, channel in pairs]


def role_names(values):
    return [str(ROLES.get(value, value)) for value in values]


def field_name(value):
    return str(FIELDS.get(value, value))


def rule_name(code):
    return str(rules[code].what) if code in rules else code


AT, STATE = _("When"), _("State")

PARTS = {
    "person": Part(
        _("Your account"),
        _("To know who takes part, to reach you, and to count participants by kelurahan and age."),
        {
            "name": _("Full name"),
            "email": _("E-mail address"),
            "phone": _("Mobile number"),
            "proven": _("Proven to be yours"),
            "birth_date": _("Date of birth"),
            "kelurahan": _("Kelurahan"),
            "language": _("Language"),
            "roles": _("Roles"),
            "joined": _("Registered on"),
            "last_sign_in": _("Signed in last"),
            "id": _("Number of the account"),
        },
        {"language": language, "roles": role_names},
    ),
    "sign_in": Part(
        _("Ways in which you sign in"),
        _("To let you in, and nobody else. Passwords and secrets themselves cannot be read."),
        {
            "type": _("Way"),
            "name": _("Your name for it"),
            "created_at": _("Set up on"),
            "last_used_at": _("Used last"),
        },
        {"type": way_in},
    ),
    "nik": Part(
        _("NIK"),
        _("Only where a class asks for it and says why. Here it is masked."),
        {"nik": _("NIK"), "given_at": _("Given on")},
    ),
    "consents": Part(
        _("Your consents"),
        _("The law asks the office to be able to show what you agreed to, and when."),
        {
            "text__purpose": _("For what"),
            "given": _("Agreed"),
            "at": AT,
            "text__body": _("The words"),
            "text__version": _("Version of the words"),
            "text_sha256": _("Fingerprint of the words"),
        },
        {"text__purpose": choice(Purpose)},
    ),
    "guardian": Part(
        _("Questions to your parent or guardian"),
        _("Whoever is under 18 may upload videos only with the yes of a parent or guardian."),
        {
            "guardian_name": _("Name"),
            "guardian_contact": _("E-mail or mobile number"),
            "asked_at": _("Asked on"),
            "sent_at": _("Letter sent on"),
            "answered_at": _("Answered on"),
        },
    ),
    "guardian_answers": Part(
        _("Answers of your parent or guardian"),
        _("To show what they agreed to, in which words, and when."),
        {
            "asked__guardian_name": _("Name"),
            "text__purpose": _("For what"),
            "given": _("Agreed"),
            "at": AT,
            "text__body": _("The words"),
            "text__version": _("Version of the words"),
            "text_sha256": _("Fingerprint of the words"),
        },
        {"text__purpose": choice(Purpose)},
    ),
    "requests": Part(
        _("Your requests about your data"),
        _("To answer them in time, and to show that it was so."),
        {
            "kind": _("Request"),
            "state": STATE,
            "asked_at": _("Asked on"),
            "due_at": _("To be answered by"),
            "answered_at": _("Answered on"),
            "field": _("What should be corrected"),
            "wanted": _("What should stand there"),
            "note": _("Why"),
            "answer": _("Answer of the office"),
            "evidence": _("How the office knew you"),
            "guardian__guardian_name": _("Asked by your parent or guardian"),
        },
        {
            "kind": choice(DataRequest.Kind),
            "state": choice(DataRequest.State),
            "field": field_name,
        },
    ),
    "notices": Part(
        _("Notices"),
        _("To tell you what happens to your place, your videos and your results."),
        {
            "words": _("Words"),
            "at": AT,
            "read_at": _("Read on"),
            "code": _("Kind"),
            "data": _("Details"),
        },
    ),
    "announced": Part(
        _("What we announced to remove"),
        _("So that you hear of it before your videos or your account go."),
        {"rule": _("What"), "told_at": _("Told on")},
        {"rule": rule_name},
    ),
    "messages": Part(
        _("Messages sent to you"),
        _("To reach you outside the platform, and to know whether it worked."),
        {
            "code": _("What about"),
            "channel": _("Over which way"),
            "state": STATE,
            "reason": _("Why not sent"),
            "created_at": _("Written on"),
            "sent_at": _("Sent on"),
            "sent_to": _("Sent to"),
            "data": _("Details"),
        },
        {
            "code": title_of,
            "channel": choice(Channel),
            "state": choice(MessageState),
            "reason": choice(Reason),
        },
    ),
    "message_preferences": Part(
        _("What you want to be told, and when"),
        _("So that nothing reaches you that you switched off."),
        {
            "switched_off": _("Switched off"),
            "is_quiet": _("Quiet at night"),
            "quiet_from": _("Quiet from"),
            "quiet_until": _("Quiet until"),
        },
        {"switched_off": switched_off},
    ),
    "videos": Part(
        _("Videos"),
        _("To check, judge and show the works that you send."),
        {
            "filename": _("File name"),
            "size": _("Size in bytes"),
            "state": STATE,
            "verdict": _("Verdict of the check"),
            "created_at": _("Sent on"),
            "repairs": _("Repairs"),
            "measurements": _("Measured"),
            "sha256": _("Fingerprint of the file"),
            "id": _("Number here"),
            **{name: label for name, label in MEASURED.items() if name != "sha256"},
        },
        {"state": choice(VideoState), "verdict": choice(Verdict)},
    ),
    "captions": Part(
        _("Captions"),
        _("So that people who cannot hear can follow your videos."),
        {
            "video__filename": _("Video"),
            "language": _("Language"),
            "cues": _("Lines"),
            "start": _("From second"),
            "end": _("To second"),
            "text": _("Words"),
        },
        {"language": language},
    ),
    "what_you_did": Part(
        _("What you did here"),
        _("The record of every change shows who made it, and finds tampering."),
        {
            "at": AT,
            "verb": _("What"),
            "subject_type": _("With what"),
            "subject_id": _("Number here"),
        },
        {"verb": word_for, "subject_type": word_for},
    ),
    "who_looked": Part(
        _("Who looked at your data"),
        _("You have a right to know which staff read your data, when, and where."),
        {
            "at": AT,
            "who": _("Who"),
            "role": _("In which role"),
            "what": _("What they looked at"),
            "why": _("Reason they gave"),
        },
    ),
}
