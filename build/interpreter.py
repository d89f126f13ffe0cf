"""Finds a Python that the program runs on.

Written so that an old Python (3.7) can read it, too: it is the old one that
has to say what is missing.
"""

import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 14)


def is_right(implementation: str, version: "tuple[int, ...]") -> bool:
    """Tell whether this kind and version of Python will do."""
    return implementation == "cpython" and OLDEST <= version[:2] <= NEWEST


def this_is_right() -> bool:
    """Tell whether the Python that reads this will do."""
    return is_right(sys.implementation.name, tuple(sys.version_info[:2]))


def find_another() -> "list[str]":
    """Return the command of a Python on this computer that will do, or nothing."""
    for command in _candidates():
        if _answers_rightly(command):
            return command
    return []


def what_is_missing() -> str:
    """Say which Python is wanted."""
    return (
        f"Tenteki needs CPython 3.11 to 3.14; this is {sys.implementation.name}"
        f" {sys.version_info[0]}.{sys.version_info[1]}, and no other was found."
        " Install one (Debian 12 or Ubuntu 24.04: apt-get install python3 python3-venv;"
        " Windows and macOS: from python.org) and start this again with it."
    )


def _candidates() -> "list[list[str]]":
    minors = range(NEWEST[1], OLDEST[1] - 1, -1)
    if sys.platform == "win32":
        return [["py", f"-3.{minor}"] for minor in minors]
    return [[f"python3.{minor}"] for minor in minors]


def _answers_rightly(command: "list[str]") -> bool:
    question = "import sys; print(sys.implementation.name, *sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [*command, "-c", question],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        ).stdout.split()
    except (OSError, subprocess.CalledProcessError):
        return False
    return is_right(answer[0], tuple(int(part) for part in answer[1:]))
