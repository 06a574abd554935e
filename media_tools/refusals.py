"""Why a file is not taken in, in words that say what to do about it."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("The file is empty. Choose the video again and send it once more."),
    "not_a_video": _("This file is not a video. Choose a video in MP4, MOV or WebM."),
    "unsupported_format": _(
        "This kind of video file cannot be used here. Save or export it as MP4 and send that."
    ),
    "playlist_text": _("This is a list of addresses and not a video. Send the video file itself."),
    "polyglot": _(
        "Another file is hidden inside this video. Export it once more from your editing app "
        "and send the new file."
    ),
    "points_elsewhere": _(
        "The pictures of this video lie in another file. Export it once more as a whole and send "
        "that."
    ),
    "truncated": _(
        "The video is cut off: its end is missing. Wait until it is saved or copied completely, "
        "then send it again."
    ),
    "damaged": _(
        "The video is damaged and cannot be played. Export it once more or send the original "
        "from your phone."
    ),
    "encrypted": _(
        "The video is locked with copy protection. Send a video that you made yourself, "
        "without protection."
    ),
    "no_video_stream": _(
        "There is only sound in this file, no moving picture. Send the video itself."
    ),
    "cover_only": _(
        "This file holds sound and a cover picture, no moving picture. Send the video itself."
    ),
    "too_large": _("The file is too large. Export it with a lower quality or make it shorter."),
    "dimensions": _(
        "The picture has too many pixels to work with. Record or export it at 4K or smaller."
    ),
    "too_long": _("The video is too long. Cut it to less than an hour."),
    "frame_rate_bomb": _(
        "The video has too many pictures a second. Export it at 30 or 60 pictures a second."
    ),
    "too_many_streams": _(
        "The file holds too many tracks. Export it with one picture track and one sound track."
    ),
    "too_much_work": _(
        "This video takes too much work to read. Export it as MP4 (H.264) at 1080p and send that."
    ),
}


class Refused(Exception):
    """The file is not taken in. `detail` is for staff and never shown to the sender."""

    def __init__(self, code: str, detail: str = ""):
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    @property
    def message(self) -> str:
        return refusal_message(self.code)

    def __str__(self):
        return f"{self.code}: {self.detail}" if self.detail else self.code


def refusal_message(code: str) -> str:
    """The sentence for a stored refusal code, in the language of the moment."""
    return str(SENTENCES[code])
