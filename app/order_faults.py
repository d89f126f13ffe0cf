"""The words of why a file of a master cannot be taken now, and what helps."""

from collections.abc import Callable

from app.domain.errors import MasterOutOfOrder
from app.i18n import Wording

Words = Callable[[Wording, MasterOutOfOrder], str]


def order_fault(error: MasterOutOfOrder, say: Wording) -> tuple[str, str]:
    """Return what is wrong with the order of the files, and what can be done."""
    what, remedy = _FAULTS.get(error.code, _FAULTS["kind"])
    return what(say, error), remedy(say, error)


_FAULTS: dict[str, tuple[Words, Words]] = {
    "taken": (
        lambda say, error: say("{file} was taken in before.", file=error.file),
        lambda say, _: say("Nothing was changed, and nothing needs to be."),
    ),
    "older": (
        lambda say, error: say(
            "{file} is not newer than what was taken in last ({day}).",
            file=error.file,
            day=error.place,
        ),
        lambda say, _: say("Nothing was changed. Choose the next file by its date."),
    ),
    "no_full": (
        lambda say, error: say(
            "{file} holds differences only, and no whole master was taken in yet.",
            file=error.file,
        ),
        lambda say, _: say("Nothing was changed. Take in the whole master first."),
    ),
    "undated": (
        lambda say, error: say("{file} does not tell from which day it holds.", file=error.file),
        lambda say, _: say("Nothing was changed. Give the file the name it was published under."),
    ),
    "gap": (
        lambda say, error: say(
            "{file} changes an entry in row {row} that is not here ({entry}): a file before it "
            "is missing.",
            file=error.file,
            row=error.place,
            entry=error.detail,
        ),
        lambda say, _: say(
            "Nothing was changed. Take in the missing file first, or a newer whole master."
        ),
    ),
    "kind": (
        lambda say, error: say("{file} is no master that this program keeps.", file=error.file),
        lambda say, _: say("Nothing was changed. Choose another file."),
    ),
}
