from celery import shared_task
from django.core.management import call_command


@shared_task
def publish_scheduled():
    """Every minute: pages whose time has come go live, those whose time is over leave."""
    call_command("publish_scheduled", verbosity=0)
