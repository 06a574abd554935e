"""What pages post to: to be included where addresses carry the reader's language."""

from django.urls import path

from media_tools import views

app_name = "media_pages"
urlpatterns = [
    path("video/<uuid:video_id>/coba-lagi/", views.retry, name="retry"),
]
