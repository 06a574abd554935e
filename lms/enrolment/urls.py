from django.urls import path

from . import views
from .views import announcements, attendance, calendar, meetings, nik, photos, roll_call

app_name = "enrolment"
urlpatterns = [
    path("kelas-dibuka/", views.classes, name="classes"),
    path("kelas-dibuka/<slug:slug>/", views.cohort, name="cohort"),
    path("kelas-dibuka/<slug:slug>/ikut/", views.apply, name="apply"),
    path("kelas-dibuka/<slug:slug>/terima/", views.accept, name="accept"),
    path("kelas-dibuka/<slug:slug>/pindah/", views.change, name="change"),
    path("kelas-dibuka/<slug:slug>/mundur/", views.withdraw, name="withdraw"),
    path("kelas-dibuka/<slug:slug>/undian.json", views.lottery_file, name="lottery_file"),
    path("program/angkatan/", views.cohorts, name="cohorts"),
    path("program/angkatan/<slug:slug>/", views.applicants, name="applicants"),
    path("program/angkatan/<slug:slug>/usulan/", views.nominations, name="nominations"),
    path("program/angkatan/<slug:slug>/usulan/<int:pk>/", views.nomination, name="nomination"),
    path("program/angkatan/<slug:slug>/putuskan/", views.decide_all, name="decide_all"),
    path(
        "program/angkatan/<slug:slug>/pendaftar/<int:pk>/", views.application, name="application"
    ),
    path(
        "program/angkatan/<slug:slug>/pendaftar/<int:pk>/ambil/", views.take_back, name="take_back"
    ),
    path("program/angkatan/<slug:slug>/pendaftar/<int:pk>/nik/", nik.reveal, name="reveal_nik"),
    path("kelas-dibuka/<slug:slug>/kalender.ics", calendar.cohort_file, name="cohort_ics"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender/baru/", calendar.renew, name="renew_calendar"),
    path("kalender/<str:token>.ics", calendar.feed, name="calendar_feed"),
    path("pengumuman/<int:pk>/", announcements.announcement, name="announcement"),
    path("mengajar/pengumuman/", announcements.announcements, name="announcements"),
    path("mengajar/pengumuman/baru/", announcements.write, name="write_announcement"),
    path("mengajar/pengumuman/<int:pk>/", announcements.said, name="said_announcement"),
    path("mengajar/pengumuman/<int:pk>/ubah/", announcements.change, name="change_announcement"),
    path("mengajar/pengumuman/<int:pk>/lakukan/", announcements.act, name="act_on_announcement"),
    path("hadir/", attendance.enter_code, name="enter_code"),
    path("hadir/tercatat/<int:pk>/", attendance.receipt, name="present"),
    path("hadir/<str:token>/", attendance.scan, name="scan"),
    path("mengajar/hadir/<int:pk>/", roll_call.roll_call, name="roll_call"),
    path("mengajar/hadir/<int:pk>/sekarang/", roll_call.now, name="roll_call_now"),
    path("mengajar/hadir/<int:pk>/<int:enrolment>/", roll_call.tick, name="tick"),
    path("mengajar/hadir/<int:pk>/<int:enrolment>/batal/", roll_call.untick, name="untick"),
    path("mengajar/pertemuan/", meetings.meetings, name="meetings"),
    path("mengajar/pertemuan/<int:pk>/", meetings.meeting, name="meeting"),
    path("mengajar/pertemuan/<int:pk>/hadir.csv", meetings.sheet, name="attendance_sheet"),
    path("mengajar/pertemuan/<int:pk>/notulen/", meetings.minutes, name="minutes"),
    path("mengajar/pertemuan/<int:pk>/berkas/", photos.add, name="add_photos"),
    path("mengajar/foto/<uuid:public_id>/", photos.describe, name="describe_photo"),
    path("mengajar/foto/<uuid:public_id>/hapus/", photos.remove, name="remove_photo"),
    path("pertemuan/foto/<uuid:public_id>.jpg", photos.photo, name="photo"),
]
