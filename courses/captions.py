"""Caption files are served to browsers, so only a text that is WebVTT gets in."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 500_000  # an hour of speech is about a tenth of this


def validate_webvtt(upload):
    if not upload.name.lower().endswith(".vtt"):
        raise ValidationError(_("Captions are a WebVTT file whose name ends in .vtt."))
    if upload.size > MAX_BYTES:
        raise ValidationError(_("This captions file is too large: 500 kB at most."))
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError(_("Save the captions as UTF-8 text.")) from None
    if text.split("\n", 1)[0].strip().split(" ")[0] != "WEBVTT":
        raise ValidationError(_("The first line of a captions file must be WEBVTT."))
