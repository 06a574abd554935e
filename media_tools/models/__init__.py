from .finding import Finding
from .job import Job
from .profile import PlatformProfile
from .rendition import Rendition
from .video import Video
from .worker import WorkerSign

__all__ = ["Finding", "Job", "PlatformProfile", "Rendition", "Video", "WorkerSign"]
