"""Looks at a stranger's file in a process of its own, which is ended when it takes too much.

A watch inside the same process would sleep while a reader written in C holds everything up, and
what brings such a reader down would bring the program down. Nothing of the clinic is in there.
"""

import logging
import os
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from typing import NamedTuple, TypeVar

from app.domain.imprints import Taken
from app.domain.verifications import Doubt, Examined
from app.main.weight import weight_of

_MIB = 1024 * 1024
T = TypeVar("T")


class Limits(NamedTuple):
    """How long a process may take to start, to look at a file, and what it may hold meanwhile.

    A certificate takes a fifth of a second and 85 MiB. `growth` is what the system itself
    refuses beyond, where it can; `weight` what the process is ended at, everywhere.
    """

    start_s: float = 20.0
    work_s: float = 2.5
    growth: int = 192 * _MIB
    weight: int = 250 * _MIB


ORDINARY = Limits()
_Work = Callable[["Connection[T | None, bytes]", bytes, Limits], None]


def examine_apart(content: bytes, limits: Limits = ORDINARY) -> Examined:
    """Return what something states, and what is wrong with it; nothing raises, nothing hangs."""
    try:
        return _done(_look, content, limits)
    except (OSError, EOFError, TimeoutError, MemoryError):
        # It was made to keep a program busy or to bring it down: it is not believed.
        return Examined((Doubt.FAULT,))


def _done(work: "_Work[T]", content: bytes, limits: Limits) -> T:
    """Return what a process makes of a content; raises as reading from it does, and TimeoutError."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, content[:1024], limits), daemon=True)
    try:
        process.start()
        theirs.close()
        answer: T = _answered(ours, content, process.pid or 0, limits)
        return answer
    finally:
        if process.pid is not None:
            process.kill()
            process.join()
        ours.close()


def _answered(pipe: "Connection[bytes, T]", content: bytes, process: int, limits: Limits) -> T:
    _wait(pipe, process, limits.start_s, limits.weight)
    pipe.recv()
    pipe.send_bytes(content)
    _wait(pipe, process, limits.work_s, limits.weight)
    answer: T = pipe.recv()
    return answer


def _wait(pipe: "Connection[bytes, T]", process: int, seconds: float, weight: int) -> None:
    """Wait until something is said; raises TimeoutError when that takes too much of anything."""
    end = monotonic() + seconds
    while not pipe.poll(0.02):
        if monotonic() > end or weight_of(process) > weight:
            raise TimeoutError


def _look(pipe: "Connection[Examined | None, bytes]", beginning: bytes, limits: Limits) -> None:
    _be_quiet()
    from app.proof.anything import examine, is_pdf

    if is_pdf(beginning):
        # Half a second of our own, which is not to be counted as the stranger's.
        import app.proof.paper  # noqa: F401 - so that it is there
    _set_limits(limits)
    pipe.send(None)
    pipe.send(examine(pipe.recv_bytes()))


def take_apart(content: bytes, limits: Limits = ORDINARY) -> Taken:
    """Return a picture of a seal as certificates can show it, or why they cannot; nothing hangs."""
    try:
        return _done(_take, content, limits)
    except (OSError, EOFError, TimeoutError, MemoryError):
        return Taken(fault="not_a_picture")


def _take(pipe: "Connection[Taken | None, bytes]", _beginning: bytes, limits: Limits) -> None:
    _be_quiet()
    from app.pdf.seal_picture import take

    _set_limits(limits)
    pipe.send(None)
    pipe.send(take(pipe.recv_bytes()))


def _be_quiet() -> None:
    """Let nothing that a reader has to say of a broken file reach the person who asked."""
    logging.disable()
    warnings.simplefilter("ignore")
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _set_limits(limits: Limits) -> None:
    if sys.platform == "win32":
        # Windows has none of these; whoever waits for this process weighs it.
        return
    import resource

    seconds = int(limits.work_s) + 5
    for what, most in (
        (resource.RLIMIT_DATA, limits.growth),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))
