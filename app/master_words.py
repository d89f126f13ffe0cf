"""The words of what is wrong with a file of the public masters, or with a row of one."""

from collections.abc import Callable

from app.domain.errors import MasterRefused
from app.domain.masters import RefusedRow
from app.i18n import Wording


def master_fault(error: MasterRefused, say: Wording) -> str:
    """Return the sentence that tells why a file is not taken, and where it is wrong."""
    if error.reason in _FILES:
        return _FILES[error.reason](say, error)
    return say(
        "{file}, row {row}: {reason}",
        file=error.file,
        row=error.row,
        reason=_row_reason(error.reason, error.what, say),
    )


def refused_row_line(row: RefusedRow, say: Wording) -> str:
    """Return the sentence that tells why a row was not taken, or one insert of many."""
    reason = _row_reason(row.reason, row.what, say)
    if row.code and row.code != row.what:
        return say("Row {row} ({code}): {reason}", row=row.row, code=row.code, reason=reason)
    return say("Row {row}: {reason}", row=row.row, reason=reason)


def refused_row_reason(row: RefusedRow, say: Wording) -> str:
    """Return why a row was not taken, its number aside."""
    return _row_reason(row.reason, row.what, say)


def _row_reason(reason: str, what: str, say: Wording) -> str:
    if reason in _FILES:
        # One insert of many: what is at fault is the whole of it.
        return _FILES[reason](say, MasterRefused(what, reason))
    return _ROWS.get(reason, _ROWS["unreadable"])(say, what)


_FILES: dict[str, Callable[[Wording, MasterRefused], str]] = {
    "empty": lambda say, error: say("{file} is empty.", file=error.file),
    "damaged": lambda say, error: say(
        "{file} is damaged or was not downloaded to its end.", file=error.file
    ),
    "empty_zip": lambda say, error: say("The zip {file} holds no file.", file=error.file),
    "locked": lambda say, error: say("The zip {file} is locked with a password.", file=error.file),
    "bomb": lambda say, error: say(
        "The zip {file} would unpack to more than a master ever has.", file=error.file
    ),
    "outside": lambda say, error: say(
        "The zip {file} holds a name that leads out of its folder ({what}).",
        file=error.file,
        what=error.what,
    ),
    "nested": lambda say, error: say("{file} is a zip within a zip.", file=error.file),
    "utf16": lambda say, error: say(
        "{file} is written in UTF-16; the masters come in Shift_JIS (CP932) or UTF-8.",
        file=error.file,
    ),
    "other": lambda say, error: say(
        "{file} is none of the masters that this program reads.", file=error.file
    ),
    "pdf": lambda say, error: say("{file} is a PDF, not a master.", file=error.file),
    "picture": lambda say, error: say("{file} is a picture, not a master.", file=error.file),
    "word": lambda say, error: say("{file} is a Word document, not a master.", file=error.file),
    "old_office": lambda say, error: say(
        "{file} is a Word or Excel file of the old kind (.doc, .xls), not a master.",
        file=error.file,
    ),
    "sheet": lambda say, error: say(
        "{file} is a workbook, but no price list of drugs (薬価基準収載品目リスト).",
        file=error.file,
    ),
    "list": lambda say, error: say(
        "{file} lists {what} from row {row} on; the list of injections (注射薬) is wanted.",
        file=error.file,
        what=error.what,
        row=error.row,
    ),
    "deleted": lambda say, error: say(
        "{file} lists what was deleted from the HOT master, not the master itself.",
        file=error.file,
    ),
    "html": lambda say, error: say("{file} is a web page, not a master.", file=error.file),
    "sgml": lambda say, error: say(
        "{file} is a package insert of the old kind (SGML), which cannot be read.",
        file=error.file,
    ),
    "entities": lambda say, error: say(
        "{file} declares parts of its own (DOCTYPE), as no package insert does.", file=error.file
    ),
    "large": lambda say, error: say("{file} is too large for a package insert.", file=error.file),
    "revision": lambda say, error: say(
        "{file} does not say in which month it was written.", file=error.file
    ),
    "no_rows": lambda say, error: say("{file} has a head line, but no rows.", file=error.file),
}

_ROWS: dict[str, Callable[[Wording, str], str]] = {
    "unreadable": lambda say, what: say("It cannot be read ({what}).", what=what),
    "encoding": lambda say, _what: say(
        "It is written neither in Shift_JIS (CP932) nor in UTF-8 throughout."
    ),
    "separator": lambda say, what: say(
        "Its columns are parted by “{what}” instead of commas, as a spreadsheet saves them.",
        what=what,
    ),
    "columns": lambda say, what: say("A row of this master never has {what} columns.", what=what),
    "quotes": lambda say, _what: say("A quotation mark in it does not close."),
    "sign": lambda say, what: say("The row belongs to another master (“{what}”).", what=what),
    "excel": lambda say, what: say("A spreadsheet has turned a code into {what}.", what=what),
    "code": lambda say, what: say("“{what}” is no code of this master.", what=what),
    "head": lambda say, what: say("The heading “{what}” is missing.", what=what),
    "zeros": lambda say, what: say(
        "The code {what} is too short; a spreadsheet drops zeros at the front.", what=what
    ),
    "gtin": lambda say, what: say(
        "“{what}” is no package code (GTIN) with its right check digit.", what=what
    ),
    "xml": lambda say, _what: say("It is no XML that can be read to its end."),
    "schema": lambda say, _what: say("A package insert is not built like this."),
    "change": lambda say, what: say("“{what}” is no known kind of change.", what=what),
    "twice": lambda say, what: say("The code {what} stands in this file already.", what=what),
    "length": lambda say, what: say("The name is not as long as the file says: {what}.", what=what),
    "blank": lambda say, what: say("The entry {what} has no name.", what=what),
    "date": lambda say, what: say("“{what}” is no date.", what=what),
    "price": lambda say, what: say("“{what}” is no price.", what=what),
    "number": lambda say, what: say("“{what}” is no amount.", what=what),
    "blocked": lambda say, what: say(
        "{what} bears a name that has no place in a vein; it cannot be given.", what=what
    ),
    "unknown": lambda say, what: say(
        "It changes the entry {what}, which is not in this master.", what=what
    ),
}
REASONS = (*_FILES, *_ROWS)
