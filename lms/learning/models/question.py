from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..post_states import Objection, PostState, ReportState

LONGEST_POST = 1000  # letters: what a phone shows without losing the question


class Post(models.Model):
    """Words of one person under a lesson: plain text, shown as it was typed."""

    # None once the person was erased (the words are gone with them), or some time after the class
    # (`lms.learning.retention_rules`; the words stay).
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    body = models.TextField(_("text"), max_length=LONGEST_POST, blank=True)
    state = models.CharField(max_length=10, choices=PostState.choices, default=PostState.SHOWN)
    hidden_for = models.CharField(max_length=12, choices=Objection.choices, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_shown(self) -> bool:
        return self.state == PostState.SHOWN

    @property
    def is_nameless(self) -> bool:
        return self.author_id is None


class Question(Post):
    """What somebody asked under a lesson, in the class in which they take part."""

    # The canonical page: asked under a translation, it stands under all of them.
    lesson = models.ForeignKey("courses.LessonPage", on_delete=models.CASCADE, related_name="+")
    # Whose trainers are told and look after it.
    cohort = models.ForeignKey(
        "enrolment.Cohort", on_delete=models.CASCADE, related_name="questions"
    )
    pinned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        # Pinned ones first, then the newest.
        ordering = [F("pinned_at").desc(nulls_last=True), "-written_at", "-pk"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        indexes = [
            models.Index(fields=["lesson", "written_at"]),
            models.Index(fields=["cohort", "written_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PostState.SHOWN, hidden_for="")
                | (Q(state=PostState.HIDDEN) & ~Q(hidden_for="")),
                name="a_hidden_question_says_why",
            )
        ]

    def __str__(self):
        return f"{self.pk} / {self.lesson_id}"

    @property
    def is_pinned(self) -> bool:
        return self.pinned_at is not None


class Answer(Post):
    """An answer of a classmate or a trainer."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    # As it was when they wrote: a trainer who teaches no more has still answered as one.
    by_trainer = models.BooleanField(default=False)
    # "This is the answer", said by a trainer.
    is_the_answer = models.BooleanField(default=False)

    class Meta:
        ordering = ["-is_the_answer", "-by_trainer", "written_at", "pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(is_the_answer=True),
                name="one_answer_is_the_answer",
            ),
            models.CheckConstraint(
                condition=Q(state=PostState.SHOWN, hidden_for="")
                | (Q(state=PostState.HIDDEN, is_the_answer=False) & ~Q(hidden_for="")),
                name="a_hidden_answer_says_why_and_is_not_the_answer",
            ),
        ]

    def __str__(self):
        return f"{self.pk} / {self.question_id}"


class Report(models.Model):
    """A participant says that a question or an answer should not stand there."""

    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, null=True, blank=True, related_name="reports"
    )
    answer = models.ForeignKey(
        Answer, on_delete=models.CASCADE, null=True, blank=True, related_name="reports"
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Objection.choices)
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.OPEN)
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.CheckConstraint(
                condition=Q(question=None, answer__isnull=False)
                | Q(question__isnull=False, answer=None),
                name="a_report_is_about_one_thing",
            ),
            models.UniqueConstraint(
                fields=["reporter", "question"],
                condition=Q(state=ReportState.OPEN),
                name="one_open_report_a_person_a_question",
            ),
            models.UniqueConstraint(
                fields=["reporter", "answer"],
                condition=Q(state=ReportState.OPEN),
                name="one_open_report_a_person_an_answer",
            ),
        ]

    def __str__(self):
        return f"{self.pk} {self.reason}"
