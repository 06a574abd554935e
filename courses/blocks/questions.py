"""Questions of a quiz, one block a kind. What is right is decided by `courses.marking`."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks.images import DescribedImageBlock
from courses.blocks.languages import FilmChooserBlock, KeyBlock, WordsBlock
from courses.enums import QuestionKind


class ChoiceBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=200, label=_("Answer"))
    right = blocks.BooleanBlock(required=False, label=_("This is right"))
    feedback = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Feedback"),
        help_text=_("Said to whoever chose it: why, and what to do."),
    )

    class Meta:
        label = _("Answer")


class QuestionBlock(blocks.StructBlock):
    """What every kind of question has."""

    prompt = blocks.TextBlock(
        max_length=400,
        label=_("Question"),
        help_text=_("One question, with all that is needed to answer it."),
    )
    explanation = blocks.TextBlock(
        required=False,
        max_length=500,
        label=_("Explanation"),
        help_text=_("Said after answering, whatever was answered."),
    )
    pool = KeyBlock(
        required=False,
        max_length=40,
        label=_("Pool"),
        help_text=_("Questions of a pool are drawn at random; see the pools of this quiz."),
    )

    # How many choices must be marked as right: (at least, at most or None).
    right_choices = None
    choices_name = "choices"

    def clean(self, value):
        cleaned = super().clean(value)
        if self.right_choices is None:
            return cleaned
        least, most = self.right_choices
        right = sum(bool(each["right"]) for each in cleaned[self.choices_name])
        if right < least or (most is not None and right > most):
            raise blocks.StructBlockValidationError(
                block_errors={
                    self.choices_name: ValidationError(
                        _("Mark exactly one as right.")
                        if most == 1
                        else _("Mark at least one as right.")
                    )
                }
            )
        return cleaned

    class Meta:
        template = "blocks/question.html"


class SingleBlock(QuestionBlock):
    kind = QuestionKind.SINGLE
    right_choices = (1, 1)
    choices = blocks.ListBlock(ChoiceBlock(), min_num=2, max_num=6, label=_("Answers"))

    class Meta:
        icon = "radio-full"
        label = _("One answer")


class MultipleBlock(QuestionBlock):
    kind = QuestionKind.MULTIPLE
    right_choices = (1, None)
    choices = blocks.ListBlock(ChoiceBlock(), min_num=2, max_num=8, label=_("Answers"))

    class Meta:
        icon = "tick-inverse"
        label = _("Several answers")


class OrderBlock(QuestionBlock):
    kind = QuestionKind.ORDER
    items = blocks.ListBlock(
        blocks.CharBlock(max_length=160),
        min_num=3,
        max_num=7,
        label=_("In the right order"),
        help_text=_("Write them in the right order; residents see them mixed."),
    )

    class Meta:
        icon = "order"
        label = _("Put in order")


class PairBlock(blocks.StructBlock):
    left = blocks.CharBlock(max_length=120, label=_("Left"))
    right = blocks.CharBlock(max_length=160, label=_("Right"))

    class Meta:
        label = _("Pair")


class MatchBlock(QuestionBlock):
    kind = QuestionKind.MATCH
    pairs = blocks.ListBlock(
        PairBlock(),
        min_num=2,
        max_num=6,
        label=_("Pairs"),
        help_text=_("What belongs together; residents see the right sides mixed."),
    )

    class Meta:
        icon = "link"
        label = _("Match")


class ShortBlock(QuestionBlock):
    kind = QuestionKind.SHORT
    answers = WordsBlock(
        blocks.CharBlock(max_length=80),
        min_num=1,
        max_num=12,
        label=_("Accepted answers"),
        help_text=_(
            "Compared without capitals, spaces and punctuation. A translator writes them in one "
            "line with a semicolon between them."
        ),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Short text")


class RegionBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        max_length=100, label=_("Name"), help_text=_("Names the place for the keyboard.")
    )
    x = blocks.FloatBlock(
        min_value=0,
        max_value=100,
        label=_("Left (%)"),
        help_text=_("From the left edge of the picture; all four in percent of it."),
    )
    y = blocks.FloatBlock(min_value=0, max_value=100, label=_("Top (%)"))
    width = blocks.FloatBlock(min_value=1, max_value=100, label=_("Width (%)"))
    height = blocks.FloatBlock(min_value=1, max_value=100, label=_("Height (%)"))
    right = blocks.BooleanBlock(required=False, label=_("This is right"))
    feedback = blocks.CharBlock(required=False, max_length=300, label=_("Feedback"))

    class Meta:
        label = _("Place on the picture")


class HotspotBlock(QuestionBlock):
    kind = QuestionKind.HOTSPOT
    right_choices = (1, 1)
    choices_name = "regions"
    picture = DescribedImageBlock(
        label=_("Picture"),
        help_text=_("Its text alternative must not give the answer away."),
    )
    regions = blocks.ListBlock(RegionBlock(), min_num=2, max_num=8, label=_("Places"))

    class Meta:
        icon = "crosshairs"
        label = _("Place on a picture")


class FaultBlock(QuestionBlock):
    kind = QuestionKind.FAULT
    right_choices = (1, 1)
    video = FilmChooserBlock(label=_("Clip"))
    start = blocks.FloatBlock(
        required=False,
        min_value=0,
        label=_("The fault begins at (seconds)"),
        help_text=_("Leave both empty where the whole clip has the fault."),
    )
    end = blocks.FloatBlock(required=False, min_value=0, label=_("and ends at (seconds)"))
    choices = blocks.ListBlock(ChoiceBlock(), min_num=2, max_num=6, label=_("What is wrong"))

    def clean(self, value):
        cleaned = super().clean(value)
        start, end = cleaned["start"], cleaned["end"]
        if (start is None) != (end is None) or (start is not None and end <= start):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "end": ValidationError(_("Give both seconds, the end after the beginning."))
                }
            )
        return cleaned

    class Meta:
        icon = "view"
        label = _("Find the fault in a clip")


QUESTIONS = [
    (block.kind.value, block())
    for block in (
        SingleBlock,
        MultipleBlock,
        OrderBlock,
        MatchBlock,
        ShortBlock,
        HotspotBlock,
        FaultBlock,
    )
]


class PoolBlock(blocks.StructBlock):
    name = KeyBlock(
        max_length=40, label=_("Name"), help_text=_("As you write it at the questions.")
    )
    draw = blocks.IntegerBlock(min_value=1, max_value=50, label=_("How many are drawn"))

    class Meta:
        icon = "rotate"
        label = _("Pool")
