"""Where the files of a video lie: one directory a video in the private storage, with names
that the server made."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages

STAGED = ".staged-"
# What the owner made of the video: a second check leaves it alone, deleting takes it along.
COVER = "cover-"


def directory_of(video_id) -> Path:
    return path_of(f"videos/{video_id}")


def original_of(video_id) -> Path:
    return directory_of(video_id) / "original"


def path_of(name: str) -> Path:
    """Where the file lies that a FileField calls `name`."""
    return Path(storages["private"].path(name))


def name_of(path: Path) -> str:
    """The storage's name for a file in a video's directory, as a FileField keeps it."""
    return f"videos/{path.parent.name}/{path.name}"


def remove_directory(video_id) -> None:
    shutil.rmtree(directory_of(video_id), ignore_errors=True)


def remove_unknown(video_id, known: set[str]) -> None:
    """Remove what a killed attempt left: all but original, covers and the `known` names."""
    for file in directory_of(video_id).iterdir():
        is_owners = file.name == "original" or file.name.startswith(COVER)
        if not is_owners and file.name not in known:
            file.unlink(missing_ok=True)


def free_bytes() -> int:
    root = path_of("")
    root.mkdir(parents=True, exist_ok=True)
    return shutil.disk_usage(root).free


def scratch_root() -> Path:
    root = Path(settings.SCRATCH_DIR)
    root.mkdir(parents=True, exist_ok=True)
    return root
