from .notices import notice_list, open_notice, read_all
from .office import message, messages, try_again
from .preferences import preferences

__all__ = [
    "message",
    "messages",
    "notice_list",
    "open_notice",
    "preferences",
    "read_all",
    "try_again",
]
