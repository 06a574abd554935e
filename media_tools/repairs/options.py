"""What a repair lets one choose: a form a repair, for the page, the command and the job alike."""

from collections.abc import Callable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from media_tools.drawing.lettering import drawable
from media_tools.words import refuse_words

Refuses = Callable[[str], str | None] | None


class OptionsRefused(ValueError):
    """What was asked cannot be done; `errors` by repair and field, in words for a person."""

    def __init__(self, errors: Mapping[str, Mapping[str, list[str]]]):
        super().__init__(errors)
        self.errors = errors

    def told(self) -> str:
        return "\n".join(
            f"{name}.{field}: {text}"
            for name, fields in self.errors.items()
            for field, texts in fields.items()
            for text in texts
        )


class Options(forms.Form):
    """The form of one repair; `duration_s` is the video's, where it is known.

    What is left out takes its `initial` value, so that a command need not name everything.
    `refuses` says of words why they are not taken, or None.
    """

    # On the page a form may be out of sight, where a browser's own complaint would be too.
    use_required_attribute = False

    def __init__(
        self, data=None, *, duration_s: float | None = None, refuses: Refuses = None, **named
    ):
        super().__init__(data, **named)
        self.duration_s = duration_s
        self.refuses = refuses

    def clean(self):
        if self.refuses is not None:
            refuse_words(self, self.refuses)
        return super().clean()


class DrawnField(forms.CharField):
    """One line of somebody's words, as far as there are letters for them."""

    default_error_messages = {"no_letters": _("Use letters or numbers: the rest cannot be drawn.")}

    def clean(self, value):
        text = drawable(self.to_python(value) or "")
        if not text and (value or "").strip():
            raise forms.ValidationError(self.error_messages["no_letters"], code="no_letters")
        return super().clean(text)


def asked_of(
    modules,
    told: Mapping[str, Mapping],
    *,
    duration_s: float | None = None,
    refuses: Refuses = None,
) -> dict:
    """What was told for these repairs, checked and fit for JSON; raises OptionsRefused."""
    asked, errors = {}, {}
    for module in modules:
        form_class = getattr(module, "Asked", None)
        if form_class is None:
            continue
        initial = {name: field.initial for name, field in form_class.base_fields.items()}
        form = form_class(
            {**initial, **told.get(module.NAME, {})}, duration_s=duration_s, refuses=refuses
        )
        if form.is_valid():
            asked[module.NAME] = form.cleaned_data
        else:
            errors[module.NAME] = dict(form.errors)
    if errors:
        raise OptionsRefused(errors)
    return asked
