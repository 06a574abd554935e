"""Addresses outside the languages: uploads and files."""

from django.urls import path

from media_tools import caption_views, uploading_views, views

app_name = "media"
urlpatterns = [
    path("unggah/", uploading_views.create, name="tus"),
    path("unggah/<uuid:video_id>", uploading_views.upload, name="tus_upload"),
    path("video/<uuid:video_id>/original", views.original, name="original"),
    path(
        "video/<uuid:video_id>/teks-<slug:language>.<slug:kind>",
        caption_views.track,
        name="captions",
    ),
    path("video/<uuid:video_id>/<str:kind>", views.file, name="file"),
]
