from .models import Notice


def unread_count(user) -> int:
    return Notice.objects.filter(recipient=user, read_at=None).count()
