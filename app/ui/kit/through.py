"""Tab through everything: past what only hands the keyboard on."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget


def tab_through(window: QWidget, tab: Callable[[], bool]) -> bool:
    """Let Tab go on as if nothing in a window stood in for a control, and tell whether it went.

    Qt stops at a page, or a row of buttons, for the one control to which it hands the keyboard
    on, and would never come to what stands before that: other buttons, or the rail.
    """
    # Nobody may stand in for another, though the stubs say otherwise.
    around: list[tuple[QWidget, QWidget | None]] = [
        (one, one.focusProxy()) for one in (window, *window.findChildren(QWidget))
    ]
    stand_ins = [(one, inside) for one, inside in around if inside is not None]
    for one, _ in stand_ins:
        one.setFocusProxy(None)  # type: ignore[arg-type]  # nobody, which the stubs forget
    try:
        return tab()
    finally:
        for one, inside in stand_ins:
            one.setFocusProxy(inside)
