"""The cache where no CACHE_URL is given: the memory of each process, except for what must be one
number for all of them and outlive a restart."""

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache

# What django-allauth keeps here are its counts of tries and sendings, and used one-time codes.
COUNTED = "allauth"


class MemoryAndCounts(LocMemCache):
    """Sends the counts on to the cache "counts", which is a table of the database.

    Only these: pages ask this cache many times, and a table answers more slowly than memory.
    """

    def add(self, key, *args, **kwargs):
        if key.startswith(COUNTED):
            return caches["counts"].add(key, *args, **kwargs)
        return super().add(key, *args, **kwargs)

    def get(self, key, *args, **kwargs):
        if key.startswith(COUNTED):
            return caches["counts"].get(key, *args, **kwargs)
        return super().get(key, *args, **kwargs)

    def set(self, key, *args, **kwargs):
        if key.startswith(COUNTED):
            return caches["counts"].set(key, *args, **kwargs)
        return super().set(key, *args, **kwargs)

    def delete(self, key, *args, **kwargs):
        if key.startswith(COUNTED):
            return caches["counts"].delete(key, *args, **kwargs)
        return super().delete(key, *args, **kwargs)
