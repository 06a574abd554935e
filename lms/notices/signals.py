"""What rooms above may listen to."""

from django.dispatch import Signal

# After a message was handed over and that was noted: `message`.
message_sent = Signal()
