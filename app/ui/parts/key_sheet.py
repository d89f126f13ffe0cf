"""The list of keys as a window that stays beside the work."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Hairline
from app.ui.kit.dialog import Dialog
from app.ui.kit.labels import Label
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_box, paint_text, painting, width_of
from app.ui.kit.panel import Scroller
from app.ui.parts.key_list import KeyGroup, key_groups

_WIDE, _HIGH = 940, 660


class KeySheet(Dialog):
    """Every key with what it does; leads to the tour of the window."""

    tour_asked = Signal()

    def __init__(self, say: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key_sheet")
        self.setWindowTitle(say("Keyboard keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = Label(say("Keyboard keys"), size=16, bold=True, name="key_sheet_title")
        tour = Button(say("Tour of the window"), name="tour", icon="eye")
        close = Button(say("Close"), name="close_keys", key_hint="Esc")
        tour.clicked.connect(self.tour_asked)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(tour)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(18), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(title)
        column.addWidget(_listed(key_groups(say)), 1)
        column.addWidget(Hairline())
        column.addLayout(foot)
        room = parent.window().size()
        self.resize(min(px(_WIDE), room.width() - px(40)), min(px(_HIGH), room.height() - px(40)))
        close.setFocus()


def _listed(groups: Sequence[KeyGroup]) -> QWidget:
    held = QWidget()
    sides = QHBoxLayout(held)
    sides.setContentsMargins(0, 0, px(8), 0)
    sides.setSpacing(px(32))
    columns = [QVBoxLayout(), QVBoxLayout()]
    heights = [0, 0]
    for group in groups:
        # Into the column that is shorter so far.
        place = heights.index(min(heights))
        columns[place].addWidget(_Group(group))
        heights[place] += len(group.keys) + 2
    for column in columns:
        column.setSpacing(px(14))
        column.addStretch(1)
        sides.addLayout(column, 1)
    return Scroller(held)


class _Group(QWidget):
    def __init__(self, group: KeyGroup) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(5))
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(group.title, size=13, bold=True), 0, 0, 1, 2)
        for row, (keys, words) in enumerate(group.keys, 1):
            told = Label(words, size=13, ink="text2", wrap=True)
            grid.addWidget(_Keys(keys), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, row, 1)


class _Keys(Label):
    """Keys as they stand on the keyboard."""

    def __init__(self, keys: str) -> None:
        super().__init__(keys, size=12)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the words and the box around them."""
        return QSize(width_of(self.text(), font(12, bold=True)) + px(16), px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box and the keys in it."""
        look, box = theme(), QRectF(self.rect())
        with painting(self) as painter:
            paint_box(painter, box, fill=look.sunken, border=look.control, radius=4)
            face = font(12, bold=True)
            paint_text(painter, box, self.text(), font=face, ink=look.text2, align=CENTRE)
