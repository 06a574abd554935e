"""Become another program, tied to the process that started this one.

Run as a child: ``python -I -S tether.py SIGNAL PARENT PROGRAM ARGUMENT...``. When the parent
dies, in whatever way, the kernel sends SIGNAL, so that `make run` leaves nothing behind even when
its terminal is closed or it is killed.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent(signum: int, parent: int) -> None:
    """Linux only; elsewhere the supervisor's own clearing up has to do."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signum, 0, 0, 0)
    # It may have died before the line above: then no signal would ever come.
    if os.getppid() != parent:
        sys.exit(1)


if __name__ == "__main__":
    die_with_parent(int(sys.argv[1]), int(sys.argv[2]))
    os.execvp(sys.argv[3], sys.argv[3:])  # noqa: S606  (the supervisor names the program)
