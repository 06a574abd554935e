#!/usr/bin/env python
"""Django's command line, with `site/` on the path (see docs/adr/0001)."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main():
    source_root = str(ROOT / "site")
    if source_root not in sys.path:
        sys.path.insert(1, source_root)
    # Child processes (Celery, gunicorn) must find `config` as well.
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, [source_root, str(ROOT), os.environ.get("PYTHONPATH")])
    )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
