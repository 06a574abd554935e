"""Sending photos of a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _

CAPTION_LETTERS = 200


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """One or several files, as a list."""

    widget = ManyFiles(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data, initial=None):
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(PhotosField, self).clean(file, initial) for file in files or [None]]


class CaptionForm(forms.Form):
    caption = forms.CharField(
        label=_("What the photos show"),
        max_length=CAPTION_LETTERS,
        help_text=_(
            "In words, also for those who cannot see them. Without names of children, please."
        ),
        error_messages={"required": _("Say what the photos show.")},
    )


class PhotosForm(CaptionForm):
    photos = PhotosField(
        label=_("Photos"),
        help_text=_(
            "JPEG, PNG or WebP, at most 10 MB each. Place and device are removed from them."
        ),
        error_messages={"required": _("Choose at least one photo.")},
    )
    field_order = ["photos", "caption"]
