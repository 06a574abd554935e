"""Files that hold personal data for a while: letters, and what a killed process left behind."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from lms.notices.letters import letters_here


def letters_before(moment) -> list[Path]:
    return list(_older(letters_here(), moment))


def scratch_before(moment) -> list[Path]:
    """What lies in the scratch directory and was touched by nobody since."""
    found = Path(settings.SCRATCH_DIR).iterdir()
    return [each for each in _older(found, moment) if not _lives(each, moment)]


def remove(found) -> int:
    for path in found:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(found)


def _older(found: Iterable[Path], moment) -> Iterator[Path]:
    for path in found:
        try:
            if path.lstat().st_mtime < moment.timestamp():
                yield path
        except FileNotFoundError:
            continue


def _lives(path: Path, moment) -> bool:
    """Whether something inside was written since: a directory's own time does not tell."""
    inside = path.rglob("*") if path.is_dir() else ()
    return any(each.lstat().st_mtime >= moment.timestamp() for each in inside if each.exists())
