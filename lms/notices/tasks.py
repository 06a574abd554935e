"""What a worker is rung for. Tasks carry ids; each may run twice without harm."""

from celery import shared_task

from . import sweeping
from .sending import deliver


@shared_task
def deliver_messages(message_ids):
    for message_id in message_ids:
        deliver(message_id)


@shared_task
def sweep_messages():
    sweeping.sweep()
