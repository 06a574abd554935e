from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ParcelForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Course file"),
        help_text=gettext_lazy(
            "It ends in .ngalam.zip. Nothing is made before you have seen what."
        ),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.MAX_UPLOAD_BYTES:
            raise forms.ValidationError(_("It is too large. Make one without the films."))
        return file


class CopyForm(forms.Form):
    slug = forms.SlugField(
        label=gettext_lazy("New address"),
        max_length=80,
        help_text=gettext_lazy("The last part of the address, for example dasar-kreator-2."),
    )
