"""The web server's settings."""

import gc
import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
pythonpath = "site"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
# Slow uploads hold a thread each, so there are far more threads than two cores would
# ask for: a class of 140 may send at once.
threads = int(os.environ.get("WEB_THREADS", "64"))
# A thread that waits for a phone on a bad line is not a dead worker.
timeout = 120
graceful_timeout = 15
accesslog = None
# Its file would lie in the home directory, where two instances meet.
control_socket_disable = True
loglevel = "warning"


def post_worker_init(worker):
    """Everything is loaded now and stays: the collector need not walk through it again.

    It did, every few requests, for a fifth of a second in which no thread of the worker answered.
    A page makes tens of thousands of short-lived objects, so it also looks less often.
    """
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  (read, so that all views are imported)
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
