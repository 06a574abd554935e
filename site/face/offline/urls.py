"""Addresses outside the languages."""

from django.urls import path

from face.offline import views

app_name = "offline"
urlpatterns = [
    path("sw.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("luring/siapa/", views.who, name="who"),
    path("luring/isi/<int:pk>/", views.contents, name="contents"),
]
