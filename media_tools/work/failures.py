"""Why a video could not be worked on to the end, in words for its owner."""

from django.utils.translation import gettext_lazy as _

TOOK_TOO_LONG = "took_too_long"
TOO_MUCH_MEMORY = "too_much_memory"
BROKE = "broke"
UNEXPECTED = "unexpected"
KILLED_THREE_TIMES = "killed_three_times"
WITHDRAWN = "withdrawn"
CANCELLED = "cancelled"
NOTHING_SAID = "nothing_said"
WRITTEN_MEANWHILE = "written_meanwhile"

SENTENCES = {
    TOOK_TOO_LONG: _(
        "Reading this video took too long. Export it as MP4 at 1080p and send it again."
    ),
    TOO_MUCH_MEMORY: _(
        "This video needs more memory than there is. Export it at 1080p and send it again."
    ),
    BROKE: _("This video could not be read to its end. Export it once more and send it again."),
    UNEXPECTED: _("Something went wrong here, not in your video. Try once more."),
    KILLED_THREE_TIMES: _(
        "The work on this video stopped three times. We have set it aside and will look at it."
    ),
    WITHDRAWN: _("The video was removed."),
    CANCELLED: _("The work on this video was stopped. Begin it again whenever you like."),
    NOTHING_SAID: _("Nobody was heard speaking in this video. Write the captions yourself."),
    WRITTEN_MEANWHILE: _("Captions were written meanwhile; the machine's draft was left out."),
}


def failure_message(code: str) -> str:
    """The sentence for a stored failure code, in the language of the moment."""
    return str(SENTENCES.get(code, SENTENCES[UNEXPECTED]))
