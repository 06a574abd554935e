"""Put the fences up, then become the decoder.

Run as a child: ``python -I -S launch.py FENCES_JSON PROGRAM ARGUMENT...``. Between the
fork and the exec a worker with threads may not run Python safely, so the fences are
raised here, in a fresh interpreter that imports nothing of ours.
"""

import ctypes
import json
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000


def die_with_parent(libc, parent):
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    # The parent may have died before the line above: then no signal will ever come.
    if os.getppid() != parent:
        os._exit(1)


def leave_the_network(libc):
    """An empty network namespace where the kernel allows one; a refusal is not an error."""
    if libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        libc.unshare(CLONE_NEWNET)


def limit(fences):
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 128,
        resource.RLIMIT_AS: fences["memory_bytes"],
        resource.RLIMIT_CPU: fences["cpu_seconds"],
        resource.RLIMIT_FSIZE: fences["output_bytes"],
    }
    for which, value in limits.items():
        hard = resource.getrlimit(which)[1]
        ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
        # Equal soft and hard limits would turn SIGXCPU into SIGKILL, which tells us nothing.
        grace = 5 if which == resource.RLIMIT_CPU else 0
        top = ceiling + grace if hard == resource.RLIM_INFINITY else min(ceiling + grace, hard)
        resource.setrlimit(which, (ceiling, top))


def main():
    fences = json.loads(sys.argv[1])
    program = sys.argv[2:]
    libc = ctypes.CDLL(None, use_errno=True)
    die_with_parent(libc, fences["parent"])
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    leave_the_network(libc)
    limit(fences)
    # CPython ignores these two, and an ignored signal stays ignored through exec.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    os.execv(program[0], program)  # noqa: S606 - becoming the decoder is the point


if __name__ == "__main__":
    main()
