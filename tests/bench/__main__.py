"""Measure one room in a process of its own: `python -m tests.bench ROOM FILE.json`.

The settings come from the environment that `ground` made; the rows go to the file.
"""

import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import django


def main(room: str, out: str) -> None:
    django.setup()
    measured = import_module(f"tests.bench.{room}").rows()
    Path(out).write_text(json.dumps([asdict(row) for row in measured]))


if __name__ == "__main__":
    main(*sys.argv[1:])
