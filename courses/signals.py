"""What the shelf announces inside of the transaction of the change, so that rooms above can keep
their record of it together with it."""

from django.dispatch import Signal

# Carries `course`, `actor` and `detail`: counts, as a dict of plain values.
course_brought_in = Signal()
# Carries `course`, `actor` and `detail`.
course_packed = Signal()
# Carries `actor` and `detail`: how many wifi spots had which outcome.
hotspots_loaded = Signal()
