from django.urls import path

from . import views

app_name = "learning"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("materi/<int:lesson_pk>/selesai/", views.read, name="read"),
]
