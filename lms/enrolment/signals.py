"""What is announced of meetings, inside the transaction of the change."""

from django.dispatch import Signal

# `meeting` as it now is, and `before`: what calendars showed until now, by field name.
meeting_changed = Signal()
