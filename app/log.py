"""The program's own diary: what went wrong, with a reference number, and never a patient's data."""

import sys
from pathlib import Path
from types import TracebackType

from app import paths

# Python's logging costs 40 ms to import: when there is something to write, not before the first paint.

_NAME = "tenteki"
_places: list[Path] = []


def keep_in(folder: Path) -> None:
    """Write the diary into a folder from now on, a megabyte at most."""
    _places[:] = [folder]


def note(error: BaseException) -> str:
    """Write a fault of the program down and return its reference number.

    Only the kind of fault and the places in the code are written: an error's own text may
    quote what somebody typed.
    """
    import secrets

    reference = secrets.token_hex(4)
    places = []
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    message(40, f"{reference} {type(error).__name__} at {' < '.join(reversed(places))}")
    return reference


def message(level: int, text: str) -> None:
    """Write a message down, at a level of Python's logging."""
    import logging

    diary = logging.getLogger(_NAME)
    if _places:
        _open(_places.pop())
    elif not diary.handlers:
        # Without a folder there is no diary; the console is not for Qt's small talk.
        diary.addHandler(logging.NullHandler())
    diary.log(level, "%s", text)


def catch_all() -> None:
    """Lead every fault that nobody caught into the diary."""
    sys.excepthook = _on_uncaught


def _on_uncaught(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    number = note(error)
    # A bundle for Windows has no terminal to write to.
    if sys.stderr is not None:
        sys.stderr.write(f"tenteki: a fault of the program, number {number} in its log.\n")


def _open(folder: Path) -> None:
    """Open the diary; a folder that cannot be written in goes without."""
    import logging
    from logging.handlers import RotatingFileHandler

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            paths.log_in(folder), maxBytes=500_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    diary = logging.getLogger(_NAME)
    diary.addHandler(handler)
    diary.setLevel(logging.INFO)
    diary.propagate = False
