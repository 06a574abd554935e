"""What /gaya/ shows the components with: real words, one sample of every state."""

from django.utils.translation import gettext as _

from face.gallery_form import SignUp
from face.navigation import address

TOKENS = [
    "paper",
    "surface",
    "sunken",
    "line",
    "line-strong",
    "ink",
    "ink-soft",
    "public",
    "learning",
    "teaching",
    "programme",
    "good",
    "good-wash",
    "warn",
    "warn-wash",
    "bad",
    "bad-wash",
    "info",
    "info-wash",
]

MEGABYTE = 1_000_000


def gallery():
    """The context of the page, beside its form."""
    return {
        "tokens": TOKENS,
        "paints": range(1, 9),
        "places": ("learning", "teaching", "programme"),
        "wrong_form": SignUp(data={"email": "ayu@", "name": ""}),
        "trail": [{"label": _("Classes"), "href": address("/kelas/")}],
        "courses": _courses(),
        "cohorts": _cohorts(),
        "lessons": _lessons(),
        "steps": [
            {
                "title": _("Find the light"),
                "text": _("Stand so that the window is in front of you, never behind."),
            },
            {
                "title": _("Come close"),
                "text": _(
                    "An arm's length from the phone, the voice is clear without a microphone."
                ),
            },
            {
                "title": _("Record ten seconds and listen"),
                "text": _("A test costs nothing; a second trip to Jodipan does."),
            },
        ],
        "checks": [
            {"text": _("The picture is upright (9:16)"), "state": "done"},
            {"text": _("The voice is loud enough"), "state": "bad"},
            {"text": _("The first three seconds say what it is about"), "state": ""},
        ],
        "kecamatan": [
            {"label": "Kedungkandang", "value": 41, "href": "#bagan"},
            {"label": "Lowokwaru", "value": 38, "href": "#bagan"},
            {"label": "Sukun", "value": 29, "href": "#bagan"},
            {"label": "Blimbing", "value": 22, "href": "#bagan"},
            {"label": "Klojen", "value": 10, "href": "#bagan"},
        ],
        "stages": [
            {"text": _("Received and recognised"), "state": "done"},
            {"text": _("Listening to the sound"), "state": "done"},
            {"text": _("Looking at the picture"), "state": "now"},
            {"text": _("Making the version for phones"), "state": ""},
        ],
        "levels": _levels(),
        "marks": _marks(),
        "comments": [
            {
                "at": 4.2,
                "who": _("Trainer"),
                "text": _("Your first sentence already works. Keep it."),
            },
            {
                "at": None,
                "who": _("Trainer"),
                "text": _("Hand it in again after the sound is mended; the rest is done."),
            },
        ],
        "sources": [
            {"src": "/gaya/contoh-360.mp4", "label": "360p", "size": 4.2 * MEGABYTE},
        ],
        "ladder": {
            "src": "/gaya/contoh.m3u8",
            "rungs": [
                {"label": "240p", "size": 1.9 * MEGABYTE},
                {"label": "360p", "size": 4.2 * MEGABYTE},
                {"label": "720p", "size": 11.8 * MEGABYTE},
            ],
        },
        "max_bytes": 500 * MEGABYTE,
    }


def _courses():
    return [
        {
            "title": _("Video basics with a phone"),
            "text": _("From the first idea to a video that people watch to the end."),
            "paint": 3,
            "lessons": 6,
            "minutes": 95,
            "done": 4,
            "all": 6,
        },
        {
            "title": _("Sound that people can follow"),
            "text": _("Record a clear voice on a noisy street, and mend it when it went wrong."),
            "paint": 4,
            "lessons": 4,
            "minutes": 50,
            "chip_kind": "good",
            "chip_text": _("Registration is open"),
        },
        {
            "title": _("Telling the story of a kampung"),
            "text": _("Ask, listen, and show a place without making it a postcard."),
            "paint": 2,
            "lessons": 5,
            "minutes": 70,
            "chip_kind": "",
            "chip_text": _("Opens on 1 March"),
        },
    ]


def _cohorts():
    return [
        {
            "name": _("Class 1: the public"),
            "dates": "22–23 Maret 2021, 08.30–15.30",
            "place": "Ijen Suites",
            "left": 12,
            "seats": 70,
            "closes": _("Register until 15 March"),
            "waiting": 0,
            "action": _("Join"),
        },
        {
            "name": _("Class 2: civil servants"),
            "dates": "22–23 Maret 2021, 08.30–15.30",
            "place": "Ijen Suites",
            "left": 0,
            "seats": 70,
            "closes": "",
            "waiting": 9,
            "action": _("Join the waiting list"),
        },
    ]


def _lessons():
    return [
        {
            "title": _("What makes people stay"),
            "href": "#pelajaran",
            "state": "done",
            "minutes": 12,
        },
        {"title": _("Light and shape"), "href": "#pelajaran", "state": "done", "minutes": 15},
        {"title": _("A voice that carries"), "href": "#pelajaran", "state": "now", "minutes": 18},
        {"title": _("Editing on the phone"), "href": "#pelajaran", "state": "open", "minutes": 25},
        {
            "title": _("Publishing, and the rules"),
            "href": "#pelajaran",
            "state": "locked",
            "note": _("Opens when the lesson before is done."),
        },
    ]


def _levels():
    return [
        {
            "value": 1,
            "label": _("Beginning"),
            "description": _("Parts of the speech cannot be understood."),
        },
        {
            "value": 2,
            "label": _("Growing"),
            "description": _("Understandable, but with wind, echo or jumps."),
        },
        {"value": 3, "label": _("Good"), "description": _("Clear and even throughout.")},
        {
            "value": 4,
            "label": _("Very good"),
            "description": _("The sound itself helps to tell the story."),
        },
    ]


def _marks():
    return [
        {
            "start": None,
            "end": None,
            "kind": "warn",
            "text": _("The voice is too quiet: -27 LUFS, -14 is better. Raise it by 13 dB."),
        },
        {"start": 12.0, "end": 17.5, "kind": "bad", "text": _("The picture is black.")},
        {"start": 31.0, "end": 34.0, "kind": "warn", "text": _("Nothing can be heard here.")},
        {
            "start": 4.2,
            "end": None,
            "kind": "comment",
            "text": _("Your first sentence already works. Keep it."),
        },
        {
            "start": 44.0,
            "end": None,
            "kind": "comment",
            "text": _("Hold this picture a second longer."),
        },
    ]
