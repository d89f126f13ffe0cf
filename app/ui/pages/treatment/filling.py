"""The row of a scanned product: the one that waits for it, or a new one."""

from app.domain.formulary import Product
from app.domain.scans import Scan
from app.ui.kit.line_edit import LineEdit
from app.ui.parts.entry_form import EntryForm
from app.ui.parts.line_row import LineRow
from app.ui.parts.lines import Lines


def row_of(lines: Lines, product: Product, scan: Scan) -> LineRow | None:
    """Return the row that a scanned product belongs into, or None."""
    rows = [row for row in lines.rows() if row.product.id == product.id]
    # The same fluid may stand there twice: the row of this lot, then the one without any.
    same = (row for row in rows if scan.lot and row.line().lot == scan.lot)
    free = (row for row in rows if not row.line().lot)
    return next(same, None) or next(free, None) or (rows[0] if rows else None)


def in_conflict(row: LineRow | None, scan: Scan) -> bool:
    """Tell whether a row states another lot or expiry than the package."""
    if row is None or scan.doubt is not None:
        return False
    line, expiry = row.line(), _expiry(scan)
    return any(
        known and read and known != read
        for known, read in ((line.lot, scan.lot), (line.expiry, expiry))
    )


def fill(form: EntryForm, product: Product, scan: Scan) -> None:
    """Fill a product in; of a scan in doubt the lot is left to the person who has the package."""
    row = row_of(form.lines, product, scan)
    is_new = row is None
    if row is None:
        form.lines.add(product)
        row = form.lines.rows()[-1]
    lot = "" if scan.doubt is not None else scan.lot
    for name, value in (("lot", lot), ("expiry", _expiry(scan))):
        editor = row.fields[name]
        if value and isinstance(editor, LineEdit):
            editor.setText(value)
    row.focus("lot")
    if is_new:
        row.focus("dose")
    form.moved_to.emit(row)


def _expiry(scan: Scan) -> str:
    return "" if scan.expiry is None else scan.expiry.isoformat()
