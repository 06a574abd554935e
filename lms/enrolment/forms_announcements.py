"""What trainers and the office write to a class."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage

from .announcement_doors import classes_written_to_by, may_announce_to_all
from .models.announcement import LONGEST_TEXT, LONGEST_TITLE


class WordsForm(forms.Form):
    """Plain text: an empty line begins a paragraph, an address becomes a link."""

    title = forms.CharField(
        label=_("Title"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Say in a few words what it is about.")},
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "An empty line begins a paragraph; an address such as https://malangkota.go.id "
            "becomes a link. Write no personal data of participants: the whole class reads it."
        ),
        error_messages={"required": _("Write something first.")},
    )
    shows_until = forms.DateField(
        label=_("Show until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The last day. Without one it stands as long as the class does."),
        error_messages={"invalid": _("Write a date, for example 2027-03-22.")},
    )
    by_notice = forms.BooleanField(
        label=_("Tell everybody who takes part"),
        required=False,
        help_text=_(
            "In the platform and by e-mail, or by short text where there is no e-mail. It says "
            "only that there is something new; each is told once."
        ),
    )

    def clean_body(self):
        return "\n".join(line.rstrip() for line in self.cleaned_data["body"].splitlines())

    @property
    def words(self) -> dict:
        return {
            name: self.cleaned_data[name] for name in ("title", "body", "shows_until", "by_notice")
        }


class AnnouncementForm(WordsForm):
    """A new one, with the place where it stands: "kelas:<slug>" or, for the office,
    "materi:<course>" for all running classes of a course."""

    place = forms.ChoiceField(
        label=_("For whom"), error_messages={"required": _("Choose a class.")}
    )
    is_pinned = forms.BooleanField(label=_("Pin it above the others"), required=False)
    field_order = ("place", "title", "body", "shows_until", "is_pinned", "by_notice")

    def __init__(self, *args, writer, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {f"kelas:{each.slug}": each for each in classes_written_to_by(writer)}
        classes = [(key, each.name) for key, each in self.places.items()]
        choices: list = [("", _("Choose a class")), *classes]
        if may_announce_to_all(writer):
            courses = {f"materi:{each.pk}": each for each in courses_with(self.places.values())}
            self.places |= courses
            everybody = [(key, each.title) for key, each in courses.items()]
            if everybody:
                choices.append((_("All running classes of a course"), everybody))
        self.fields["place"].choices = choices

    @property
    def wanted(self) -> dict:
        """As `announce` takes it."""
        place = self.places[self.cleaned_data["place"]]
        where = "course" if isinstance(place, CoursePage) else "cohort"
        return self.words | {where: place, "is_pinned": self.cleaned_data["is_pinned"]}


class ChangeForm(WordsForm):
    """Other words; `version` is what the writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args, announcement, **kwargs):
        initial = {name: getattr(announcement, name) for name in ("title", "body", "shows_until")}
        super().__init__(*args, initial=initial | {"version": announcement.version}, **kwargs)
        if announcement.told_at is not None:
            del self.fields["by_notice"]

    @property
    def words(self) -> dict:
        names = ("title", "body", "shows_until", "version")
        data = self.cleaned_data
        return {name: data[name] for name in names} | {"by_notice": data.get("by_notice", False)}


def courses_with(cohorts):
    """The courses of these classes, by title."""
    wanted = {cohort.course_id for cohort in cohorts}
    return CoursePage.objects.filter(pk__in=wanted).order_by("title")
