"""Files that hold personal data for a while: letters, and what a killed process left behind."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings


def letters_before(moment) -> list[Path]:
    return list(_older(settings.DATA_DIR / "mail", moment))


def scratch_before(moment) -> list[Path]:
    """What lies in the scratch directory and was touched by nobody since."""
    return [
        each for each in _older(Path(settings.SCRATCH_DIR), moment) if not _lives(each, moment)
    ]


def remove(found) -> int:
    for path in found:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(found)


def _older(directory: Path, moment) -> Iterator[Path]:
    for path in directory.iterdir() if directory.is_dir() else ():
        try:
            if path.lstat().st_mtime < moment.timestamp():
                yield path
        except FileNotFoundError:
            continue


def _lives(path: Path, moment) -> bool:
    """Whether something inside was written since: a directory's own time does not tell."""
    inside = path.rglob("*") if path.is_dir() else ()
    return any(each.lstat().st_mtime >= moment.timestamp() for each in inside if each.exists())
