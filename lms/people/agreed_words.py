"""Whether the words that people agreed to are still the words that stand there."""

from collections.abc import Iterator
from hashlib import sha256

from django.db.models import F

from .models import ConsentRecord, ConsentText, GuardianAnswer


def altered_words() -> Iterator[str]:
    """One sentence for each text, and each answer to one, that is not what its hash says."""
    for text in ConsentText.objects.iterator():
        if sha256(text.body.encode()).hexdigest() != text.sha256:
            yield f"the consent text {text} was altered"
    for answers in (ConsentRecord, GuardianAnswer):
        others = answers.objects.exclude(text_sha256=F("text__sha256"))
        for pk in others.values_list("pk", flat=True):
            yield f"answer {pk} of {answers._meta.label_lower} was given to other words"
