"""Who hears of a question, an answer, a report. No notice repeats what somebody wrote."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from courses.languages import in_language
from lms.notices.tell import tell, tell_all


def tell_trainers(question, *, code, about) -> None:
    """Every trainer of the class in which it was asked: whoever is free answers."""
    # Notices lead to the page in the reader's language, whichever the path was made in.
    with override(settings.LANGUAGE_CODE):
        path = reverse("learning:question", args=[question.pk])
    tell_all(
        recipients=question.cohort.trainers.all(),
        code=code,
        path=path,
        about=about,
        lesson=question.lesson.title,
        cohort=question.cohort.name,
    )


def tell_asker(answer) -> None:
    question = answer.question
    if question.author is not None and question.author_id != answer.author_id:
        tell_author(question, question, code="question_answered", about=answer)


def tell_hidden(post, question) -> None:
    """Once each time it is hidden."""
    if post.author is not None:
        about = f"{post._meta.label_lower}:{post.pk}@{post.hidden_at.isoformat()}"
        tell_author(post, question, code="post_hidden", about=about)


def tell_author(post, question, *, code, about) -> None:
    with override(post.author.language):
        path = reverse("learning:question", args=[question.pk])
        lesson = in_language(question.lesson).title
    tell(recipient=post.author, code=code, path=path, about=about, lesson=lesson)
