from .message import Message
from .message_text import MessageText
from .notice import Notice
from .preferences import MessagePreferences

__all__ = ["Message", "MessagePreferences", "MessageText", "Notice"]
