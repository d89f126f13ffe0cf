"""`tenteki check`: the one judge of the house answers cases from files, without a window."""

import json
import sys
from collections.abc import Iterator

from app.cli.answers import Library, answer, judge
from app.cli.cases import BadCase, CaseFile, read_case

ALL_IS_WELL, SOMETHING_IS_WORSE, UNREADABLE = 0, 1, 2
STANDARD_INPUT = "-"


def check(files: list[str], library: Library) -> int:
    """Print the answer to each file, and return the exit status.

    Where any file cannot be read as a case, nothing is judged and every fault is told.
    """
    asked: list[CaseFile] = []
    faults: list[str] = []
    for file in files:
        try:
            asked.append(read_case(_content(file), library.names, library.bodies))
        # The name itself may be none that a file can have.
        except (OSError, ValueError):
            faults.append(f"{_shown(file)}: expected a file that can be read")
        except BadCase as error:
            faults += _lines(file, error)
    if faults:
        sys.stderr.write("".join(f"{fault}\n" for fault in faults))
        return UNREADABLE
    status = ALL_IS_WELL
    for one in asked:
        judged = judge(one, library)
        told = json.dumps(answer(one, judged, library), ensure_ascii=False, indent=2)
        # Whatever the terminal is set to: a document is UTF-8.
        sys.stdout.buffer.write(f"{told}\n".encode())
        if not all(entry.is_good for entry in judged):
            status = SOMETHING_IS_WORSE
    sys.stdout.buffer.flush()
    return status


def _content(file: str) -> bytes:
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    with open(file, "rb") as content:  # noqa: PTH123 - pathlib costs a start 4 ms
        return content.read()


def _lines(file: str, error: BadCase) -> Iterator[str]:
    """Yield one line for each fault of a file: which file, where in it, what was expected."""
    for fault in error.faults:
        where = f"{_shown(file)}: {_shown(fault.pointer)}" if fault.pointer else _shown(file)
        yield f"{where}: expected {fault.expected}"


def _shown(text: str) -> str:
    """Return a text on one line, signs that cannot be seen as their numbers."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )
