"""What an editor fills in in Wagtail, beyond the fields of a model."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from media_tools.allowance import UploadRefused
from media_tools.enums import VideoState
from media_tools.refusals import SENTENCES
from media_tools.uploads import receive_file


class PageForm(WagtailAdminPageForm):
    """Tells the page whether a draft is being kept. What only counts once it is shown is asked
    then: who is writing chooses the rule first and adds the film later."""

    def _post_clean(self):
        self.instance.is_draft = self.is_deferred_validation
        super()._post_clean()


class CourseVideoForm(WagtailAdminModelForm):
    """A course video with its film as a file, which goes to the bench like any other video."""

    film = forms.FileField(
        label=_("Video file"),
        required=False,
        help_text=_("It is checked and made ready for watching; that takes a few minutes."),
    )

    def clean(self):
        cleaned = super().clean()
        film = cleaned.get("film")
        if film is None and self.instance.video_id is None:
            self.add_error("film", _("Choose the video file."))
        elif film is not None and not self.errors:
            self.take_in(film)
        return cleaned

    def take_in(self, film):
        try:
            video = receive_file(file=film, owner=self.for_user, title=self.cleaned_data["title"])
        except UploadRefused as refusal:
            self.add_error("film", str(refusal))
            return
        if video.state == VideoState.REFUSED:
            self.add_error("film", SENTENCES[video.reason])
        else:
            self.instance.video = video
