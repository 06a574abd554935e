"""The web server's settings."""

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
