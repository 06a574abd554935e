from .models import Message, Notice


def unread_count(user) -> int:
    return Notice.objects.filter(recipient=user, read_at=None).count()


def notices_of(user):
    """What `user` may read: their own, newest first."""
    return Notice.objects.filter(recipient=user)


def messages_to(user):
    """What left the platform for `user`, newest first."""
    return Message.objects.filter(recipient=user)
