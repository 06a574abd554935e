"""What a class must be like before the office can keep it."""

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import router
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from courses.languages import canonical
from lms.people.access import TRAINER

from .enums import HOLDS_A_SEAT
from .meeting_rules import keeps_every_meeting_with_records, lie_within_the_class, rows_of
from .models import Cohort, Enrolment
from .phases import day


def is_used(cohort) -> bool:
    """Whether something keeps the class from being deleted. Nothing is deleted here."""
    try:
        Collector(using=router.db_for_write(Cohort)).collect([cohort])
    except (ProtectedError, RestrictedError):
        return True
    return False


class CohortForm(WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["trainers"].queryset = (
            get_user_model().objects.filter(groups__name=TRAINER).order_by("name")
        )

    def clean_course(self):
        """A class belongs to the course, whichever language of it was chosen."""
        return canonical(self.cleaned_data["course"])

    def clean_selection(self):
        """People applied under one rule; it does not change under them."""
        asked, kept = self.cleaned_data["selection"], self.initial.get("selection")
        if self.instance.pk and asked != kept and self.instance.enrolments.exists():
            raise forms.ValidationError(_("People applied already, so this must stay."))
        return asked

    def clean_asks_nik(self):
        """Nobody who applied is asked for more afterwards; asking for less is always possible."""
        asked, kept = self.cleaned_data["asks_nik"], bool(self.initial.get("asks_nik"))
        if asked and not kept and self.instance.pk and self.instance.enrolments.exists():
            raise forms.ValidationError(
                _("People applied already without it, so this class cannot ask for the NIK.")
            )
        if asked and not settings.NIK_KEYS:
            raise forms.ValidationError(
                _(
                    "There is no key yet with which a NIK could be kept. Ask whoever runs the "
                    "platform to set NIK_KEYS."
                )
            )
        return asked

    def clean(self):
        data = super().clean()
        if data.get("asks_nik") and not data.get("nik_reason", "").strip():
            self.add_error("nik_reason", _("Say why the NIK is needed and how long it is kept."))
        closes, ends = data.get("applications_close_at"), data.get("ends_on")
        if closes and ends and timezone.localdate(closes) > ends:
            self.add_error(
                "applications_close_at",
                _("Applications close at the latest on the last day of the class, %(day)s.")
                % {"day": day(ends)},
            )
        return data

    def is_valid(self):
        # The seat groups are checked after `clean`, so the rule over them comes here.
        return (
            super().is_valid()
            and self.keeps_every_seat_that_is_taken()
            and keeps_every_meeting_with_records(self.formsets.get("meetings"))
            and self.meetings_fit()
        )

    def meetings_fit(self) -> bool:
        """Every meeting lies in the days of the class, and nobody joins after the last of them."""
        formset, data = self.formsets.get("meetings"), self.cleaned_data
        days = (data["starts_on"], data["ends_on"])
        if formset is None:
            return True
        if not lie_within_the_class(formset, *days):
            return False
        last = max((row["ends_at"] for row in rows_of(formset)), default=None)
        if last and data["applications_close_at"] > last:
            self.add_error(
                "applications_close_at",
                _("The last meeting is over before that. Close applications before its end."),
            )
        return not self.errors

    def keeps_every_seat_that_is_taken(self) -> bool:
        """Nobody loses a seat because a number on this form became smaller."""
        rows = [form for form in self.formsets["seat_groups"].forms if form.instance.pk]
        for form in rows:
            group = Enrolment.objects.filter(group=form.instance.pk)
            taken = group.filter(state__in=HOLDS_A_SEAT).count()
            if form.cleaned_data.get("DELETE") and group.exists():
                form.add_error("seats", _("People applied in this group, so it must stay."))
            elif form.cleaned_data["seats"] < taken:
                form.add_error("seats", _("%(taken)s seats are taken already.") % {"taken": taken})
        return not any(form.errors for form in rows)
