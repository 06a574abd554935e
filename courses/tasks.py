from celery import shared_task
from django.core.management import call_command

from courses.parcel.waiting import sweep_waiting


@shared_task
def publish_scheduled():
    """Every minute: pages whose time has come go live, those whose time is over leave."""
    call_command("publish_scheduled", verbosity=0)


@shared_task
def sweep_parcels():
    """Every hour: course files that were looked at and never taken over leave the disk."""
    sweep_waiting()
