from django import forms

from lms.people.social_media import refuse_links

from .models import ApiToken


class TokenForm(forms.ModelForm):
    class Meta:
        model = ApiToken
        fields = ["name"]

    def __init__(self, *args, writer, **kwargs):
        super().__init__(*args, **kwargs)
        self.writer = writer

    def clean(self):
        cleaned = super().clean()
        refuse_links(self, writer=self.writer)
        return cleaned
