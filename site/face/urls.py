from django.urls import path

from face.views import appearance

app_name = "face"
urlpatterns = [path("tampilan/", appearance, name="appearance")]
