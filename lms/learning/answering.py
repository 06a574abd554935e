"""A question as a form: what is drawn, and the answer that a browser sends back."""

from wagtail.images import get_image_model

from courses.gather import gather_films
from courses.marking import BadAnswer
from courses.models import CourseVideo
from courses.players import player_of

from .models import QuizAttempt


def read_answer(question, sent):
    """The answer in the form of `courses.marking`, from a QueryDict. Raises BadAnswer where
    nothing or something impossible was sent."""
    match question["kind"]:
        case "single" | "hotspot":
            return sent.get("choice") or refuse()
        case "multiple":
            return sent.getlist("choice") or refuse()
        case "order":
            return in_places(question, sent)
        case "match":
            pairs = {key: sent.get(f"pair-{key}", "") for key in question["shown"]}
            return pairs if all(pairs.values()) else refuse()
        case "short":
            return sent.get("text", "").strip()[:200] or refuse()
        case "fault":
            at = seconds(sent.get("at", ""))
            if question["span"] is not None and at is None:
                refuse()
            return {"choice": sent.get("choice") or refuse(), "at": at}
    return refuse()


def refuse():
    raise BadAnswer


def in_places(question, sent) -> list[str]:
    """The keys by the place that was given to each; every place once."""
    places = {key: sent.get(f"place-{key}", "") for key in question["shown"]}
    if sorted(places.values()) != sorted(str(n + 1) for n in range(len(places))):
        refuse()
    return sorted(places, key=lambda key: int(places[key]))


def seconds(text: str) -> float | None:
    """`7`, `7,5` or `0:07` as seconds."""
    minutes, _, rest = text.strip().replace(",", ".").rpartition(":")
    try:
        return float(rest) + 60 * int(minutes or 0)
    except ValueError:
        return None


def parts_of(question) -> list[dict]:
    """The choices, items, pairs or places in the order in which they are shown."""
    for name in ("choices", "items", "pairs", "regions"):
        if name in question:
            by_key = {each["key"]: each for each in question[name]}
            return [by_key[key] for key in question["shown"] if key in by_key]
    return []


def question_context(attempt: QuizAttempt, question) -> dict:
    """What the page of one question needs."""
    given = attempt.answers.get(question["key"])
    context = {
        "question": question,
        "parts": parts_of(question),
        "given": given,
        "places": range(1, len(question.get("items", ())) + 1),
        # What can be matched stands in its own order, so that it gives nothing away.
        "rights": sorted(
            {each["right"]: each["key"] for each in question.get("pairs", ())}.items()
        ),
    }
    if question["kind"] == "hotspot":
        images = get_image_model().objects
        context["picture"] = images.filter(pk=question["picture"]["image"]).first()
    if question["kind"] == "fault":
        film = CourseVideo.objects.select_related("video").filter(pk=question["video"]).first()
        if film is not None:
            gather_films([film])
            context["player"] = player_of(film)
            context["film"] = film
    return context
