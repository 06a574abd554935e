"""Photos as evidence: what is taken in, what is left of it, and who sees it."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from lms.enrolment import photo_files
from lms.enrolment.models import MeetingPhoto
from lms.enrolment.photo_files import PhotoRefused, redraw
from lms.enrolment.photos import MOST_PHOTOS, add_photo, remove_photo
from lms.people.models import TrailEntry
from tests.factories import make_enrolment


def photo(form="JPEG", size=(64, 48), name="kelas.jpg", mode="RGB", **options):
    out = BytesIO()
    Image.new(mode, size, "teal").save(out, form, **options)
    return SimpleUploadedFile(name, out.getvalue())


def with_place():
    """As a phone writes it: GPS, maker, and turned by a note instead of by its pixels."""
    exif = Image.Exif()
    exif[Base.Make] = "Ponsel Murah"
    exif[Base.Orientation] = 6
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (7.0, 58.0, 0.0)
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "S"
    sent = photo(exif=exif, comment=b"Malang")
    with Image.open(sent) as look:
        assert look.getexif().get_ifd(IFD.GPSInfo)
    sent.seek(0)
    return sent


@pytest.fixture
def page(meeting):
    return f"/mengajar/pertemuan/{meeting.pk}/"


def send(client, page, *files, caption="Kelas merekam suara"):
    return client.post(f"{page}berkas/", {"photos": files, "caption": caption})


def files_kept():
    try:
        meetings, _files = storages["private"].listdir("meetings")
    except FileNotFoundError:
        return []
    return [
        name for each in meetings for name in storages["private"].listdir(f"meetings/{each}")[1]
    ]


def test_place_and_device_are_gone_and_the_photo_stands_upright(client, page, meeting, citra):
    client.force_login(citra)
    assert send(client, page, with_place()).url == page
    kept = MeetingPhoto.objects.get()
    assert (kept.meeting, kept.caption, kept.added_by) == (meeting, "Kelas merekam suara", citra)
    assert (kept.width, kept.height) == (48, 64)
    with storages["private"].open(kept.file.name) as file:
        content = file.read()
    assert kept.size == len(content)
    for trace in (b"Exif", b"Ponsel", b"Malang", b"GPS"):
        assert trace not in content
    with Image.open(BytesIO(content)) as drawn:
        assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("JPEG", (48, 64), {})


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGBA")]
)
def test_each_kind_becomes_a_jpeg(form, mode):
    picture = redraw(photo(form, mode=mode))
    with Image.open(BytesIO(picture.content)) as drawn:
        assert (drawn.format, drawn.mode, drawn.size) == ("JPEG", "RGB", (64, 48))


def test_a_large_photo_is_made_smaller():
    picture = redraw(photo(size=(4000, 3000)))
    assert (picture.width, picture.height) == (2048, 1536)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(40),
        b"\xff\xd8\xff\xe0" + bytes(200),
        b"\x89PNG\r\n\x1a\n" + bytes(100),
    ],
    ids=["empty", "svg", "gif", "broken jpeg", "broken png"],
)
def test_a_fake_is_refused_with_a_clear_message(client, page, citra, content):
    client.force_login(citra)
    answer = send(client, page, SimpleUploadedFile("foto.jpg", content))
    assert answer.status_code == 422
    assert answer.context["photos_form"].errors.keys() == {"photos"}
    assert not MeetingPhoto.objects.exists()
    assert files_kept() == []


def test_the_message_names_the_file_and_what_to_send(client, page, citra):
    client.force_login(citra)
    answer = send(client, page, SimpleUploadedFile("liburan.jpg", b"bukan foto"))
    assert answer.context["photos_form"].errors["photos"] == [
        "liburan.jpg: Berkas ini bukan foto yang dapat kami baca. Kirim JPEG, PNG, atau WebP."
    ]


def test_a_photo_that_is_cut_off_is_refused():
    whole = photo(size=(640, 480)).read()
    with pytest.raises(PhotoRefused):
        redraw(SimpleUploadedFile("foto.jpg", whole[: len(whole) // 2]))


def test_too_many_bytes_and_too_many_pixels_are_refused(monkeypatch):
    monkeypatch.setattr(photo_files, "MOST_BYTES", 100)
    with pytest.raises(PhotoRefused, match="10 MB"):
        redraw(photo())
    monkeypatch.undo()
    monkeypatch.setattr(photo_files, "MOST_PIXELS", 64 * 48 - 1)
    with pytest.raises(PhotoRefused, match="50 mega"):
        redraw(photo())


def test_a_picture_that_would_fill_the_memory_is_never_decoded():
    """40,000 x 40,000 pixels in a few kilobytes."""
    out = BytesIO()
    Image.new("1", (40_000, 40_000)).save(out, "PNG")
    with pytest.raises(PhotoRefused):
        redraw(SimpleUploadedFile("bom.png", out.getvalue()))


def test_the_thirteenth_photo_is_refused_and_leaves_no_file(client, page, meeting, citra):
    client.force_login(citra)
    answer = send(client, page, *(photo(name=f"{n}.jpg") for n in range(MOST_PHOTOS + 3)))
    assert answer.status_code == 422
    assert len(answer.context["photos_form"].errors["photos"]) == 1
    assert MeetingPhoto.objects.count() == len(files_kept()) == MOST_PHOTOS == 12


def test_good_photos_stay_where_one_is_bad(client, page, citra):
    client.force_login(citra)
    answer = send(client, page, photo(), SimpleUploadedFile("x.jpg", b"x"), photo())
    assert answer.status_code == 422
    assert MeetingPhoto.objects.count() == 2


@pytest.mark.parametrize(("files", "caption"), [(0, "Kelas"), (1, "")])
def test_a_photo_needs_a_file_and_words(client, page, citra, files, caption):
    client.force_login(citra)
    answer = send(client, page, *[photo()] * files, caption=caption)
    assert answer.status_code == 422
    assert not MeetingPhoto.objects.exists()


def test_a_removed_photo_takes_its_file_along_and_is_recorded(
    client, meeting, citra, django_capture_on_commit_callbacks
):
    kept = add_photo(meeting=meeting, file=photo(), caption="Kelas", actor=citra)
    pk, added_at = str(kept.pk), kept.added_at.isoformat()
    client.force_login(citra)
    assert len(files_kept()) == 1
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/mengajar/foto/{kept.public_id}/hapus/")
    assert (MeetingPhoto.objects.count(), files_kept()) == (0, [])
    assert list(
        TrailEntry.objects.filter(verb__startswith="meeting_photo")
        .order_by("pk")
        .values_list("verb", "actor__name", "subject_id", "detail")
    ) == [
        ("meeting_photo.added", "Citra", pk, {"meeting": meeting.pk}),
        (
            "meeting_photo.removed",
            "Citra",
            pk,
            {"meeting": meeting.pk, "added_at": added_at},
        ),
    ]
    remove_photo(photo=kept, actor=citra)
    assert TrailEntry.objects.filter(verb="meeting_photo.removed").count() == 1


def test_words_of_a_photo_can_be_changed(client, meeting, citra):
    kept = add_photo(meeting=meeting, file=photo(), caption="Kelas", actor=citra)
    client.force_login(citra)
    where = f"/mengajar/foto/{kept.public_id}/"
    client.post(where, {"caption": "Dua peserta memegang mikrofon"})
    client.post(where, {"caption": ""})
    kept.refresh_from_db()
    assert kept.caption == "Dua peserta memegang mikrofon"


@pytest.mark.parametrize("shown", [False, True])
def test_participants_see_photos_only_where_the_class_shows_them(
    client, meeting, cohort, ayu, budi, citra, dimas, endah, shown
):
    cohort.shows_photos = shown
    cohort.save()
    make_enrolment(cohort, ayu)
    make_enrolment(cohort, budi, state="withdrawn")
    kept = add_photo(meeting=meeting, file=photo(), caption="Kelas", actor=citra)
    where = f"/pertemuan/foto/{kept.public_id}.jpg"
    sees = {}
    for person in (ayu, budi, citra, dimas, endah):
        client.force_login(person)
        sees[person.name] = client.get(where).status_code == 200
        assert client.get(f"/pertemuan/foto/{uuid4()}.jpg").status_code == 404
    assert sees == {"Ayu": shown, "Budi": False, "Citra": True, "Dimas": False, "Endah": True}
    client.force_login(ayu)
    page = client.get(f"/kelas-dibuka/{cohort.slug}/")
    assert page.context["photos"] == ([kept] if shown else [])
    for verb in ("", "hapus/"):
        answer = client.post(f"/mengajar/foto/{kept.public_id}/{verb}", {"caption": "Milik saya"})
        assert answer.status_code == 404


def test_a_stranger_signs_in_first(client, meeting, citra):
    kept = add_photo(meeting=meeting, file=photo(), caption="Kelas", actor=citra)
    where = f"/pertemuan/foto/{kept.public_id}.jpg"
    assert client.get(where).url == f"/masuk/?next={where}"
