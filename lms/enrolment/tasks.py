"""What happens to seats without anybody pressing a button."""

from celery import shared_task

from .models import Cohort
from .reminding import remind_of_meetings, remind_of_offers
from .settling import settle, unsettled
from .waiting_list import expire_offers


@shared_task
def settle_selection(cohort_id):
    settle(cohort=Cohort.objects.get(pk=cohort_id))


@shared_task
def keep_seats_moving():
    """Every minute: offers that are over move on, and a draw that was interrupted goes on."""
    expire_offers()
    for cohort in unsettled():
        settle(cohort=cohort)


@shared_task
def remind():
    """Every ten minutes: meetings of the next day, offers that end soon."""
    remind_of_meetings()
    remind_of_offers()
