"""What the person must not be given, where it cannot be overlooked."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import Wording
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import Label
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, painting, width_of

_ONE_LINE = 300


class AllergyMark(QWidget):
    """Tinted and bold; that none is recorded is said too, quietly."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("drip_allergy")
        self._say, self._tone = say, "quiet"
        self._icon = IconLabel("info", "text2", 26)
        self._words = Label(size=16, bold=True, wrap=True, name="drip_allergy_words")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), px(4), px(12), px(4))
        row.setSpacing(px(8))
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_allergies(self, allergies: str) -> None:
        """Show these; none are said as none recorded."""
        told = " ".join(allergies.split())
        self._tone = "bad" if told else "quiet"
        words = self._say("Allergy {names}", names=told) if told else ""
        self._words.setText(words or self._say("No allergy is recorded."))
        self._words.setFont(font(17 if told else 13, bold=bool(told)))
        # Two lines for what is long; what is short takes no more than its own width.
        is_long = width_of(self._words.text(), self._words.font()) > px(_ONE_LINE)
        self._words.setWordWrap(is_long)
        self._words.setMinimumWidth(px(_ONE_LINE * 2 // 3) if is_long else 0)
        self._words.set_ink("bad" if told else "text2")
        self._icon.set_icon("octagon-alert" if told else "info", self._tone)
        self.setAccessibleName(self._words.text())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tinted ground."""
        with painting(self) as painter:
            ground = theme().tone(self._tone).ground
            paint_box(painter, QRectF(self.rect()), fill=ground, radius=10)
