"""Writing a course into one file."""

import json
import shutil
import zipfile

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from courses.parcel.gathering import Gathered
from courses.parcel.shape import MANIFEST, ParcelRefused, Problem

# The same course gives the same bytes.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
# These are packed already.
PACKED = ("avif", "gif", "jpg", "jpeg", "png", "webp", "docx", "xlsx", "odt", "pdf")


def pack(*, course, file, with_films: bool = True) -> Gathered:
    """Write `course` with all its languages to the open binary `file`; returns what it holds.

    Films go as they were sent; without them only what they are is told. Raises ParcelRefused
    where the file would be larger than one that may be brought in.
    """
    gathered = Gathered(course, with_films=with_films)
    weight = sum(stored.size for stored in gathered.files.values())
    if weight > settings.MAX_UPLOAD_BYTES:
        raise ParcelRefused(
            Problem(str(course), _("It is too large for one file. Make one without the films."))
        )
    with zipfile.ZipFile(file, "w", allowZip64=False) as packed:
        said = json.dumps(gathered.manifest, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        packed.writestr(info_of(MANIFEST), said.encode())
        for name, stored in gathered.files.items():
            with (
                stored.storage.open(stored.name) as original,
                packed.open(info_of(name), "w") as member,
            ):
                shutil.copyfileobj(original, member, 1024 * 1024)
    return gathered


def info_of(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, LONG_AGO)
    is_packed = name.startswith("films/") or name.rpartition(".")[2] in PACKED
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o100644 << 16
    return info
