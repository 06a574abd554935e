from django.urls import path

from . import views

app_name = "enrolment"
urlpatterns = [
    path("kelas-dibuka/<slug:slug>/", views.cohort, name="cohort"),
    path("kelas-dibuka/<slug:slug>/ikut/", views.apply, name="apply"),
    path("kelas-dibuka/<slug:slug>/mundur/", views.withdraw, name="withdraw"),
]
