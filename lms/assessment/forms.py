"""What a trainer and a resident write."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.people.social_media import refuse_links

from .enums import Decision

# "75", "75,5", "1:15" or "1:01:15".
TIMECODE = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d+)?)")


class SecondField(forms.CharField):
    """A place in the video; cleans to seconds as a float, or None."""

    def __init__(self, **kwargs):
        super().__init__(max_length=12, **kwargs)
        self.widget.attrs |= {"inputmode": "text", "autocomplete": "off", "placeholder": "0:12"}

    def clean(self, value):
        text = super().clean(value).strip()
        if not text:
            return None
        read = TIMECODE.fullmatch(text)
        if read is None:
            raise forms.ValidationError(_("Write a time as 0:12 or as seconds."))
        hours, minutes, seconds = read.groups()
        within = float(seconds.replace(",", "."))
        if minutes is not None and (within >= 60 or (hours is not None and int(minutes) >= 60)):
            raise forms.ValidationError(_("Write a time as 0:12 or as seconds."))
        return int(hours or 0) * 3600 + int(minutes or 0) * 60 + within


class CommentForm(forms.Form):
    # It shares the page's one form: an empty comment must not stop the browser from saving.
    use_required_attribute = False

    start = SecondField(label=_("At second"))
    end = SecondField(label=_("To second"), required=False)
    body = forms.CharField(
        label=_("Comment"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, seconds=None, **kwargs):
        """`seconds`: how long the video is; None where nobody knows."""
        super().__init__(*args, **kwargs)
        self.seconds = seconds

    def clean(self):
        cleaned = super().clean()
        for name in ("start", "end"):
            at = cleaned.get(name)
            if at is not None and self.seconds is not None and at > self.seconds:
                self.add_error(name, _("The video is over by then."))
        start, end = cleaned.get("start"), cleaned.get("end")
        if start is not None and end is not None and end < start:
            self.add_error("end", _("The end lies before the start."))
        return cleaned


class NewCommentForm(CommentForm):
    """The one that the desk's key fills with the second that is shown."""

    prefix = "new"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["start"].widget.attrs["data-comment-at"] = True
        self.fields["body"].widget.attrs["data-comment-text"] = True


class ReviewForm(forms.Form):
    """A level for each criterion of the frozen rubric, words, a decision; nothing is required
    before the review is finished."""

    version = forms.IntegerField(min_value=0)
    # The newer version that is to be replaced, chosen after both were seen.
    over = forms.IntegerField(min_value=0, required=False)
    comment = forms.CharField(
        label=_("Overall words"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    decision = forms.ChoiceField(
        label=_("Decision"), choices=Decision.choices, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, rubric, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = rubric["criteria"]
        for name, criterion in self.named_criteria():
            self.fields[name] = forms.ChoiceField(
                label=criterion["name"],
                choices=[(level["key"], level["title"]) for level in criterion["levels"]],
                required=False,
            )

    @property
    def builds_on(self) -> int:
        over = self.cleaned_data["over"]
        return self.cleaned_data["version"] if over is None else over

    def named_criteria(self):
        return [(f"criterion-{place}", row) for place, row in enumerate(self.criteria, start=1)]

    def written(self) -> dict:
        """The arguments of `judging.save_review`."""
        marks = {
            criterion["key"]: self.cleaned_data[name]
            for name, criterion in self.named_criteria()
            if self.cleaned_data[name]
        }
        return {
            "marks": marks,
            "comment": self.cleaned_data["comment"],
            "decision": self.cleaned_data["decision"],
        }

    def pickers(self, marks) -> list[dict]:
        """The arguments of `rubric_picker`, one a criterion."""
        return [
            {
                "name": name,
                "legend": criterion["name"],
                "help": criterion["description"],
                "weight": criterion["weight"],
                "selected": marks.get(criterion["key"]),
                "levels": [
                    {
                        "value": level["key"],
                        "label": level["title"],
                        "description": level["meaning"],
                    }
                    for level in criterion["levels"]
                ],
            }
            for name, criterion in self.named_criteria()
        ]


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("A note to your trainer"),
        help_text=_("For example what you are unsure about."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, writer, **kwargs):
        super().__init__(*args, **kwargs)
        self.writer = writer

    def clean(self):
        cleaned = super().clean()
        refuse_links(self, writer=self.writer)
        return cleaned


class FileForm(forms.Form):
    file = forms.FileField(label=_("Video"), allow_empty_file=True)
