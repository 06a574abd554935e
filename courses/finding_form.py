"""What a visitor asks the catalogue, out of the address of the page."""

from dataclasses import dataclass

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from courses.finding import filters, orders
from courses.words import words_of


@dataclass(frozen=True)
class Chip:
    """One thing that narrows the list, and the rest of the address without it."""

    says: str
    query: str


class FindForm(forms.Form):
    """Always of the address's parameters. A value that it does not know is said to be wrong and
    narrows nothing; the others hold."""

    q = forms.CharField(
        label=_("What do you want to learn?"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "enterkeyhint": "search"}),
    )

    def __init__(self, data):
        super().__init__(data, auto_id="cari-%s")
        for one in filters():
            self.fields[one.name] = choice(one.label, one.choices(), nothing=_("All"))
        arranged = [(one.name, one.label) for one in orders()]
        self.fields["sort"] = choice(_("Order"), arranged, nothing=_("As we recommend"))

    @cached_property
    def asked(self) -> dict[str, str]:
        """The values that hold."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def narrowing(self):
        """The bound fields that are folded away."""
        return [self[name] for name in self.fields if name != "q"]

    @property
    def folded(self) -> int:
        """How many of the folded fields say something."""
        return sum(name != "q" for name in self.asked)

    @property
    def misread(self) -> bool:
        return any(name != "q" for name in self.errors)

    @property
    def chips(self) -> list[Chip]:
        """The words and filters that hold, each with the address that leaves it out."""
        found = []
        if words_of(self.asked.get("q", "")):
            found.append(Chip(f"“{self.asked['q']}”", self.without("q")))
        for one in filters():
            if value := self.asked.get(one.name):
                label = dict(self.fields[one.name].choices)[value]
                found.append(Chip(str(label), self.without(one.name)))
        return found

    def without(self, name) -> str:
        """Also without the page's number: the list becomes longer."""
        rest = self.data.copy()
        for each in (name, "page"):
            rest.pop(each, None)
        return rest.urlencode()


def choice(label, choices, *, nothing):
    return forms.ChoiceField(
        label=label,
        choices=[("", nothing), *choices],
        required=False,
        error_messages={"invalid_choice": _("This is not on the list. Choose one of these.")},
    )
