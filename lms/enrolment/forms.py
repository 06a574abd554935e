from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _


class JoinForm(forms.Form):
    """Which of the class's groups a resident belongs to."""

    kind = forms.ChoiceField(
        label=_("I join as"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the group that you belong to."),
            "invalid_choice": _("This class has no seats for this group."),
        },
    )

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(group.kind, describe(group)) for group in seats.groups]
        if len(seats.groups) == 1:
            self.fields["kind"].initial = seats.groups[0].kind


def describe(group) -> str:
    if not group.left:
        return gettext("%(group)s: full, waiting list") % {"group": group.label}
    left = ngettext("%(number)s seat left", "%(number)s seats left", group.left)
    return f"{group.label}: {left % {'number': group.left}}"
