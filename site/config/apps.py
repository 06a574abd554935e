from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "config"

    def ready(self):
        # Every process of ours rings the same broker, the web server's too.
        from config import celery  # noqa: F401
