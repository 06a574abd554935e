from django.urls import path

from . import views
from .views import questions

app_name = "learning"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("kemajuan/<int:lesson_pk>/", views.progress_reasons, name="progress_reasons"),
    path("kuis/<int:quiz_pk>/mulai/", views.quiz_begin, name="quiz_begin"),
    path("kuis/percobaan/<int:pk>/", views.quiz_attempt, name="quiz_attempt"),
    path("kuis/percobaan/<int:pk>/<int:number>/", views.quiz_answer, name="quiz_answer"),
    path("kuis/percobaan/<int:pk>/selesai/", views.quiz_submit, name="quiz_submit"),
    path("kelas/<slug:slug>/cakap/<str:moment>/", views.self_assessment, name="self_assessment"),
    path("materi/<int:lesson_pk>/akhir/", views.lesson_end, name="lesson_end"),
    path("materi/<int:lesson_pk>/catatan/", views.kept, name="kept"),
    path("materi/<int:lesson_pk>/selesai/", views.read, name="read"),
    path("peristiwa/", views.events, name="events"),
    path("materi/<int:lesson_pk>/pertanyaan/", questions.questions, name="questions"),
    path("pertanyaan/<int:pk>/", questions.question, name="question"),
    path("pertanyaan/<int:pk>/ubah/", questions.edit_question, name="edit_question"),
    path("pertanyaan/<int:pk>/hapus/", questions.delete_question, name="delete_question"),
    path("pertanyaan/<int:pk>/lapor/", questions.report_question, name="report_question"),
    path("jawaban/<int:pk>/ubah/", questions.edit_answer, name="edit_answer"),
    path("jawaban/<int:pk>/hapus/", questions.delete_answer, name="delete_answer"),
    path("jawaban/<int:pk>/lapor/", questions.report_answer, name="report_answer"),
]
