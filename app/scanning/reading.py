"""One scan, read as GS1 has it; what is doubtful is told, and never decided silently."""

import re
from datetime import date

from biip import ParseError
from biip.gs1_messages import GS1Message
from biip.gtin import Gtin

from app.domain.codes import is_gtin
from app.domain.errors import Fault, Refused
from app.domain.scans import Doubt, DoubtKind, Scan
from app.scanning.plain import plain
from app.scanning.splitting import likely, read_day

# An input method turns letters into kana; which letters they were cannot be told.
_KANA = re.compile("[ぁ-ヿ]")


def read_scan(text: str) -> Scan:
    """Return what a scanned text says.

    Raises:
        Refused: it is no package code, names no product, or has a digit wrong.
    """
    whole = plain(text)
    if _KANA.search(whole):
        raise _refused("scan_kana")
    if re.fullmatch("[0-9]{13,14}", whole) and not whole.startswith("01"):
        return Scan(_gtin(whole))
    try:
        message = GS1Message.parse(whole)
    except ParseError:
        return _in_parts(whole)
    found = {one.ai.ai: one for one in reversed(message.element_strings)}
    if "01" not in found:
        raise _refused("scan_no_product" if found else "scan_no_code")
    values = {ai: one.value for ai, one in found.items()}
    dated = found.get("17") or found.get("7003")
    read = Scan(
        _gtin(values["01"]),
        values.get("10", ""),
        None if dated is None else dated.date,
        values.get("21", ""),
    )
    best = likely(whole)
    if read.expiry is None and "17" in best:
        return _with(read, best)
    return read


def _in_parts(whole: str) -> Scan:
    """Return the product where the rest cannot be read, with what the rest may be."""
    best = likely(whole)
    if "01" in best:
        return _with(Scan(best["01"]), best)
    # The product may stand anywhere; of several places, where the check digit is right.
    codes = [found[1] for found in re.finditer("(?=01([0-9]{14}))", whole)]
    if not codes:
        raise _refused("scan_no_code")
    right = (code for code in codes if is_gtin(code))
    return Scan(_gtin(next(right, codes[0])), doubt=Doubt(DoubtKind.UNREADABLE))


def _with(read: Scan, best: dict[str, str]) -> Scan:
    doubt = Doubt(DoubtKind.RUNS_ON, best.get("10", ""), _day(best), best.get("21", ""))
    return Scan(read.gtin, read.lot, read.expiry, read.serial, doubt)


def _day(best: dict[str, str]) -> date | None:
    return read_day(best["17"]) if "17" in best else None


def _gtin(digits: str) -> str:
    try:
        return Gtin.parse(digits).as_gtin_14()
    except ParseError as wrong:
        raise _refused("scan_check_digit") from wrong


def _refused(code: str) -> Refused:
    return Refused((Fault("scan", code),))
