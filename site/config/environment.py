"""Typed reads of the environment. A secret `NAME` may be given as a file, `NAME_FILE`."""

from pathlib import Path

from environs import Env

env = Env()


def secret(name: str, default: str) -> str:
    """The secret `name`, from `NAME_FILE` when that is set, else from `NAME`, else `default`."""
    file = env.str(f"{name}_FILE", "")
    return Path(file).read_text().strip() if file else env.str(name, default)
