"""What is cut off, squeezed or covered on a page, as a test finds it out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget

from app.ui.kit.labels import ElidedLabel

_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly


def cut(page):
    """Return what cannot be seen or pressed whole, each with what is wrong."""
    found = []
    for one in page.findChildren(QWidget):
        if not one.isVisible() or one.isWindow():
            continue
        found += [
            f"{_name(one)} {fault}" for fault in (_squeezed(one), _beyond(one, page)) if fault
        ]
        found += _covering(one)
    return sorted(set(found))


def _squeezed(one):
    if isinstance(one, QLabel) and one.wordWrap():
        return "needs more lines" if one.heightForWidth(one.width()) > one.height() + 1 else ""
    # What was told to be narrower gives way on purpose.
    needed = one.minimumWidth() or one.minimumSizeHint().width()
    if isinstance(one, (QLabel, QAbstractButton)) and one.width() < needed:
        return f"is {one.width()} wide and needs {needed}"
    return ""


def _beyond(one, page):
    """Tell whether it ends outside its page, where nothing scrolls sideways to it."""
    if isinstance(one, QAbstractScrollArea) and one.horizontalScrollBar().maximum() > 2:
        return f"is cut by {one.horizontalScrollBar().maximum()} at the right"
    if not one.rect().isEmpty() and _scrolls(one, page) is None:
        seen = one.visibleRegion().boundingRect()
        if seen.width() < one.width() - 1 or seen.height() < one.height() - 1:
            return "is cut by what is around it"
    return ""


def _scrolls(one, page):
    """Return the place that scrolls and holds it, or None."""
    around = one.parentWidget()
    while around is not None and around is not page:
        if isinstance(around, QAbstractScrollArea):
            return around
        around = around.parentWidget()
    return None


def _covering(one):
    layout = one.layout()
    if layout is None:
        return []
    inside = [each for each in one.findChildren(QWidget, options=_CHILDREN) if each.isVisible()]
    laid = [each for each in inside if _holds(layout, each)]
    return [
        f"{_name(first)} lies over {_name(other)}"
        for place, first in enumerate(laid)
        for other in laid[place + 1 :]
        if min((first.geometry() & other.geometry()).size().toTuple()) > 2
    ]


def _holds(layout, widget):
    items = [layout.itemAt(place) for place in range(layout.count())]
    return any(
        item.widget() is widget or (item.layout() is not None and _holds(item.layout(), widget))
        for item in items
    )


def elided(page):
    """Return the names of the lines that are shortened."""
    return sorted(
        one.objectName()
        for one in page.findChildren(ElidedLabel)
        if one.isVisible() and one.width() < one.sizeHint().width()
    )


def _name(one):
    return one.objectName() or type(one).__name__
