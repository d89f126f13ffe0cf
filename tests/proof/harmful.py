"""What a reader of a stranger's file may do to the process that it runs in."""

import ctypes
import os
import re
from time import sleep

from app.main.apart import _set_limits


def hold_everything_up(pipe, beginning, limits):
    """Never come back from C, with the interpreter's lock held."""
    pipe.send(None)
    re.match("(a+)+$", "a" * 60 + "b")


def crash(pipe, beginning, limits):
    """Read where nothing is."""
    _set_limits(limits)
    pipe.send(None)
    ctypes.string_at(0)


def leave(pipe, beginning, limits):
    """Leave without an answer."""
    pipe.send(None)
    os._exit(0)


def grow(pipe, beginning, limits):
    """Take more and more memory, within the system's limit."""
    _set_limits(limits)
    pipe.send(None)
    held = [bytes(10**6)]
    while True:
        held.append(held[-1] + b"1")


def grow_without_a_limit(pipe, beginning, limits):
    """Take more and more memory, on a system that has no limit."""
    pipe.send(None)
    held = [b"1" * 10**7]
    while True:
        held.append(held[-1] + b"1")
        sleep(0.01)


def say_too_much(pipe, beginning, limits):
    """Answer with half of an answer."""
    pipe.send(None)
    pipe.recv_bytes()
    os.write(pipe.fileno(), b"\x00\x00\x10\x00half")


def never_begin(pipe, beginning, limits):
    """Hang before anything was read."""
    sleep(60)
