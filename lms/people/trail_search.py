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


def search(*, who="", whom="", verb="", since=None, until=None) -> Found:
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


def in_words(value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def told(entry) -> dict:
    """One row as the page shows it. The detail as it was signed, without the long list of ids."""
    detail = {name: value for name, value in entry.detail.items() if name != "people"}
    if "people" in entry.detail:
        detail["people"] = len(entry.detail["people"].split())
    if "page" in detail:
        detail["page"] = word_for(f"page:{detail['page']}")
    return {
        "number": entry.number,
        "at": entry.at,
        "who": entry.actor,
        "what": word_for(entry.verb),
        "verb": entry.verb,
        "subject": word_for(entry.subject_type),
        "subject_id": entry.subject_id,
        "detail": [
            (name, in_words(value)) for name, value in detail.items() if value not in ("", [])
        ],
        "is_system": entry.actor_number is None,
    }
