from django.urls import path

from .views import moderation

app_name = "questions"
urlpatterns = [
    path("", moderation.queue, name="queue"),
    path("<int:pk>/", moderation.on_question, name="on_question"),
    path("jawaban/<int:pk>/", moderation.on_answer, name="on_answer"),
]
