"""The pictures, documents and captions of the file, looked at as an upload in the editor is."""

import zipfile
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField

from courses.captions import validate_webvtt
from courses.parcel.svg import what_acts

# How a document begins, where its kind says so; the others are text.
BEGINS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "odt": b"PK\x03\x04"}
INSIDE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}


def what_is_wrong_with(name: str, content: bytes) -> str:
    """Why the member of this name is not taken, in words; empty where it is."""
    folder, ending = name.split("/")[0], name.rpartition(".")[2]
    try:
        match folder:
            case "images":
                WagtailImageField().clean(SimpleUploadedFile(name, content))
                return what_acts(content) if ending == "svg" else ""
            case "documents":
                return wrong_document(ending, content)
            case "captions":
                validate_webvtt(SimpleUploadedFile(name, content))
    except ValidationError as invalid:
        return " ".join(invalid.messages)
    return ""


def wrong_document(ending: str, content: bytes) -> str:
    if ending not in settings.WAGTAILDOCS_EXTENSIONS:
        return _("Documents are of these kinds: %(kinds)s. Save it as one of them.") % {
            "kinds": ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
        }
    unlike = _("It is not what its name says. Save it anew as %(kind)s.") % {"kind": ending}
    if ending not in BEGINS:
        return "" if is_text(content) else unlike
    if not content.startswith(BEGINS[ending]):
        return unlike
    if ending in INSIDE:
        try:
            with zipfile.ZipFile(BytesIO(content)) as packed:
                return "" if INSIDE[ending] in packed.namelist() else unlike
        except (zipfile.BadZipFile, ValueError, OSError):
            return unlike
    return ""


def is_text(content: bytes) -> bool:
    return b"\0" not in content
