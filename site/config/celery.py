"""The Celery application. The database is the truth and the broker only a doorbell, so no
setting here can lose work; they only make the bell ring sooner."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.conf import settings

from config.broker import broker_url

app = Celery("ngalam")
app.conf.update(
    broker_url=broker_url(),
    broker_connection_retry_on_startup=True,
    task_ignore_result=True,
    task_default_queue="default",
    # A worker takes one message at a time: a long video must not hold others behind it.
    worker_prefetch_multiplier=1,
    task_acks_late=False,
    timezone=settings.TIME_ZONE,
    beat_schedule={
        "sweep-jobs": {
            "task": "media_tools.tasks.sweep",
            "schedule": settings.JOB_SWEEP_SECONDS,
        },
        "publish-scheduled": {"task": "courses.tasks.publish_scheduled", "schedule": 60},
        "sweep-parcels": {"task": "courses.tasks.sweep_parcels", "schedule": 3600},
        "rejudge": {"task": "media_tools.tasks.rejudge_what_is_behind", "schedule": 300},
        "keep-data-promises": {"task": "lms.people.tasks.keep_data_promises", "schedule": 900},
        "run-retention": {
            "task": "lms.people.tasks.run_retention",
            "schedule": crontab(hour=2, minute=30),
        },
        "seal-trail": {"task": "lms.people.tasks.seal_trail", "schedule": 60},
        "anchor-trail": {"task": "lms.people.tasks.anchor_trail", "schedule": 86_400},
        "keep-seats-moving": {"task": "lms.enrolment.tasks.keep_seats_moving", "schedule": 60},
        "remind": {"task": "lms.enrolment.tasks.remind", "schedule": 600},
        "sweep-messages": {
            "task": "lms.notices.tasks.sweep_messages",
            "schedule": settings.MESSAGE_SWEEP_SECONDS,
        },
        "expire-uploads": {"task": "media_tools.tasks.expire_uploads", "schedule": 3600},
    },
    beat_schedule_filename=str(settings.DATA_DIR / "beat-schedule"),
)
app.autodiscover_tasks()
