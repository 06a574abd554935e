from django.urls import path

from . import views

app_name = "enrolment"
urlpatterns = [
    path("kelas-dibuka/<slug:slug>/", views.cohort, name="cohort"),
    path("kelas-dibuka/<slug:slug>/ikut/", views.apply, name="apply"),
    path("kelas-dibuka/<slug:slug>/terima/", views.accept, name="accept"),
    path("kelas-dibuka/<slug:slug>/pindah/", views.change, name="change"),
    path("kelas-dibuka/<slug:slug>/mundur/", views.withdraw, name="withdraw"),
    path("kelas-dibuka/<slug:slug>/undian.json", views.lottery_file, name="lottery_file"),
    path("program/angkatan/", views.cohorts, name="cohorts"),
    path("program/angkatan/<slug:slug>/", views.applicants, name="applicants"),
    path("program/angkatan/<slug:slug>/usulan/", views.nominations, name="nominations"),
    path("program/angkatan/<slug:slug>/putuskan/", views.decide_all, name="decide_all"),
    path(
        "program/angkatan/<slug:slug>/pendaftar/<int:pk>/", views.application, name="application"
    ),
]
