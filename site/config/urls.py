"""Every address. Pages for people are under `i18n_patterns` (English has the prefix `/en/`)."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from config.api import api
from config.views import alive, public_file, ready
from face.offline.views import shelf
from face.views import gaya

urlpatterns = [
    path("healthz", alive, name="healthz"),
    path("readyz", ready, name="readyz"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("api/v1/", api.urls),
    path("cms/", include(wagtailadmin_urls)),
    path("dokumen/", include(wagtaildocs_urls)),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", public_file, name="public_file"),
    path("", include("media_tools.urls")),
    path("", include("face.urls")),
    path("", include("face.offline.urls")),
    *i18n_patterns(
        path("gaya/", gaya, name="gaya"),
        path("luring/", shelf, name="shelf"),
        path("", include("media_tools.urls_pages")),
        path("", include("lms.people.urls")),
        path("", include("lms.people.urls_allauth")),
        path("akun/token/", include("lms.integration.urls")),
        path("", include("lms.enrolment.urls")),
        path("belajar/", include("lms.learning.urls")),
        path("mengajar/pertanyaan/", include("lms.learning.urls_desk")),
        path("", include("lms.assessment.urls")),
        # Before the pages of programmes, which take any word after /program/.
        path("program/pesan/", include("lms.notices.urls_office")),
        path("program/", include("lms.outcomes.urls")),
        path("pemberitahuan/", include("lms.notices.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

handler400 = "config.views.bad_request"
handler404 = "config.views.page_not_found"
handler500 = "config.views.server_error"
