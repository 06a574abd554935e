from celery import shared_task
from django.contrib.sessions.models import Session
from django.utils import timezone

from . import freed_pages
from .copies import expire_copies, write_copy
from .erasing import erase_what_is_due
from .models import DataRequest, Tally
from .request_clock import remind
from .retention import run_all
from .sealing import anchor, seal


@shared_task
def answer_copy(request_id):
    write_copy(request=DataRequest.objects.select_related("person").get(pk=request_id))


@shared_task
def keep_data_promises():
    """Every quarter of an hour: copies whose bell was lost, erasures that are due, old copies,
    what has a day left, and what sessions and counts of tries no longer need to say of anybody."""
    waiting = DataRequest.objects.filter(kind=DataRequest.Kind.COPY, state="received")
    for request in waiting.select_related("person"):
        write_copy(request=request)
    erase_what_is_due()
    expire_copies()
    remind()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    Tally.objects.filter(expires__lt=timezone.now()).delete()
    freed_pages.forget()


@shared_task
def run_retention():
    """Every night."""
    run_all()
    freed_pages.forget()


@shared_task
def seal_trail():
    seal()


@shared_task
def anchor_trail():
    seal()
    anchor()
