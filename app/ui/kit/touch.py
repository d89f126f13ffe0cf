"""Scrolling by a finger on the content itself."""

from PySide6.QtWidgets import QAbstractScrollArea, QScroller


def by_finger(area: QAbstractScrollArea) -> None:
    """Let a finger drag the content; the mouse keeps its own ways."""
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
