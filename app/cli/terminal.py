"""What a terminal can show: one that knows no Japanese is told in English, and nothing ends in a fault."""

import io
import sys


def make_ready() -> None:
    """Let what the terminal cannot show be written as codes instead of ending the program."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Started by its picture on Windows there is no terminal, and whoever speaks is not heard.
            setattr(sys, name, io.StringIO())
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def readable(language: str) -> str:
    """Return the language in which the terminal can be told what is wanted in another one."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        "点滴カルテ".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "en"
    return language
