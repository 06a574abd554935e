"""Who reads and writes under lessons: the door of every page and call about questions.

Whoever takes part in any class of a course, or teaches one, reads what was asked under its
lessons, by earlier classes too: a good answer is given once and helps every class after. A
question still belongs to the class in which it was asked: the trainers of that class are told of
it, and they and the office look after it; nobody else hides anything there. Names are single
names, as people call each other in a room.
"""

from dataclasses import dataclass

from django.http import Http404

from courses.languages import canonical
from courses.shelf import course_of
from lms.enrolment.models import Cohort, Enrolment
from lms.enrolment.queries import taking_part_in
from lms.people.access import ADMINISTRATOR, OFFICER, TRAINER, roles_of

from .models import Answer, Question
from .post_states import PostState


@dataclass(frozen=True)
class Reader:
    """What one person may do with the questions of one course."""

    user: object
    # With which they take part; the latest where they have several.
    enrolment: Enrolment | None
    # Ids of the classes of this course that they teach.
    taught: frozenset[int]
    is_office: bool

    @property
    def may_ask(self) -> bool:
        return self.enrolment is not None

    @property
    def may_answer(self) -> bool:
        return self.may_ask or self.is_trainer

    @property
    def may_read(self) -> bool:
        return self.may_answer or self.is_office

    @property
    def is_trainer(self) -> bool:
        return bool(self.taught)

    def looks_after(self, question: Question) -> bool:
        return self.is_office or question.cohort_id in self.taught

    def wrote(self, post) -> bool:
        return post.author_id is not None and post.author_id == self.user.pk

    def sees(self, post, question: Question) -> bool:
        """Hidden words are seen by who wrote them and by who looks after them."""
        return post.is_shown or self.wrote(post) or self.looks_after(question)


def reader_of(course, user) -> Reader:
    """`course` is a page in any language. At most three queries."""
    if not user.is_authenticated:
        return Reader(user, None, frozenset(), False)
    roles = roles_of(user)
    seats = taking_part_in(course, user).select_related("cohort")
    taught = Cohort.objects.taught_by(user).filter(course=canonical(course).pk)
    return Reader(
        user,
        seats.order_by("-cohort__starts_on", "-pk").first(),
        frozenset(taught.values_list("pk", flat=True)) if TRAINER in roles else frozenset(),
        bool(roles & {OFFICER, ADMINISTRATOR}),
    )


def reader_under(lesson, user) -> Reader:
    """At a lesson's questions; absent for who may not read them."""
    reader = reader_of(canonical(course_of(lesson)), user)
    if not reader.may_read:
        raise Http404
    return reader


def find_question(pk: int, user) -> tuple[Question, Reader]:
    """One question for `user`, and what they may do; absent for everybody else."""
    found = (
        Question.objects.select_related("lesson", "cohort__course", "author").filter(pk=pk).first()
    )
    if found is None:
        raise Http404
    reader = reader_of(found.cohort.course, user)
    if not reader.may_read or not reader.sees(found, found):
        raise Http404
    return found, reader


def find_answer(pk: int, user) -> tuple[Answer, Reader]:
    found = Answer.objects.select_related("author").filter(pk=pk).first()
    if found is None:
        raise Http404
    found.question, reader = find_question(found.question_id, user)
    if not reader.sees(found, found.question):
        raise Http404
    return found, reader


def questions_under(lesson, reader: Reader):
    """The questions of a lesson (any language) that this reader sees."""
    asked = Question.objects.filter(lesson=canonical(lesson))
    if reader.is_office:
        return asked
    shown = asked.filter(state=PostState.SHOWN)
    return shown | asked.filter(author=reader.user) | asked.filter(cohort__in=reader.taught)


def questions_looked_after_by(user):
    """Those of the classes that `user` teaches; all for the office."""
    roles = roles_of(user)
    if roles & {OFFICER, ADMINISTRATOR}:
        return Question.objects.all()
    if TRAINER not in roles:
        return Question.objects.none()
    return Question.objects.filter(cohort__in=Cohort.objects.taught_by(user))
