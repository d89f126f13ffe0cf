"""`tenteki import`: public masters taken in without a window."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app.cli.asking import Percent
from app.cli.upkeep import ALL_IS_WELL, NOTHING_WAS_DONE, SOMETHING_IS_WRONG
from app.domain.errors import DomainError
from app.i18n import Wording
from app.master_report import delivered_line, file_line, lines, tally_line
from app.problems import explain
from app.services.masters import Delivered, Taken
from app.services.registers import Told
from app.services.trouble import StorageError, of_the_system

Deliver = Callable[[Sequence[tuple[str, bytes]], Told], Delivered]


def take_in(names: Sequence[str], deliver: Deliver, say: Wording, *, as_json: bool) -> int:
    """Take files in and tell what each did; return the exit status.

    0: all are in the books; 1: some are not, and why is told; 2: nothing was done.
    """
    shown = Percent()

    def told(done: int, total: int) -> None:
        shown(done, max(total, 1))

    try:
        found = [(Path(name).name, Path(name).read_bytes()) for name in names]
        delivered = deliver(found, told)
    except OSError as error:
        return _told(of_the_system(error), say)
    except (DomainError, StorageError) as error:
        return _told(error, say)
    if as_json:
        print(json.dumps(_as_data(delivered, say), ensure_ascii=False, indent=1))
    else:
        for one in delivered.taken:
            _tell(one, say)
        print(delivered_line(delivered, say))
    if delivered.trouble is None:
        return ALL_IS_WELL
    sys.stderr.write(f"tenteki: {explain(delivered.trouble, say)}\n")
    return SOMETHING_IS_WRONG if delivered.taken or delivered.known else NOTHING_WAS_DONE


def _tell(one: Taken, say: Wording) -> None:
    print(f"{one.file.name}: {file_line(one.file, say)}")
    print(f"  {tally_line(one.tally, say)}")
    for _file, *told in lines((one,), say):
        print(f"  {'  '.join(filter(None, told))}")


def _as_data(delivered: Delivered, say: Wording) -> dict[str, object]:
    trouble = delivered.trouble
    return {
        "taken": [_taken(one) for one in delivered.taken],
        "known": [one.name for one in delivered.known],
        "left": [one.name for one in delivered.left],
        "trouble": None if trouble is None else str(explain(trouble, say)),
    }


def _taken(one: Taken) -> dict[str, object]:
    file, tally = one.file, one.tally
    effective = None if file.effective_on is None else file.effective_on.isoformat()
    return {
        "file": file.name,
        "kind": file.kind.value,
        "sha256": file.sha256,
        "is_full": file.is_full,
        "effective_on": effective,
        "read": tally.read,
        "new": tally.new,
        "changed": tally.changed,
        "renamed": tally.renamed,
        "abolished": tally.abolished,
        "same": tally.same,
        "refused": [
            {"row": row.row, "reason": row.reason, "code": row.code, "what": row.what}
            for row in tally.refused
        ],
        "lines": [
            {"became": row.became.value, "code": row.code, "name": row.name, "was": row.was}
            for row in tally.lines
        ],
    }


def _told(error: DomainError | StorageError, say: Wording) -> int:
    sys.stderr.write(f"tenteki: {explain(error, say)}\n")
    return NOTHING_WAS_DONE
