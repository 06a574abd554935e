"""One job from claim to end, whatever happens in between."""

import logging
import signal
import threading
import traceback
from contextlib import contextmanager, suppress

from media_tools.captions.hearing import hear
from media_tools.enums import JobKind, JobState
from media_tools.prepare import look, prepare
from media_tools.repairs.job import repair
from media_tools.sandbox import (
    Killed,
    NeededTooMuchMemory,
    SandboxError,
    TookTooLong,
    WroteTooMuch,
)
from media_tools.work import failures, jobs
from media_tools.work.doorbell import ring_for
from media_tools.work.heartbeat import Heartbeat
from media_tools.work.jobs import Lost
from media_tools.work.picking import QUEUES, best

log = logging.getLogger(__name__)

REASONS = (
    (TookTooLong, failures.TOOK_TOO_LONG),
    (NeededTooMuchMemory, failures.TOO_MUCH_MEMORY),
    (WroteTooMuch, failures.TOOK_TOO_LONG),
    (SandboxError, failures.BROKE),
)


class Stopped(BaseException):
    """The worker was told to stop: no error of the job, and not to be caught as one."""


def work_in(queue: str) -> bool:
    """Do the job of this queue that goes next. False where nothing waits or may begin."""
    kinds = [kind for kind, belongs in QUEUES.items() if belongs == queue]
    while (job_id := best(kinds)) is not None:
        # Another worker may have been quicker: then there is another one that goes next.
        if work_on(job_id):
            # Whoever comes next for this ring goes on; a ring that was lost is made up for.
            if best(kinds) is not None:
                ring_for(queue)
            return True
    return False


def work_on(job_id) -> bool:
    """Claim the job and do it. False where somebody else has it."""
    claimed = jobs.claim(job_id)
    if claimed is None:
        return False
    try:
        with told_to_stop(), Heartbeat(claimed) as beat:
            do(claimed, beat)
    except Lost:
        log.warning("job %s went to another worker", job_id)
    except Stopped:
        jobs.hand_back(claimed)
        raise SystemExit(0) from None
    except Killed:
        log.warning("the decoder of job %s was killed", job_id)
        jobs.let_go(claimed)
    except Exception as problem:
        log.exception("job %s failed", job_id)
        reason = next((r for kind, r in REASONS if isinstance(problem, kind)), failures.UNEXPECTED)
        with suppress(Lost):
            jobs.fail(claimed, reason=reason, detail=traceback.format_exc())
    return True


def work_through(video) -> None:
    """Do here and now what is queued for the video, and what that asks for in turn."""
    while (job := video.jobs.filter(state=JobState.QUEUED).first()) and work_on(job.pk):
        pass


WORK = {
    JobKind.CHECK: look,
    JobKind.PREPARE: prepare,
    JobKind.REPAIR: repair,
    JobKind.CAPTION: hear,
}


def do(claimed, beat) -> None:
    WORK[claimed.kind](claimed, beat)


@contextmanager
def told_to_stop():
    """Turn SIGTERM into Stopped, where the work runs in a process's main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum, frame):
        raise Stopped

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
