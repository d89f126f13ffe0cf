"""Finds words on the screen that have too little room."""

from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.labels import ElidedLabel


def cut_words(width, height, windows=None):
    """Return what is cut off on a screen of a size, each with its window and its name.

    Looked at is every window there is, or those that are named.
    """
    faults = []
    for top in QApplication.topLevelWidgets() if windows is None else windows:
        if not top.isVisible():
            continue
        if top.width() > width or top.height() > height:
            faults.append(f"{_name(top)} is {top.width()} x {top.height()}")
        for one in top.findChildren(QWidget):
            if one.isVisible() and one.window() is top:
                faults += [f"{_path(one)}: {fault}" for fault in _faults(one)]
    return faults


def _faults(one):
    if isinstance(one, QAbstractButton):
        yield from _faults_of_button(one)
    elif isinstance(one, QLabel) and one.text() and not isinstance(one, ElidedLabel):
        yield from _faults_of_label(one)
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
