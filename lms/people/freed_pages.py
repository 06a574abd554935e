"""What was deleted must not be read from the database's file either.

SQLite overwrites deleted content with zeros (`secure_delete`, set in the settings), but pages
that were replaced still lie in the write-ahead log until it is emptied. PostgreSQL frees and
reuses rows by itself (`VACUUM`); there is nothing to do here.
"""

import logging

from django.db import connection

log = logging.getLogger(__name__)


def forget() -> bool:
    """Empty the write-ahead log. False where a reader kept it from that: the beat asks again.

    Outside any transaction; in one, nothing happens.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return connection.vendor != "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy = cursor.fetchone()[0]
    if is_busy:
        log.info("the write-ahead log is in use; it is emptied later")
    return not is_busy
