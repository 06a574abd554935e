from django.conf import settings
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    TRAINING = "training", _("Taking part in the training")
    PUBLICATION = "publication", _("Publication of your works")
    PORTFOLIO = "portfolio", _("Showing your works in the portfolio")


class ConsentTextQuerySet(models.QuerySet):
    def current(self, *, language, day):
        """The newest text of each purpose in `language` that is valid on `day`, in the order in
        which people are asked."""
        newest = (
            self.model.objects.filter(
                purpose=OuterRef("purpose"), language=language, valid_from__lte=day
            )
            .order_by("-version")
            .values("pk")[:1]
        )
        place = Case(*(When(purpose=p, then=Value(n)) for n, p in enumerate(Purpose.values)))
        return self.filter(pk=Subquery(newest)).order_by(place)


class ConsentText(models.Model):
    """What a person agrees to, for one purpose, in one version and one language."""

    Purpose = Purpose

    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=5, default="id")
    body = models.TextField()
    # Of the body in UTF-8: shows later which words were agreed to.
    sha256 = models.CharField(max_length=64)
    valid_from = models.DateField()

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        ordering = ["purpose", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "version", "language"], name="one_text_a_purpose_a_version"
            )
        ]

    def __str__(self):
        return f"{self.purpose} {self.version} ({self.language})"


class NeverChanged(TypeError):
    """Somebody tried to change or remove a row that is evidence."""


class AnswerQuerySet(models.QuerySet):
    """Answers to texts: appended to, never changed or removed."""

    def update(self, **fields):
        raise NeverChanged("an answer is never changed: append the new one")

    def delete(self):
        raise NeverChanged("an answer is never removed: append the new one")


class Answer(models.Model):
    """A yes or no to the words of one text. Append-only: a changed mind is a new row.

    It goes only together with the person it is about.
    """

    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT)
    # Copied at the moment of the answer, so that a text altered later is found out.
    text_sha256 = models.CharField(max_length=64)
    given = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise NeverChanged("an answer is never changed: append the new one")
        self.text_sha256 = self.text.sha256
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise NeverChanged("an answer is never removed: append the new one")


class ConsentRecordQuerySet(AnswerQuerySet):
    def of(self, person):
        return self.filter(person=person)

    def latest_each(self):
        """Only the answer that holds now, one for each person and purpose."""
        newest = (
            self.model.objects.filter(
                person=OuterRef("person"), text__purpose=OuterRef("text__purpose")
            )
            .order_by("-pk")
            .values("pk")[:1]
        )
        return self.filter(pk=Subquery(newest))


class ConsentRecord(Answer):
    """What a person said themselves."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents"
    )

    objects = ConsentRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text_sha256=""), name="a_consent_carries_the_hash_of_its_text"
            )
        ]

    def __str__(self):
        return f"{self.person} {self.text}: {self.given}"
