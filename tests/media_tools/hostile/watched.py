"""Judge a file in a process of its own, and see what it took and what it touched."""

import ctypes
import os
import select
import socket
import struct
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from media_tools import pipeline
from media_tools.refusals import Refused

IN_ACCESS, IN_OPEN = 0x1, 0x20
IN_NONBLOCK = os.O_NONBLOCK


@dataclass(frozen=True)
class Judged:
    """`code` is "accepted", a refusal's, or the name of an error that should not have been."""

    code: str
    seconds: float
    # The largest of the process and of all that it started.
    megabytes: float


def judged(path: Path, scratch: Path) -> Judged:
    reading, writing = os.pipe()
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        os.write(writing, verdict(path, scratch).encode())
        os._exit(0)
    os.close(writing)
    _, _, used = os.wait4(child, 0)
    seconds = time.monotonic() - started
    with os.fdopen(reading) as told:
        return Judged(told.read() or "died", seconds, used.ru_maxrss / 1024)


def verdict(path: Path, scratch: Path) -> str:
    try:
        pipeline.measure(pipeline.inspect(path, scratch=scratch), scratch=scratch)
    except Refused as refused:
        return refused.code
    except BaseException as error:
        return repr(error)[:500]
    return "accepted"


class Listener:
    """A server on this machine to which nobody should come."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"

    def callers(self) -> int:
        """How many came since the last question."""
        came = 0
        while select.select([self.socket], [], [], 0)[0]:
            self.socket.accept()[0].close()
            came += 1
        return came


@contextmanager
def listening():
    listener = Listener()
    try:
        yield listener
    finally:
        listener.socket.close()


class Eye:
    """Sees whoever opens or reads a file in one directory, in any process (inotify)."""

    def __init__(self, directory: Path):
        self.directory = directory
        libc = ctypes.CDLL(None, use_errno=True)
        self.events = libc.inotify_init1(IN_NONBLOCK)
        watch = libc.inotify_add_watch(self.events, bytes(directory), IN_ACCESS | IN_OPEN)
        if self.events < 0 or watch < 0:
            raise OSError(ctypes.get_errno(), "inotify")

    def opened(self) -> set[str]:
        """Names of the files that somebody opened or read since the last question."""
        names = set()
        while select.select([self.events], [], [], 0)[0]:
            told, at = os.read(self.events, 64 * 1024), 0
            while at < len(told):
                length = struct.unpack_from("iIII", told, at)[3]
                names.add(told[at + 16 : at + 16 + length].rstrip(b"\0").decode())
                at += 16 + length
        return names


@contextmanager
def watching(directory: Path):
    eye = Eye(directory)
    try:
        yield eye
    finally:
        os.close(eye.events)
