"""The words for files that are no table, or hold what their form cannot."""

from collections.abc import Callable, Mapping

from app.domain.errors import BadTable
from app.i18n import Wording

_Facts = Mapping[str, str]
_Words = Callable[[Wording, _Facts], str]


def table_fault(error: BadTable, say: Wording) -> tuple[str, str]:
    """Return what is wrong with a file, and what can be done."""
    what = _FAULTS.get(error.code, _FAULTS["damaged"])(say, error.facts)
    remedies = {
        "locked": say("Open it in the spreadsheet, take the password off, and save it again."),
        "cp932": say("Choose UTF-8 or Excel instead."),
        "encoding": say("Save it as Excel, or as CSV in UTF-8, and choose it again."),
    }
    other = say("Nothing was changed. Save it again in the spreadsheet, or choose another file.")
    return what, remedies.get(error.code, other)


_FAULTS: dict[str, _Words] = {
    "unopened": lambda say, _: say("This file cannot be opened."),
    "kind": lambda say, _: say("This file is no table."),
    "damaged": lambda say, _: say("This file is damaged, or is no spreadsheet."),
    "locked": lambda say, _: say("This spreadsheet is locked with a password."),
    "bomb": lambda say, _: say("This file would unpack to far more than a table holds."),
    "too_large": lambda say, facts: say("The file is larger than {most}.", **facts),
    "rows": lambda say, facts: say("The table has more than {most} rows.", **facts),
    "area": lambda say, _: say(
        "A cell of this table lies far outside of the others. Delete what is in it."
    ),
    "columns": lambda say, facts: say("The table has more than {most} columns.", **facts),
    "empty": lambda say, _: say("There is no table with a head and rows in this file."),
    "no_sheet": lambda say, facts: say("There is no sheet {name} in this file.", **facts),
    "encoding": lambda say, _: say("The text of this file is in no encoding that is known here."),
    "quotes": lambda say, facts: say(
        "In line {row} a quotation mark is not closed, or stands where none may.", **facts
    ),
    "cp932": lambda say, facts: say("This encoding has no sign for {signs}.", **facts),
}
