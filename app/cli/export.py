"""`tenteki export`: a patient's record as files, without a window."""

import sys
from collections.abc import Callable
from pathlib import Path

from app.cli.asking import Percent
from app.cli.upkeep import ALL_IS_WELL, SOMETHING_IS_WRONG
from app.domain.errors import DomainError, Refused
from app.faults import fault_sentence
from app.i18n import Wording
from app.problems import explain
from app.services.checkup import Progress
from app.services.trouble import StorageError

# How the command line names what a request leaves open.
_OPTIONS = {
    "asked_by": "--asked-by",
    "asked_on": "--asked-on",
    "recipient": "--for",
    "agreed": "--reason",
    "until": "--to",
    "entry": "--from, --to",
}


def export(take_out: Callable[[Progress], tuple[Path, ...]], say: Wording) -> int:
    """Write the files and tell where they lie; return the exit status."""
    try:
        for path in take_out(Percent()):
            print(say("Written: {path}", path=path))
    except Refused as refused:
        for fault in refused.faults:
            option = _OPTIONS.get(fault.field, fault.field)
            sys.stderr.write(f"tenteki: {option}: {fault_sentence(fault, say)}\n")
        return SOMETHING_IS_WRONG
    except (DomainError, StorageError) as error:
        sys.stderr.write(f"tenteki: {explain(error, say)}\n")
        return SOMETHING_IS_WRONG
    return ALL_IS_WELL
