"""The ZIP of everything that is kept of a person."""

import json
import zipfile
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import storages
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from lms.notices.tell import tell
from media_tools.files import path_of

from .models import DataRequest
from .personal import copy_of, files_of
from .retention import before
from .trail import record

State = DataRequest.State

# The rule that removes copies, and its days where nobody chose others.
RULE, DAYS = "copies", 7

README = """Salinan data Anda di Ngalam Kreator.
Berkas .json berisi data Anda menurut pokoknya; folder media berisi video asli Anda.

A copy of your data in Ngalam Kreator.
The .json files hold your data by subject; the folder media holds your original videos.
"""


def write_copy(*, request) -> DataRequest:
    """Make the ZIP of JSON and media and tell the person. A second call finds it done."""
    person = request.person
    if request.state != State.RECEIVED or person is None:
        return request
    with TemporaryDirectory(dir=settings.SCRATCH_DIR) as scratch:
        path = Path(scratch) / "data.zip"
        # Videos are compressed already.
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as copy:
            copy.writestr("README.txt", README)
            for subject, rows in copy_of(person).items():
                text = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
                copy.writestr(f"{subject}.json", text, zipfile.ZIP_DEFLATED)
            for name, file in files_of(person):
                copy.write(file, name)
        return hand_over(request=request, made=path)


def hand_over(*, request, made: Path) -> DataRequest:
    """Lay the file where the person finds it, then say so: a large copy holds no transaction,
    and one that nobody waits for any more goes again."""
    storage = storages["private"]
    # What a worker left that was killed before it could say so: another name would hide it.
    storage.delete(place_of(request))
    with made.open("rb") as file:
        name = storage.save(place_of(request), File(file))
    with transaction.atomic():
        request = DataRequest.objects.select_for_update().get(pk=request.pk)
        is_wanted = request.state == State.RECEIVED and request.person_id is not None
        if is_wanted:
            request.file, request.state, request.answered_at = name, State.DONE, timezone.now()
            request.save()
            record(verb="data_request.answered", subject=request)
            tell(recipient=request.person, code="data_ready", path="/akun/data/", about=request)
    if not is_wanted:
        storage.delete(name)
    return request


def place_of(request) -> str:
    return f"copies/{request.public_id}.zip"


def left_copies_of(person) -> list[Path]:
    """Every file with a copy of `person`, also one that no row names."""
    asked = DataRequest.objects.filter(person=person, kind=DataRequest.Kind.COPY)
    return [path_of(place_of(each)) for each in asked]


def copies_before(moment):
    return DataRequest.objects.filter(answered_at__lte=moment).exclude(file="")


def remove_copies(requests) -> int:
    """The file first: a row without it is removed again, a file without a row by nobody."""
    for request in requests:
        path_of(request.file.name).unlink(missing_ok=True)
        DataRequest.objects.filter(pk=request.pk).update(file="")
    return len(requests)


def expire_copies(*, now=None) -> int:
    """Remove copies that lay ready long enough. Returns how many."""
    return remove_copies(list(copies_before(before(RULE, now or timezone.now()))))


def days_kept() -> timedelta:
    now = timezone.now()
    return now - before(RULE, now)
