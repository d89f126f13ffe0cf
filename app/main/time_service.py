"""Asks the operating system whether it keeps its clock in step with standard time."""

import ctypes
import subprocess
import sys

# What the Linux kernel answers where nobody keeps its clock in step (adjtimex(2): TIME_ERROR).
_TIME_ERROR = 5
# Larger than the kernel's own structure on every machine; all zeros ask and change nothing.
_ROOM = 512
# The leap indicator of a clock that follows nobody (RFC 5905).
_ALARM = "3"
_PATIENCE_S = 3
# No black window comes up for a moment; elsewhere than on Windows there is no such thing.
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def synchronised(system: str = sys.platform) -> bool | None:
    """Return whether the clock is in step with standard time, or None where nobody can tell."""
    try:
        if system == "linux":
            return of_linux(_adjtimex())
        if system == "win32":
            return of_windows(_w32tm())
    except (OSError, AttributeError, subprocess.SubprocessError):
        # No such call or service here: that is no reason not to write a record.
        return None
    return None


def of_linux(answer: int) -> bool | None:
    """Return what the kernel's answer means; less than nothing is a refusal to tell."""
    return None if answer < 0 else answer != _TIME_ERROR


def of_windows(told: str) -> bool | None:
    """Return what the time service tells: its first figure is the leap indicator, in any language."""
    first, _, _ = told.strip().partition("\n")
    _, colon, after = first.replace("：", ":").partition(":")
    indicator = after.strip()[:1]
    if not colon or not indicator.isdigit():
        return None
    return indicator != _ALARM


def _adjtimex() -> int:
    library = ctypes.CDLL(None)
    return int(library.adjtimex(ctypes.create_string_buffer(_ROOM)))


def _w32tm() -> str:
    done = subprocess.run(
        ["w32tm", "/query", "/status"],  # noqa: S607 - a part of Windows
        capture_output=True,
        text=True,
        errors="replace",
        timeout=_PATIENCE_S,
        check=True,
        creationflags=_NO_WINDOW,
    )
    return done.stdout
