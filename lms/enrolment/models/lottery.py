from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .cohort import Cohort


class Lottery(models.Model):
    """The draw of one class. `seed_sha256` is published before anybody applies, `seed` with the
    draw, so that everybody can see that the seed was not chosen afterwards."""

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="lottery")
    # 64 hexadecimal digits; shown on no page before the draw.
    seed = models.CharField(max_length=64)
    seed_sha256 = models.CharField(max_length=64)
    drawn_at = models.DateTimeField(null=True, blank=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )

    class Meta:
        verbose_name = _("lottery")
        verbose_name_plural = _("lotteries")

    def __str__(self):
        return f"{self.cohort}"


class LotteryTicket(models.Model):
    """One drawn ticket. It names no person and outlives the application, so that the draw can be
    recomputed for ever."""

    lottery = models.ForeignKey(Lottery, on_delete=models.CASCADE, related_name="tickets")
    # `SeatGroup.key` and its number of free seats at the draw.
    group = models.CharField(max_length=40)
    ticket = models.CharField(max_length=9, unique=True)
    # From 1, in each group.
    rank = models.PositiveIntegerField()
    won = models.BooleanField()

    class Meta:
        ordering = ["group", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["lottery", "group", "rank"], name="one_rank_a_group_a_lottery"
            ),
            models.CheckConstraint(condition=Q(rank__gte=1), name="ranks_begin_at_one"),
        ]

    def __str__(self):
        return f"{self.ticket}: {self.rank}"
