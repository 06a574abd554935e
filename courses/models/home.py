from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.blocks.bodies import HOW_IT_WORKS
from courses.models.shown import ShownPage
from courses.shelf import as_cards, courses_below
from courses.translatable import page_fields

# The front door shows the first few; the catalogue has them all.
MOST_CARDS = 6


class HomePage(ShownPage, Page):
    """The front door: what this is, the class that is open now, one next step."""

    page_description = _("The front page; one for each language.")
    template = "pages/courses/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "courses.CataloguePage",
        "courses.HotspotsPage",
        "courses.ShowcasePage",
        "courses.ArticlePage",
        "courses.SelfAssessmentPage",
    ]
    max_count = 2  # one for each language

    promise = models.CharField(
        _("promise"),
        max_length=120,
        help_text=_("The big line at the top: what a resident gets here."),
    )
    introduction = models.TextField(
        _("introduction"), max_length=400, help_text=_("Two or three sentences under the promise.")
    )
    steps = StreamField(
        HOW_IT_WORKS,
        min_num=3,
        max_num=5,
        verbose_name=_("how it works"),
        help_text=_("Four steps read best on a phone."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("promise"),
        FieldPanel("introduction"),
        FieldPanel("steps"),
    ]
    translatable_fields = page_fields(words=["promise", "introduction", "steps"], own_slug=True)
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        courses = as_cards(courses_below(self)[: MOST_CARDS + 1], request)
        context["courses"], context["has_more"] = courses[:MOST_CARDS], len(courses) > MOST_CARDS
        context["steps"] = [child.value for child in self.steps]
        return context
