"""A course as one file in the editor's place: take it out; bring one, look, take it over."""

from tempfile import TemporaryFile
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Locale

from courses.models import CataloguePage, CoursePage
from courses.parcel.bringing import bring_in
from courses.parcel.forms import CopyForm, ParcelForm
from courses.parcel.gathering import Gathered
from courses.parcel.looking import look
from courses.parcel.opening import opened
from courses.parcel.packing import pack
from courses.parcel.shape import ENDING, ParcelRefused
from courses.parcel.waiting import forget, keep_waiting, waiting_file
from courses.signals import course_packed
from media_tools.files import scratch_root


def may_bring(user) -> bool:
    """Whoever may add courses to the catalogue."""
    shelf = CataloguePage.objects.filter(locale=Locale.get_default()).first()
    return shelf is not None and shelf.permissions_for_user(user).can_add_subpage()


class ParcelView(WagtailAdminTemplateMixin, View):
    header_icon = "download"

    def dispatch(self, request, *args, **kwargs):
        if not may_bring(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class TakeOutView(ParcelView):
    """What the file of a course would hold and weigh, with and without its films."""

    template_name = "pages/cms/parcel_out.html"
    page_title = gettext_lazy("Download as one file")

    def get_page_subtitle(self):
        return self.course.title

    def dispatch(self, request, *args, pk, **kwargs):
        self.course = get_object_or_404(CoursePage, pk=pk)
        if not self.course.permissions_for_user(request.user).can_edit():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        gathered = Gathered(self.course, with_films=True)
        films = [entry.video for entry in gathered.films.values()]
        small = sum(
            stored.size for name, stored in gathered.files.items() if not name.startswith("films/")
        )
        context = {
            "course": self.course,
            "pages": len(gathered.manifest["pages"]),
            "pictures": len(gathered.manifest["images"]),
            "documents": len(gathered.manifest["documents"]),
            "films": len(films),
            "light_bytes": small,
            "whole_bytes": small + gathered.film_bytes,
            "placed": [
                str(film) for film in films if (film.measurements or {}).get("has_location")
            ],
        }
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request):
        with_films = request.POST.get("films") == "with"
        # The answer closes it when the last byte is sent.
        file = TemporaryFile(dir=scratch_root())  # noqa: SIM115
        try:
            pack(course=self.course, file=file, with_films=with_films)
        except ParcelRefused as refused:
            file.close()
            for problem in refused.problems:
                messages.error(request, str(problem))
            return redirect("parcel_out", self.course.pk)
        course_packed.send(
            CoursePage, course=self.course, actor=request.user, detail={"with_films": with_films}
        )
        file.seek(0)
        return FileResponse(
            file,
            as_attachment=True,
            filename=f"{self.course.slug}{ENDING}",
            content_type="application/zip",
        )


class ChooseView(ParcelView):
    """Choose the file of a course. It is looked at on the next page."""

    template_name = "pages/cms/parcel_choose.html"
    page_title = gettext_lazy("Bring a course from a file")
    header_icon = "upload"

    def get(self, request):
        return self.render_to_response(self.get_context_data(form=ParcelForm()))

    def post(self, request):
        form = ParcelForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                # What is no course at all is refused where it was chosen.
                with opened(file) as found:
                    look(found)
            except ParcelRefused as refused:
                for problem in refused.problems:
                    form.add_error("file", str(problem))
            else:
                return redirect("parcel_look", keep_waiting(file=file, owner=request.user))
        return self.render_to_response(self.get_context_data(form=form))


class LookView(ParcelView):
    """What taking a file over would do; then doing it."""

    template_name = "pages/cms/parcel_look.html"
    page_title = gettext_lazy("Bring a course from a file")
    header_icon = "upload"

    def dispatch(self, request, *args, token, **kwargs):
        self.token = token
        self.file = waiting_file(token=token, owner=request.user)
        if self.file is None and may_bring(request.user):
            messages.warning(request, _("The file is not here any more. Choose it again."))
            return redirect("parcel_choose")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        form = CopyForm(request.GET if "slug" in request.GET else None)
        slug = form.cleaned_data["slug"] if form.is_bound and form.is_valid() else ""
        with self.file.open("rb") as file:
            try:
                with opened(file) as found:
                    looked, problems = look(found, slug=slug), ()
            except ParcelRefused as refused:
                looked, problems = None, refused.problems
        context = {
            "looked": looked,
            "problems": looked.problems if looked else problems,
            "form": form,
            "slug": slug,
            "there": looked and looked.there,
        }
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request):
        if "discard" in request.POST:
            forget(token=self.token, owner=request.user)
            return redirect("parcel_choose")
        here = reverse("parcel_look", args=[self.token])
        slug = request.POST.get("slug", "")
        if slug and not CopyForm(request.POST).is_valid():
            # A copy was asked for: what has no address is not taken over as something else.
            return redirect(f"{here}?{urlencode({'slug': slug})}")
        try:
            with self.file.open("rb") as file, opened(file) as found:
                course, _looked = bring_in(opened=found, owner=request.user, slug=slug)
        except ParcelRefused as refused:
            for problem in refused.problems:
                messages.error(request, str(problem))
            return redirect(f"{here}?slug={slug}" if slug else here)
        forget(token=self.token, owner=request.user)
        messages.success(
            request,
            _("“%(title)s” is here as drafts. Look at its pages, then publish them.")
            % {"title": course.title},
        )
        return redirect("wagtailadmin_explore", course.pk)
