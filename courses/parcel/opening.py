"""Opening the file of a stranger: what it may hold is known before a byte of it is unpacked."""

import re
import stat
import struct
import zipfile
import zlib
from contextlib import contextmanager

from django.conf import settings
from django.utils.translation import gettext as _

from courses.parcel.shape import MANIFEST, ParcelRefused, Problem

MOST_MEMBERS = 2000
MOST_DIRECTORY_BYTES = 1024**2
MOST_EXPANSION = 200
# Smaller ones may be as empty as they like: a drawing of one colour packs very well.
SMALL = 1024**2
# Bytes a member of each folder may have; films are the intake's to judge.
MOST_BYTES = {
    MANIFEST: 20 * 1024**2,
    "images": 10 * 1024**2,
    "documents": 20 * 1024**2,
    "captions": 500_000,
}
NAME = re.compile(r"(?:images|documents|films|captions)/[a-z0-9][a-z0-9-]{0,80}\.[a-z0-9]{1,5}")
FOLDER = re.compile(r"(?:images|documents|films|captions)/")

# The end record of a ZIP file: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.16
END = struct.Struct("<4s4H2LH")
ZIP64 = b"PK\x06\x07"
ZIP64_BYTES = 20
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class Opened:
    """A file whose members are all of a kind and a size that may be read."""

    def __init__(self, packed: zipfile.ZipFile):
        self._packed = packed
        self.sizes = {
            each.filename: each.file_size for each in packed.infolist() if not each.is_dir()
        }

    def read(self, name: str) -> bytes:
        """All bytes of a small member. Raises ParcelRefused where it is damaged."""
        with self.stream(name) as member:
            return member.read()

    @contextmanager
    def stream(self, name: str):
        """A member to read from. Raises ParcelRefused where it is damaged."""
        try:
            with self._packed.open(name) as member:
                yield member
        except (*BROKEN, KeyError):
            raise refused(name, _("It is damaged. Make the file anew and send it.")) from None


@contextmanager
def opened(file):
    """An `Opened` of a binary file that can be sought. Raises ParcelRefused."""
    look_at_end(file)
    try:
        packed = zipfile.ZipFile(file)
    except (*BROKEN, ValueError, struct.error, IndexError):
        raise not_a_parcel() from None
    with packed:
        if problems := problems_of(packed.infolist()):
            raise ParcelRefused(*problems)
        yield Opened(packed)


def look_at_end(file) -> None:
    """Refuse by the last bytes what would make reading the list of members costly."""
    size = file.seek(0, 2)
    if size > settings.MAX_UPLOAD_BYTES:
        raise refused(_("The file"), _("It is too large. Make one without the films."))
    file.seek(max(0, size - END.size - ZIP64_BYTES))
    tail = file.read()
    file.seek(0)
    if len(tail) < END.size:
        raise not_a_parcel()
    signature, *_disks, members, directory, _at, comment = END.unpack(tail[-END.size :])
    if signature != b"PK\x05\x06" or comment or tail[: -END.size].startswith(ZIP64):
        raise not_a_parcel()
    if members > MOST_MEMBERS or directory > MOST_DIRECTORY_BYTES:
        raise refused(_("The file"), _("It holds too many files. Send one course at a time."))


def problems_of(members: list[zipfile.ZipInfo]) -> list[Problem]:
    """What is wrong with the list of members; nothing is unpacked for it."""
    problems, seen = [], set()
    for each in members:
        if message := what_is_wrong(each) or (each.filename in seen and _("It is there twice.")):
            problems.append(Problem(shown(each.filename), str(message)))
        seen.add(each.filename)
    if sum(each.file_size for each in members) > settings.MAX_UPLOAD_BYTES + MOST_BYTES[MANIFEST]:
        problems.append(
            Problem(_("The file"), _("It unpacks to too much. Make one without the films."))
        )
    if MANIFEST not in seen:
        problems.append(Problem(MANIFEST, _("It is missing: this is not the file of a course.")))
    return problems


def what_is_wrong(member: zipfile.ZipInfo) -> str:
    name = member.filename
    if member.orig_filename != name or not (
        name == MANIFEST or NAME.fullmatch(name) or FOLDER.fullmatch(name)
    ):
        return _("A course has no file of this name. Take it out and send the rest.")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind and kind != (stat.S_IFDIR if member.is_dir() else stat.S_IFREG):
        return _("This is no file but a pointer to something else. Take it out.")
    if member.flag_bits & ENCRYPTED:
        return _("It is locked with a password. Make the file anew without one.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _("It is packed in a way that is not read here. Make the file anew.")
    most = MOST_BYTES.get(name.split("/")[0], settings.MAX_UPLOAD_BYTES)
    if member.file_size > most:
        return _("It is larger than %(most)s MB. Make it smaller.") % {"most": most // 10**6}
    if member.file_size > SMALL and member.file_size > MOST_EXPANSION * member.compress_size:
        return _("It unpacks to far more than it weighs. Make the file anew.")
    return ""


def refused(place, message) -> ParcelRefused:
    return ParcelRefused(Problem(shown(place), message))


def not_a_parcel() -> ParcelRefused:
    return refused(
        _("The file"),
        _("This is not the file of a course. Choose one whose name ends in .ngalam.zip."),
    )


def shown(name: str) -> str:
    """A member's name as a page may print it."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:120])
