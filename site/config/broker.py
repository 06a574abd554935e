"""The broker by default: a real Valkey server as a child process on a unix socket."""

import hashlib
import tempfile
from pathlib import Path

from django.conf import settings

# Longer paths are refused by the kernel (sun_path holds 108 bytes with its closing zero).
LONGEST_SOCKET_PATH = 100


def socket_path() -> Path:
    """The socket of the embedded broker: in DATA_DIR, or in the temporary directory under a
    name made from DATA_DIR where that path would be too long."""
    path = settings.DATA_DIR / "broker.sock"
    if len(str(path)) <= LONGEST_SOCKET_PATH:
        return path
    digest = hashlib.sha256(str(settings.DATA_DIR).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"ngalam-{digest}.sock"


def broker_url() -> str:
    return settings.CELERY_BROKER_URL or f"redis+socket://{socket_path()}"
