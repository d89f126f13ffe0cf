"""What is to be done now, in large letters: whom to ask, what to read, how the drip runs."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.barcode import CodePicture
from app.ui.kit.big_button import BigButton
from app.ui.kit.labels import Label
from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, paint_focus, painting

_PICTURE_FROM = 420


class ScanCard(QWidget):
    """A picture and three lines; while the person is asked for, a button that it is the one."""

    confirmed = Signal()  # the person said name and birth date

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("scan_card")
        self._loud, self._has_keyboard = True, False
        self._picture = CodePicture()
        self._title = Label(size=24, bold=True, wrap=True, name="scan_title")
        self._what = Label(size=20, bold=True, ink="accent", wrap=True, name="scan_what")
        self._hint = Label(size=14, ink="text2", wrap=True, name="scan_hint")
        self.confirm = BigButton(
            say("The person said name and birth date"), name="person_by_hand", icon="check"
        )
        self.confirm.clicked.connect(self.confirmed)
        words = QVBoxLayout()
        words.setSpacing(px(6))
        words.addStretch(1)
        for label in (self._title, self._what, self._hint):
            label.setMinimumWidth(px(120))
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(24))
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(16), px(24), px(16))
        column.setSpacing(px(12))
        column.addLayout(row)
        column.addWidget(self.confirm)
        self.confirm.hide()

    def show_words(
        self, title: str, what: str, hint: str, *, icon: str = "", loud: bool = True
    ) -> None:
        """Show what is to be done; ``icon`` takes the place of the code, ``loud`` is for a deed."""
        self._loud = loud
        for label, words in ((self._title, title), (self._what, what), (self._hint, hint)):
            label.setText(words)
            label.setVisible(bool(words))
        self._picture.show_icon(icon)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{what} {hint}".strip())
        self.update()

    def ring(self, has_keyboard: bool) -> None:
        """Show that what is typed or scanned goes here, or no more."""
        self._has_keyboard = has_keyboard
        self.update()

    def ask_person(self, asked: bool) -> None:
        """Offer to confirm the person by hand, or no more."""
        self.confirm.setVisible(asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where the words need its room."""
        super().resizeEvent(event)
        self._picture.setVisible(self.width() >= px(_PICTURE_FROM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground: tinted with a border where something is to be done."""
        look, box = theme(), QRectF(self.rect())
        fill, border = (look.accent_bg, look.accent) if self._loud else (look.surface, look.line)
        with painting(self) as painter:
            wide = 2.0 if self._loud else 1.0
            paint_box(painter, box, fill=fill, border=border, width=wide, radius=14)
            if self._has_keyboard:
                gap = px(5)
                paint_focus(painter, box.adjusted(gap, gap, -gap, -gap), 10)
