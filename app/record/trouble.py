"""The words of files that could not be written where somebody wanted them."""

from collections.abc import Callable

from app.i18n import Wording
from app.services import trouble

Words = Callable[[Wording], str]


def export_trouble(error: trouble.ExportTrouble, say: Wording) -> tuple[str, str]:
    """Return what went wrong, and what can be done."""
    what, remedy = _TROUBLES[type(error)]
    return what(say), remedy(say)


_TROUBLES: dict[type[trouble.ExportTrouble], tuple[Words, Words]] = {
    trouble.ExportTrouble: (
        lambda say: say("The files could not be written."),
        lambda say: say("None of them is there. Choose another folder, then try again."),
    ),
    trouble.TargetIsFull: (
        lambda say: say("There is not enough room on the drive for the files."),
        lambda say: say("None of them is there. Free some space, or choose another drive."),
    ),
    trouble.TargetIsReadOnly: (
        lambda say: say("Files may not be written into this folder."),
        lambda say: say("None of them is there. Choose another folder, then try again."),
    ),
    trouble.PrinterIsGone: (
        lambda say: say("The printer did not take the pages."),
        lambda say: say("See whether it is switched on and connected, then try again."),
    ),
    trouble.ExportWasStopped: (
        lambda say: say("The work was stopped."),
        lambda say: say("No file was written."),
    ),
    trouble.TargetIsGone: (
        lambda say: say("The folder for the files is not there."),
        lambda say: say("Plug the drive in, or choose another folder, then try again."),
    ),
}
