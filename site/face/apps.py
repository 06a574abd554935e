from django.apps import AppConfig


class FaceConfig(AppConfig):
    name = "face"
    verbose_name = "Ngalam Kreator: the face"
