from .caption import CaptionTrack
from .finding import Finding
from .job import Job
from .likeness import Fingerprint, Likeness
from .profile import PlatformProfile, ProfileVersion
from .rendition import Rendition
from .video import Video
from .worker import WorkerSign

__all__ = [
    "CaptionTrack",
    "Finding",
    "Fingerprint",
    "Job",
    "Likeness",
    "PlatformProfile",
    "ProfileVersion",
    "Rendition",
    "Video",
    "WorkerSign",
]
