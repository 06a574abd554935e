"""What a worker is rung for. Tasks carry ids; each may run twice without harm."""

from celery import shared_task

from media_tools import rejudging, uploads
from media_tools.work import sweeping, working


@shared_task
def work_in(queue):
    working.work_in(queue)


@shared_task
def sweep():
    sweeping.sweep()


@shared_task
def expire_uploads():
    uploads.expire_uploads()


@shared_task
def rejudge_profile(profile_id):
    if not rejudging.rejudge_behind(profile_id):
        rejudging.ring(profile_id)


@shared_task
def rejudge_what_is_behind():
    rejudging.ring_for_all_behind()
