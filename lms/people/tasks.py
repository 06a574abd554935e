from celery import shared_task

from .sealing import anchor, seal


@shared_task
def seal_trail():
    seal()


@shared_task
def anchor_trail():
    seal()
    anchor()
