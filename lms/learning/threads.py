"""Questions and answers as pages and the API show them, in the same number of queries for any
number of them."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q

from .asking import may_change_answer
from .models import Answer, Question, Report
from .post_states import PostState, ReportState
from .question_doors import Reader, questions_looked_after_by


@dataclass(frozen=True)
class ShownPost:
    post: Question | Answer
    who: str
    is_mine: bool
    may_change: bool
    # Open reports, for who looks after it.
    reports: tuple[Report, ...] = ()

    @property
    def is_hidden(self) -> bool:
        return not self.post.is_shown

    @property
    def key(self) -> str:
        """For ids on the page: never written as a number of thousands."""
        return str(self.post.pk)


@dataclass(frozen=True)
class Thread(ShownPost):
    answers: tuple[ShownPost, ...] = field(default=())
    is_looked_after: bool = False

    @property
    def best(self) -> ShownPost | None:
        """What a list shows: the answer that was chosen, else a trainer's, else the first."""
        return next((each for each in self.answers if not each.is_hidden), None)

    @property
    def more(self) -> int:
        """Answers besides the best."""
        return max(0, sum(not each.is_hidden for each in self.answers) - 1)

    @property
    def waits(self) -> bool:
        return self.best is None


def threads_of(questions, reader: Reader) -> list[Thread]:
    """Every question of a page with its answers as `reader` sees them. Two queries, and two more
    for who looks after any of them."""
    questions = list(questions)
    answers: dict[int, list[Answer]] = {question.pk: [] for question in questions}
    for answer in Answer.objects.filter(question__in=answers).select_related("author"):
        answers[answer.question_id].append(answer)
    reports = reports_on(questions) if reader.is_office or reader.is_trainer else {}
    return [thread_of(each, answers[each.pk], reader, reports) for each in questions]


def thread_of(question, answers, reader: Reader, reports) -> Thread:
    looked_after = reader.looks_after(question)
    return Thread(
        post=question,
        who=shown_name(question.author),
        is_mine=reader.wrote(question),
        # As `may_change_question` says, without asking for the answers once more.
        may_change=reader.wrote(question) and question.is_shown and not answers,
        reports=tuple(reports.get(("question", question.pk), ())) if looked_after else (),
        answers=tuple(
            ShownPost(
                post=answer,
                who=shown_name(answer.author),
                is_mine=reader.wrote(answer),
                may_change=may_change_answer(answer, reader.user),
                reports=tuple(reports.get(("answer", answer.pk), ())) if looked_after else (),
            )
            for answer in answers
            if reader.sees(answer, question)
        ),
        is_looked_after=looked_after,
    )


def reports_on(questions) -> dict[tuple[str, int], list[Report]]:
    """Open reports by the kind and id of what they are about."""
    found: dict[tuple[str, int], list[Report]] = {}
    asked = Q(question__in=questions) | Q(answer__question__in=questions)
    for report in Report.objects.filter(asked, state=ReportState.OPEN):
        kind = "question" if report.question_id else "answer"
        found.setdefault((kind, report.question_id or report.answer_id), []).append(report)
    return found


def shown_name(author) -> str:
    """A single name, as in a room; "" for who was erased."""
    return author.name.split()[0] if author is not None and author.name.strip() else ""


def unanswered(questions):
    """Those that nobody answered, so that others can read it."""
    shown = Answer.objects.filter(question=OuterRef("pk"), state=PostState.SHOWN)
    return questions.filter(~Exists(shown), state=PostState.SHOWN)


def reported(questions):
    """Those with an open report, on them or on one of their answers."""
    waiting = Report.objects.filter(state=ReportState.OPEN)
    return questions.filter(
        Exists(waiting.filter(question=OuterRef("pk")))
        | Exists(waiting.filter(answer__question=OuterRef("pk")))
    )


def waiting_numbers(user) -> dict[str, int]:
    """How many wait for this person: {"unanswered", "reported"}."""
    mine = questions_looked_after_by(user)
    return {
        name: narrow(mine).order_by().aggregate(number=Count("pk"))["number"]
        for name, narrow in (("unanswered", unanswered), ("reported", reported))
    }
