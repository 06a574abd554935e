from django.urls import path

from . import (
    views,
    views_attendance,
    views_calendar,
    views_meetings,
    views_photos,
    views_roll_call,
)

app_name = "enrolment"
urlpatterns = [
    path("kelas-dibuka/<slug:slug>/", views.cohort, name="cohort"),
    path("kelas-dibuka/<slug:slug>/ikut/", views.apply, name="apply"),
    path("kelas-dibuka/<slug:slug>/mundur/", views.withdraw, name="withdraw"),
    path("kelas-dibuka/<slug:slug>/kalender.ics", views_calendar.cohort_file, name="cohort_ics"),
    path("kalender/", views_calendar.calendar, name="calendar"),
    path("kalender/baru/", views_calendar.renew, name="renew_calendar"),
    path("kalender/<str:token>.ics", views_calendar.feed, name="calendar_feed"),
    path("hadir/", views_attendance.enter_code, name="enter_code"),
    path("hadir/tercatat/<int:pk>/", views_attendance.receipt, name="present"),
    path("hadir/<str:token>/", views_attendance.scan, name="scan"),
    path("mengajar/hadir/<int:pk>/", views_roll_call.roll_call, name="roll_call"),
    path("mengajar/hadir/<int:pk>/sekarang/", views_roll_call.now, name="roll_call_now"),
    path("mengajar/hadir/<int:pk>/<int:enrolment>/", views_roll_call.tick, name="tick"),
    path("mengajar/hadir/<int:pk>/<int:enrolment>/batal/", views_roll_call.untick, name="untick"),
    path("mengajar/pertemuan/", views_meetings.meetings, name="meetings"),
    path("mengajar/pertemuan/<int:pk>/", views_meetings.meeting, name="meeting"),
    path("mengajar/pertemuan/<int:pk>/hadir.csv", views_meetings.sheet, name="attendance_sheet"),
    path("mengajar/pertemuan/<int:pk>/notulen/", views_meetings.minutes, name="minutes"),
    path("mengajar/pertemuan/<int:pk>/berkas/", views_photos.add, name="add_photos"),
    path("mengajar/foto/<uuid:public_id>/", views_photos.describe, name="describe_photo"),
    path("mengajar/foto/<uuid:public_id>/hapus/", views_photos.remove, name="remove_photo"),
    path("pertemuan/foto/<uuid:public_id>.jpg", views_photos.photo, name="photo"),
]
