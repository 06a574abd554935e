"""What can come of handing a message to somebody else's machine."""

from datetime import timedelta

from .enums import Reason


class NotTaken(OSError):
    """The mail server or gateway did not take a message.

    `is_final`: trying again would not help. `wait`: how long they ask us to wait. The text holds
    no address and no word of the message: it goes into logs.
    """

    def __init__(self, reason: Reason, *, is_final=False, wait: timedelta | None = None):
        super().__init__(str(reason.value))
        self.reason, self.is_final, self.wait = reason, is_final, wait
