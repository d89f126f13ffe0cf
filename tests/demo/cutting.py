"""Finds words on the screen that have too little room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.labels import ElidedLabel
from app.ui.kit.look import font, px
from app.ui.kit.rows import TONE_ROLE
from app.ui.kit.table import Table

_ROWS = 60  # so many rows of a table are measured


def cut_words(width, height, windows=None, *, cells=True):
    """Return what is cut off on a screen of a size, each with its window and its name.

    Looked at is every window there is, or those that are named; `cells` of tables hold what was
    typed, and their columns have no room for words that are longer than ours.
    """
    faults = []
    for top in QApplication.topLevelWidgets() if windows is None else windows:
        if not top.isVisible():
            continue
        if top.width() > width or top.height() > height:
            faults.append(f"{_name(top)} is {top.width()} x {top.height()}")
        for one in top.findChildren(QWidget):
            if one.isVisible() and one.window() is top:
                faults += [f"{_path(one)}: {fault}" for fault in _faults(one, cells)]
    return faults


def _faults(one, cells):
    if isinstance(one, QAbstractButton):
        yield from _faults_of_button(one)
    elif isinstance(one, QLabel) and one.text() and not isinstance(one, ElidedLabel):
        yield from _faults_of_label(one)
    if cells and isinstance(one, Table):
        yield from _faults_of_table(one)
    if isinstance(one, QAbstractButton | QLabel) and one.text() and not _scrolls(one):
        seen = one.visibleRegion().boundingRect()
        if seen.width() < one.width() or seen.height() < one.height():
            yield (
                f"{one.text()!r} shows {seen.width()} x {seen.height()} "
                f"of {one.width()} x {one.height()}"
            )


def _faults_of_button(one):
    # A button of the kit breaks its words into two lines first.
    least = one.least_width() if isinstance(one, Button) else one.minimumSizeHint().width()
    if one.text() and one.width() < least:
        yield f"{one.text()!r} has {one.width()} of {least}"


def _faults_of_label(one):
    if one.wordWrap():
        needed = one.heightForWidth(one.width())
        if needed > one.height():
            yield f"{one.text()!r} has {one.height()} of {needed} in height"
        return
    lines = one.text().split("\n")
    needed = max(one.fontMetrics().horizontalAdvance(line) for line in lines)
    if needed > one.contentsRect().width():
        yield f"{one.text()!r} has {one.contentsRect().width()} of {needed}"


def _faults_of_table(table):
    """Tell cells that are cut off though another column of the table has the room they lack."""
    shown = [at for at in range(table.model().columnCount()) if not table.isColumnHidden(at)]
    needed = {at: _needed(table, at) for at in shown}
    spare = max((table.columnWidth(at) - needed[at][0] for at in shown), default=0)
    for at, (width, text) in needed.items():
        lacking = width - table.columnWidth(at)
        if 0 < lacking <= spare:
            yield f"cell {text!r} has {table.columnWidth(at)} of {width}; {spare} are spare"


def _needed(table, column):
    """Return the width that a column needs and its widest text; a chip takes all it has."""
    rows, display = table.model(), Qt.ItemDataRole.DisplayRole
    title = rows.headerData(column, Qt.Orientation.Horizontal) or ""
    needed = (QFontMetrics(font(12)).horizontalAdvance(title), title)
    for row in range(min(rows.rowCount(), _ROWS)):
        cell = rows.index(row, column)
        if cell.data(TONE_ROLE):
            return table.columnWidth(column), ""
        text = str(cell.data(display) or "")
        letters = QFontMetrics(cell.data(Qt.ItemDataRole.FontRole))
        needed = max(needed, (letters.horizontalAdvance(text), text))
    return needed[0] + px(20), needed[1]


def _scrolls(one):
    above = one.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _name(one):
    return one.objectName() or type(one).__name__


def _path(one):
    names = []
    while one is not None:
        names.append(_name(one))
        one = None if one.isWindow() else one.parentWidget()
    return ".".join(reversed(names[:4]))
