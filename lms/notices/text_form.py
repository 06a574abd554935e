"""The form with which editors write the texts of messages."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .outbox_page import by_title
from .titles import TITLES


class MessageTextForm(WagtailAdminModelForm):
    code = forms.ChoiceField(label=_("Message"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        titles = [(code, str(title)) for code, title in TITLES.items()]
        self.fields["code"].choices = sorted(titles, key=by_title)
        if self.instance.pk:
            # A text belongs to its message; another message is another text.
            for name in ("code", "language"):
                self.fields[name].disabled = True
