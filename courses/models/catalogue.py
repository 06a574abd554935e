from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from courses.finding import find
from courses.finding_form import FindForm
from courses.models.shown import ShownPage
from courses.shelf import as_cards, courses_below
from courses.translatable import page_fields
from courses.words import lessons_with_words, places_of

CARDS_A_PAGE = 24


class CataloguePage(ShownPage, Page):
    """All courses. Its slug is `kelas` in every language, because other places link to it."""

    page_description = _("The list of all courses.")
    template = "pages/courses/catalogue.html"
    parent_page_types = ["courses.HomePage"]
    subpage_types = ["courses.CoursePage"]
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences above the courses."),
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    translatable_fields = page_fields(words=["introduction"])
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("catalogue")
        verbose_name_plural = _("catalogues")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = FindForm(request.GET)
        places = places_of(form.asked.get("q", ""))
        found = find(courses_below(self), form.asked, places=places)
        listed = Paginator(found, CARDS_A_PAGE).get_page(request.GET.get("page"))
        courses = as_cards(listed.object_list, request)
        lessons = lessons_with_words(courses, places)
        for course in courses:
            course.found_lessons = lessons[course.pk]
        return context | {"form": form, "listed": listed, "courses": courses}
