"""Where the reports stand: their addresses in the editor's place, and their menu items."""

from django.urls import path, reverse_lazy
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from courses.reports.facts import FactsReport
from courses.reports.films import FilmsReport
from courses.reports.pictures import PicturesReport
from courses.reports.translations import TranslationsReport

REPORTS = {
    "films": FilmsReport,
    "pictures": PicturesReport,
    "facts": FactsReport,
    "translations": TranslationsReport,
}


def addresses():
    for name, report in REPORTS.items():
        yield path(f"{name}/", report.as_view(), name=name)
        yield path(f"{name}/results/", report.as_view(results_only=True), name=f"{name}_results")


class ReportItem(MenuItem):
    def is_shown(self, request):
        policy = policy_registry.get_by_type(Page)
        return policy.user_has_any_permission(request.user, ["add", "change", "publish"])


def items():
    for place, (name, report) in enumerate(REPORTS.items()):
        yield ReportItem(
            report.page_title,
            reverse_lazy(f"course_reports:{name}"),
            name=f"course-{name}",
            icon_name=report.header_icon,
            order=10 + place,
        )
