from django.db import models


class WorkerSign(models.Model):
    """The last sign of life of one worker process, written while it runs."""

    name = models.CharField(max_length=120, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self):
        return self.name
