from django.urls import path

from . import views

app_name = "messages"
urlpatterns = [
    path("", views.messages, name="outbox"),
    path("ulang/", views.try_again, name="try_again"),
    path("<uuid:pk>/", views.message, name="message"),
]
