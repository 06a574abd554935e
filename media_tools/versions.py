"""Repaired versions of one's own video: asked for, kept or discarded; the original stays."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_tools import repairs
from media_tools.access import word_refusals
from media_tools.allowance import UploadRefused, may_go_on
from media_tools.enums import JobKind, VideoState
from media_tools.models import Job, Video
from media_tools.repairs import captions
from media_tools.repairs.options import asked_of
from media_tools.signals import version_kept
from media_tools.uploads import delete_video
from media_tools.work import jobs


class RepairRefused(Exception):
    """Why this is not done; the message is for the owner."""


@transaction.atomic
def ask_repair(*, video, names, options=None, actor) -> Job:
    """The job that repairs the video; while one runs, that one.

    `options` by repair, as its form takes them: {"title_card": {"text": "Pagi di pasar"}}.
    Raises RepairRefused; or OptionsRefused, which says what is wrong with which field.
    """
    if video.owner_id != actor.pk:
        raise RepairRefused(_("This is not yours to change."))
    try:
        wanted = repairs.in_order(names)
    except repairs.UnknownRepair as unknown:
        raise RepairRefused(_("There is no such repair. Choose from the list.")) from unknown
    if not wanted:
        raise RepairRefused(_("Choose at least one repair."))
    if video.state != VideoState.READY or not video.measurements or video.profile is None:
        raise RepairRefused(_("The check is not finished yet."))
    try:
        may_go_on(actor)
    except UploadRefused as refused:
        raise RepairRefused(str(refused)) from refused
    if Job.objects.live().filter(video__owner=actor).count() >= settings.MOST_JOBS_A_PERSON:
        raise RepairRefused(_("Much of yours is waiting already. Come back when it is done."))
    asked = asked_of(
        [repairs.BY_NAME[name] for name in wanted],
        options or {},
        duration_s=video.measurements["duration_s"],
        refuses=partial(word_refusals.first, actor),
    )
    if captions.NAME in asked:
        # As they are now: what is written later belongs to another version.
        asked[captions.NAME]["cues"] = cues_to_draw(video, asked[captions.NAME]["language"])
    return jobs.ask(video=video, kind=JobKind.REPAIR, asked={"repairs": wanted, "options": asked})


def cues_to_draw(video, language: str) -> list[dict]:
    track = video.captions.filter(language=language).first()
    if track is None:
        raise RepairRefused(_("There are no captions in this language yet. Write them first."))
    return track.cues


@transaction.atomic
def keep_version(*, version, actor) -> Video:
    """Take the version in place of what it was made from. Keeping twice is keeping once."""
    kept = own_version(version, actor)
    if kept.kept_at:
        return kept
    if kept.state != VideoState.READY:
        raise RepairRefused(_("The check is not finished yet."))
    kept.kept_at = timezone.now()
    kept.save(update_fields=["kept_at"])
    told = partial(version_kept.send_robust, sender=Video, video=kept.made_from, version=kept)
    transaction.on_commit(told)
    return kept


@transaction.atomic
def discard_version(*, version, actor) -> Video:
    """Remove a version that was not kept. Discarding twice is discarding once."""
    unwanted = own_version(version, actor)
    if unwanted.kept_at:
        raise RepairRefused(_("You kept this version; it stays."))
    return delete_video(video=unwanted, reason="discarded")


def own_version(version, actor) -> Video:
    found = Video.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if found.owner_id != actor.pk or found.made_from_id is None:
        raise RepairRefused(_("This is not yours to change."))
    return found
