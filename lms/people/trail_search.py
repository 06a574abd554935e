"""Finding entries of the audit trail: by who, about whom, what and when."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .erasing import people
from .logins import as_login
from .looks import about
from .models import TrailEntry
from .personal import word_for
from .trail import SEEN_LIST
from .trail_detail import in_words

# Whoever is meant has to be told apart by more than a name that many have.
MOST_PEOPLE = 20


class TrailForm(forms.Form):
    who = forms.CharField(
        label=_("Who did it"),
        help_text=_("A part of the name, or the whole e-mail address or mobile number."),
        required=False,
        max_length=254,
    )
    whom = forms.CharField(
        label=_("About whom"), help_text=_("The same."), required=False, max_length=254
    )
    verb = forms.ChoiceField(label=_("What"), required=False)
    without_looks = forms.BooleanField(
        label=_("Leave out looks at lists"),
        help_text=_("They are the most, and change nothing."),
        required=False,
    )
    since = forms.DateField(
        label=_("From"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error(
                "until", _("This day lies before the first one. Exchange the two days.")
            )
        return cleaned

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        verbs = TrailEntry.objects.order_by("verb").values_list("verb", flat=True).distinct()
        named = sorted(
            ((verb, word_for(verb)) for verb in verbs), key=lambda pair: pair[1].lower()
        )
        self.fields["verb"].choices = [("", _("Everything")), *named]


@dataclass(frozen=True)
class Found:
    entries: object
    # Whom "about whom" was taken to mean.
    people: list


def search(*, who="", whom="", verb="", without_looks=False, since=None, until=None) -> Found:
    entries = TrailEntry.objects.select_related("actor")
    meant = []
    if who:
        entries = entries.filter(actor__in=people_called(who))
    if whom:
        meant = list(people_called(whom).order_by("name", "pk")[:MOST_PEOPLE])
        condition = Q(pk=None)
        for person in meant:
            condition |= about(person)
        entries = entries.filter(condition)
    if verb:
        entries = entries.filter(verb=verb)
    if without_looks:
        entries = entries.exclude(verb=SEEN_LIST)
    if since:
        entries = entries.filter(at__gte=start_of(since))
    if until:
        entries = entries.filter(at__lt=start_of(until + timedelta(days=1)))
    return Found(entries.order_by("-pk"), meant)


def people_called(text: str):
    login = as_login(text)
    if login is not None:
        return people().filter(Q(email=login) | Q(phone=login))
    return people().filter(name__icontains=text.strip())


def start_of(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def names_of(entries) -> dict[str, str]:
    """Names of the people whom these entries have as their subject, by id as text. One query."""
    ids = {each.subject_id for each in entries if each.subject_type == "people.user"}
    named = people().filter(pk__in=[key for key in ids if key.isdecimal()])
    return {str(pk): name for pk, name in named.values_list("pk", "name")}


def told(entry, names=None) -> dict:
    """One row as the page shows it; `names` as `names_of` gives them."""
    is_person = entry.subject_type == "people.user"
    return {
        "number": entry.number,
        "at": entry.at,
        "who": entry.actor,
        "what": word_for(entry.verb),
        "verb": entry.verb,
        "subject": word_for(entry.subject_type),
        "subject_id": entry.subject_id,
        "named": (names or {}).get(entry.subject_id, "") if is_person else "",
        "detail": in_words(entry),
        "is_system": entry.actor_number is None,
    }
