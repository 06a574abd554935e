"""The works as the page of works draws them (slot `showcase_works`)."""

from django.core.paginator import Paginator
from django.template.loader import render_to_string

from courses.languages import in_language_many
from media_tools.queries import player_sources
from media_tools.shown import tracks_of, watching_of

from .showcase import shown_name, shown_works

A_PAGE = 6


def render_showcase_works(request, page):
    works = shown_works().select_related(
        "video", "assignment__brief", "assignment__cohort", "enrolment__resident"
    )
    shown = Paginator(
        works.prefetch_related("video__renditions", "video__captions"), A_PAGE
    ).get_page(request.GET.get("page"))
    briefs = in_language_many([work.assignment.brief for work in shown], page.locale.language_code)
    cards = [card_of(work, brief) for work, brief in zip(shown, briefs, strict=True)]
    context = {"cards": cards, "works": shown}
    return render_to_string("pages/assessment/showcase.html", context, request)


def card_of(work, brief) -> dict:
    video = work.video
    return {
        "id": f"karya-{work.public_id}",
        "title": brief.title,
        "name": shown_name(work.enrolment.resident),
        "cohort": work.assignment.cohort.name,
        "released_at": work.released_at,
        "player": watching_of(player_sources(video), video.measurements or {}),
        "captions": tracks_of(video),
    }
