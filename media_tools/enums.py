"""States of the bench's records, each with its groups and its legal moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VideoState(models.TextChoices):
    RECEIVING = "receiving", _("Receiving")
    RECEIVED = "received", _("Received")
    REFUSED = "refused", _("Refused")
    CHECKING = "checking", _("Being checked")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
    DELETED = "deleted", _("Deleted")


class JobState(models.TextChoices):
    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    SET_ASIDE = "set_aside", _("Set aside")
    CANCELLED = "cancelled", _("Cancelled")


class JobKind(models.TextChoices):
    CHECK = "check", _("First look")
    PREPARE = "prepare", _("Check and prepare for watching")
    REPAIR = "repair", _("Repair")
    CAPTION = "caption", _("Write captions")


class RenditionKind(models.TextChoices):
    LOW = "low", _("Light rendition")
    HLS = "hls", _("Ladder of qualities")
    HLS_720 = "hls_720", _("Rung of 720 lines")
    HLS_720_LIST = "hls_720_list", _("Index of the rung of 720 lines")
    HLS_360 = "hls_360", _("Rung of 360 lines")
    HLS_360_LIST = "hls_360_list", _("Index of the rung of 360 lines")
    HLS_240 = "hls_240", _("Rung of 240 lines")
    HLS_240_LIST = "hls_240_list", _("Index of the rung of 240 lines")
    POSTER = "poster", _("Poster")
    SPRITE = "sprite", _("Storyboard")
    SPRITE_VTT = "sprite_vtt", _("Storyboard index")
    WAVEFORM = "waveform", _("Waveform")


class CaptionOrigin(models.TextChoices):
    TYPED = "typed", _("Typed")
    IMPORTED = "imported", _("From a file")
    HEARD = "heard", _("Written by the machine")


class Verdict(models.TextChoices):
    PASS = "pass", _("Good")
    WARN = "warn", _("Can be better")
    FAIL = "fail", _("Needs repair")


class FindingSeverity(models.TextChoices):
    INFO = "info", _("Good to know")
    WARN = "warn", _("Can be better")
    FAIL = "fail", _("Must be repaired")


LIVE_JOBS = (JobState.QUEUED, JobState.RUNNING)
# Whose end is also a move of the video they work on; a failed repair leaves a good video good.
MOVE_THEIR_VIDEO = (JobKind.CHECK, JobKind.PREPARE)
# The qualities of a ladder, the lightest first.
RUNG_KINDS = (RenditionKind.HLS_240, RenditionKind.HLS_360, RenditionKind.HLS_720)

VIDEO_MOVES = {
    VideoState.RECEIVING: {VideoState.RECEIVED, VideoState.REFUSED, VideoState.DELETED},
    VideoState.RECEIVED: {
        VideoState.CHECKING,
        VideoState.REFUSED,
        VideoState.FAILED,
        VideoState.DELETED,
    },
    VideoState.CHECKING: {
        VideoState.READY,
        VideoState.REFUSED,
        VideoState.FAILED,
        VideoState.DELETED,
    },
    VideoState.READY: {VideoState.CHECKING, VideoState.DELETED},
    VideoState.FAILED: {VideoState.CHECKING, VideoState.DELETED},
    VideoState.REFUSED: {VideoState.DELETED},
    VideoState.DELETED: set(),
}
