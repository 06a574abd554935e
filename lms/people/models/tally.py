from django.db import models


class Tally(models.Model):
    """The table behind the cache "counts" (`config.cache`): how often a door was knocked at.

    Django's database cache reads and writes it by these columns. Being a model, it comes with the
    migrations and its old rows, which hold addresses of machines, can be removed.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "tally"
        verbose_name_plural = "tallies"

    def __str__(self):
        return self.cache_key
