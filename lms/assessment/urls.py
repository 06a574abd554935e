from django.urls import path

from .views import desk, gradebook, grading, review, work

app_name = "assessment"
urlpatterns = [
    path("tugas/<int:pk>/", work.assignment, name="assignment"),
    path("tugas/<int:pk>/video/", work.attach, name="attach"),
    path("tugas/<int:pk>/berkas/", work.send, name="send"),
    path("tugas/<int:pk>/pemeriksaan/", work.progress, name="progress"),
    path("tugas/<int:pk>/kumpulkan/", work.hand_in, name="hand_in"),
    path("tugas/<int:pk>/percobaan/<int:number>/", work.attempt, name="attempt"),
    path("mengajar/", desk.desk, name="desk"),
    path("mengajar/berikutnya/", desk.next_one, name="next"),
    path("mengajar/nilai/", gradebook.gradebooks, name="gradebooks"),
    path("mengajar/nilai/<slug:slug>/", gradebook.gradebook, name="gradebook"),
    path("mengajar/nilai/<slug:slug>/nilai.xlsx", gradebook.as_xlsx, name="gradebook_xlsx"),
    path("mengajar/nilai/<slug:slug>/nilai.csv", gradebook.as_csv, name="gradebook_csv"),
    path("mengajar/nilai/<slug:slug>/bobot/", grading.weights, name="gradebook_weights"),
    path(
        "mengajar/nilai/<slug:slug>/<int:enrolment>/<int:assignment>/",
        grading.cell,
        name="gradebook_cell",
    ),
    path("mengajar/rilis/", desk.release_reviewed, name="release_reviewed"),
    path("mengajar/<uuid:public_id>/", review.review, name="review"),
    path("mengajar/<uuid:public_id>/mirip/<int:pk>/", review.resemblance, name="resemblance"),
    path("mengajar/<uuid:public_id>/nilai/", review.write, name="write"),
    path("mengajar/<uuid:public_id>/pegang/", review.hold, name="hold"),
    path("mengajar/<uuid:public_id>/kembalikan/", review.give_back, name="put_back"),
    path("mengajar/<uuid:public_id>/buka/", review.open_again, name="reopen"),
    path("mengajar/<uuid:public_id>/rilis/", review.release_one, name="release"),
]
