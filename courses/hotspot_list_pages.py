"""Bringing a list of wifi spots in the editor's place: look at each line first, then take over."""

import csv
from dataclasses import asdict

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from courses.hotspot_list import COLUMNS, SpotRow, read_spots
from courses.hotspot_loading import compare, load
from courses.models import Hotspot
from courses.tables import UnreadableFile

# What was looked at is what is taken over: it comes back signed, and only for this long.
LOOKED_AT_S = 3600
SALT = "hotspots"
MOST_BYTES = 5 * 1024**2
# One line to overwrite, so that nobody has to guess how things are written.
EXAMPLE = {
    "name": "Balai RW 01",
    "address": "Jalan Contoh 1",
    "hours": "Setiap hari 08.00-21.00",
    "kecamatan": "Klojen",
    "kelurahan_code": "Kauman",
    "lat": "-7.977300",
    "lon": "112.633900",
    "is_active": "ya",
    "is_example": "ya",
}


class ListForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("List"),
        help_text=gettext_lazy("A CSV or XLSX file with a heading line, 5 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large. Send the list in parts."))
        return file


def may_bring(user) -> bool:
    return user.has_perms(["courses.add_hotspot", "courses.change_hotspot"])


class HotspotListView(WagtailAdminTemplateMixin, View):
    """Choose a file, look, take over."""

    template_name = "pages/cms/hotspot_list.html"
    header_icon = "site"
    page_title = gettext_lazy("Bring a list of wifi spots")

    def dispatch(self, request, *args, **kwargs):
        if not may_bring(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": spots_url(), "label": _("Wifi spots")},
            {"url": "", "label": self.page_title},
        ]

    def get(self, request):
        return self.render_to_response(self.get_context_data(form=ListForm()))

    def post(self, request):
        if "rows" in request.POST:
            return self.take_over()
        form, looked = ListForm(request.POST, request.FILES), {}
        if form.is_valid():
            try:
                looked = looked_at(read_spots(form.cleaned_data["file"].read()))
            except UnreadableFile as unreadable:
                form.add_error("file", str(unreadable))
        return self.render_to_response(self.get_context_data(form=form, **looked))

    def take_over(self):
        try:
            signed = signing.loads(self.request.POST["rows"], salt=SALT, max_age=LOOKED_AT_S)
        except signing.BadSignature:
            messages.error(self.request, _("This was too long ago. Choose the file again."))
            return redirect("hotspot_list")
        counted = load(rows=[SpotRow(**row) for row in signed], actor=self.request.user)
        messages.success(
            self.request,
            _("%(added)s added, %(changed)s changed, %(kept)s as before, %(refused)s left out.")
            % counted,
        )
        return redirect(spots_url())


def looked_at(rows: list[SpotRow]) -> dict:
    compared, gone = compare(rows)
    return {
        "compared": compared,
        "gone": gone,
        "taken": sum(each.does in ("added", "changed") for each in compared),
        "signed": signing.dumps([asdict(row) for row in rows], salt=SALT, compress=True),
    }


def spots_url() -> str:
    return reverse(Hotspot.snippet_viewset.get_url_name("list"))


class HotspotTemplateView(HotspotListView):
    """The headings as a file, with one line as an example; for the same people."""

    http_method_names = ["get", "head"]

    def get(self, request):
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="titik-wifi.csv"'
        lines = csv.writer(response, delimiter=";")
        lines.writerow(headings[0] for headings in COLUMNS.values())
        lines.writerow(EXAMPLE.get(name, "") for name in COLUMNS)
        return response
