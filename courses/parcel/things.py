"""Pictures, documents and films of the file, put where the pages will look for them.

Bytes are written before the transaction of the pages, which then only adds rows; `Undo` takes
them away again where it fails.
"""

from contextlib import ExitStack
from io import BytesIO

import willow
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

from courses.models import CourseVideo
from courses.parcel.looking import known_films
from courses.parcel.shape import FOCUS, ParcelRefused, Problem
from media_tools.allowance import UploadRefused
from media_tools.enums import VideoState
from media_tools.refusals import SENTENCES
from media_tools.uploads import delete_video, receive_file


class Undo(ExitStack):
    """What to take back where the taking over fails; `pop_all` forgets it."""

    def file(self, stored):
        self.callback(stored.storage.delete, stored.name)

    def video(self, video):
        self.callback(discard, video)


def discard(video):
    delete_video(video=video)
    video.delete()


def stored_images(opened, manifest, *, owner, undo: Undo) -> dict:
    """Images by their names in the file, without a row yet where they are new. One of the same
    bytes, title and description is the one that is here."""
    made = {}
    for name, said in manifest.images.items():
        known = get_image_model().objects.filter(title=said.title, description=said.description)
        content = opened.read(name)
        made[name] = same(known, content)
        if made[name] is None:
            image = get_image_model()(title=said.title, description=said.description)
            for side, value in zip(FOCUS, said.focal_point or (), strict=False):
                setattr(image, f"focal_point_{side}", value)
            made[name] = kept(image, content, name, owner=owner, undo=undo)
            # Django measures a file only when it is stored together with its row.
            image.width, image.height = willow.Image.open(BytesIO(content)).get_size()
    return made


def stored_documents(opened, manifest, *, owner, undo: Undo) -> dict:
    """Documents likewise."""
    made = {}
    for name, said in manifest.documents.items():
        content = opened.read(name)
        known = same(get_document_model().objects.filter(title=said.title), content)
        new = get_document_model()(title=said.title)
        made[name] = known or kept(new, content, name, owner=owner, undo=undo)
    return made


def same(known, content):
    """The first of `known` that has these bytes; None for none."""
    digest = hash_filelike(BytesIO(content))
    return next((each for each in known.order_by("pk") if hash_of(each) == digest), None)


def hash_of(thing) -> str:
    """Of one whose file is gone: none."""
    try:
        return thing.get_file_hash()
    except OSError:
        return ""


def kept(thing, content, name, *, owner, undo):
    thing.uploaded_by_user = owner
    thing.file.save(name.rpartition("/")[2], ContentFile(content), save=False)
    undo.file(thing.file)
    thing.file_hash, thing.file_size = hash_filelike(BytesIO(content)), len(content)
    return thing


def received_films(opened, manifest, *, owner, undo: Undo) -> dict:
    """Videos of the bench by the names of their films; those that are here already as they are.
    Raises ParcelRefused where the intake refuses one."""
    known, videos = known_films(manifest), {}
    for name, film in manifest.films.items():
        if name in known:
            videos[name] = next(iter(known[name].values())).video
        elif film.file:
            videos[name] = received(opened, name, film, owner=owner, undo=undo)
    return videos


def received(opened, name, film, *, owner, undo):
    try:
        with opened.stream(film.file) as member:
            video = receive_file(file=member, owner=owner, title=film.title)
    except UploadRefused as refusal:
        raise ParcelRefused(Problem(film.file, str(refusal))) from None
    undo.video(video)
    if video.state == VideoState.REFUSED:
        raise ParcelRefused(Problem(film.file, str(SENTENCES[video.reason])))
    if video.state == VideoState.RECEIVING:
        said = _("Taking it in took too long. Try again, or send the course without its films.")
        raise ParcelRefused(Problem(film.file, said))
    return video


def stored_captions(opened, manifest, videos, *, undo: Undo) -> dict:
    """New course videos (without a row yet) and known ones, by `films/1/id`."""
    known, entries = known_films(manifest), {}
    for name, film in manifest.films.items():
        there = known.get(name, {})
        for language, said in film.entries.items():
            entry = there.get(language)
            if entry is None and name in videos:
                entry = CourseVideo(
                    title=said.title,
                    transcript=said.transcript,
                    video=videos[name],
                    translation_key=film.key,
                )
                if said.captions:
                    member = said.captions.rpartition("/")[2]
                    content = ContentFile(opened.read(said.captions))
                    entry.captions.save(member, content, save=False)
                    undo.file(entry.captions)
            entries[f"{name}/{language}"] = entry
    return entries
