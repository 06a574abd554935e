"""Many workers hand over the same outbox at once, on the database that the settings name.

`python -m tests.outbox_rush MESSAGES` prints what came of it as JSON.
"""

import json
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

import django

THREADS = 12


def main(messages: int) -> dict:
    from django.db import connection

    from lms.notices import sending
    from lms.notices.models import Message
    from lms.notices.outbox import put_letter
    from lms.notices.sweeping import take_from_the_dead

    handed, lock, ready = Counter(), Lock(), Barrier(THREADS)

    def hand_over(message):
        with lock:
            handed[message.pk] += 1
        return "taken"

    sending.hand_over = hand_over

    def letter(number):
        return {
            "contact": f"+62812{number:07}",
            "code": "guardian",
            "language": "id",
            "path": "/wali/t/",
            "about": f"guardian:{number}",
            "guardian": "Wati",
            "child": "Budi",
        }

    def one_worker(_place):
        """Puts every letter, as if each had been asked of it, and delivers all that there are."""
        try:
            ready.wait(timeout=60)
            for number in range(messages):
                put_letter(**letter(number))
            take_from_the_dead()
            return sum(
                sending.deliver(pk) for pk in list(Message.objects.values_list("pk", flat=True))
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        delivered = list(pool.map(one_worker, range(THREADS)))
    return {
        "vendor": connection.vendor,
        "rows": Message.objects.count(),
        "delivered": sum(delivered),
        "handed_over_once": Counter(handed.values()) == {1: messages},
        "states": dict(Counter(Message.objects.values_list("state", flat=True))),
        "tries": dict(Counter(Message.objects.values_list("attempts", flat=True))),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main(int(sys.argv[1]))))
