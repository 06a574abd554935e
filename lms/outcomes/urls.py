from django.urls import path

from . import views

app_name = "outcomes"
urlpatterns = [
    path("", views.programme, name="dashboard"),
    path("<slug:slug>/", views.programme, name="programme"),
    path("<slug:slug>/baris/", views.rows, name="rows"),
]
