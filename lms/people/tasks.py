from celery import shared_task

from .data_requests import erase_what_is_due, expire_copies, write_copy
from .models import DataRequest
from .sealing import anchor, seal


@shared_task
def answer_copy(request_id):
    write_copy(request=DataRequest.objects.select_related("person").get(pk=request_id))


@shared_task
def keep_data_promises():
    """Every quarter of an hour: copies whose bell was lost, erasures that are due, old copies."""
    waiting = DataRequest.objects.filter(kind=DataRequest.Kind.COPY, state="received")
    for request in waiting.select_related("person"):
        write_copy(request=request)
    erase_what_is_due()
    expire_copies()


@shared_task
def seal_trail():
    seal()


@shared_task
def anchor_trail():
    seal()
    anchor()
