"""`tenteki import-table`: patients and past infusions from a table, without a window."""

import sys
from collections.abc import Callable

from app.cli.asking import Percent
from app.cli.upkeep import ALL_IS_WELL, SOMETHING_IS_WRONG
from app.domain.errors import DomainError
from app.domain.tried import Tried
from app.i18n import Wording
from app.problems import explain
from app.services.checkup import Progress
from app.services.trouble import StorageError
from app.table_words import reasons


def import_table(take: Callable[[Progress], Tried], say: Wording, *, is_dry: bool) -> int:
    """Take the rows and tell of those that were refused; return the exit status."""
    try:
        tried = take(Percent())
    except (DomainError, StorageError) as error:
        sys.stderr.write(f"tenteki: {explain(error, say)}\n")
        return SOMETHING_IS_WRONG
    for row in tried.refused:
        why = reasons(row.faults, say)
        print(say("Row {number} ({who}): {why}", number=row.number, who=row.who, why=why))
    good, refused = f"{tried.good:,}", f"{len(tried.refused):,}"
    if is_dry:
        print(say("{good} rows would be taken, {refused} are refused.", good=good, refused=refused))
    else:
        print(say("{good} rows were taken, {refused} were not.", good=good, refused=refused))
    return SOMETHING_IS_WRONG if tried.refused else ALL_IS_WELL
