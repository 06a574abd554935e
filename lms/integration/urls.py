from django.urls import path

from . import views

app_name = "integration"
urlpatterns = [
    path("", views.token_list, name="tokens"),
    path("<int:pk>/cabut/", views.revoke, name="revoke"),
]
