"""Words on the window in one of the inks."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.kit.look import BASE_PX, font, px
from app.ui.kit.painting import paint_text, painting

# The inks of labels are roles of the palette, so a change of theme reaches every label by
# itself and costs no Python; style.palette fills the roles.
ROLES: Final = {
    "text": QPalette.ColorRole.WindowText,
    "text2": QPalette.ColorRole.LinkVisited,
    "text3": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Link,
    "bad": QPalette.ColorRole.BrightText,
    "on_accent": QPalette.ColorRole.HighlightedText,
}


class Label(QLabel):
    """Plain text in a size, weight and ink; never taken for HTML."""

    def __init__(
        self,
        text: str = "",
        *,
        size: float = BASE_PX,
        bold: bool = False,
        ink: str = "text",
        wrap: bool = False,
        name: str = "",
    ) -> None:
        """Make the label; ``wrap`` lets it take several lines."""
        super().__init__()
        # Qt.TextFormat.PlainText by its number, see painting.py.
        self.setProperty("textFormat", 0)
        self.setFont(font(size, bold=bold))
        self.setWordWrap(wrap)
        self.setObjectName(name)
        self.set_ink(ink)
        self.setText(text)

    def set_ink(self, ink: str) -> None:
        """Write in another ink (text, text2, text3, accent, bad, on_accent)."""
        self.setForegroundRole(ROLES[ink])

    def set_bold(self, bold: bool) -> None:
        """Write bold or regular."""
        changed = self.font()
        changed.setBold(bold)
        self.setFont(changed)


class ElidedLabel(Label):
    """One line that gives way: shortened at its end, whole in its tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        size: float = BASE_PX,
        bold: bool = False,
        ink: str = "text",
        name: str = "",
        spread: bool = False,
    ) -> None:
        """Make the label; ``spread`` lets it take all the room that is left."""
        super().__init__(text, size=size, bold=bold, ink=ink, name=name)
        across = QSizePolicy.Policy.Expanding if spread else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for two signs only."""
        return QSize(min(self.sizeHint().width(), px(28)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        # The label of a field marks a key of its own with "&", and an "&" by another one.
        # The stubs say that there is always one.
        buddy: QWidget | None = self.buddy()
        text = self.text() if buddy is None else self.text().replace("&&", "&")
        cut = self.fontMetrics().horizontalAdvance(text) > self.width()
        if self.toolTip() != (text if cut else ""):
            self.setToolTip(text if cut else "")
        with painting(self) as painter:
            ink = self.palette().color(self.foregroundRole()).name()
            paint_text(painter, QRectF(self.rect()), text, font=self.font(), ink=ink)


class HintLabel(ElidedLabel):
    """A hint that is shown whole or not at all."""

    def minimumSizeHint(self) -> QSize:
        """Ask for no room."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it where it has room."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
        else:
            self.setToolTip(self.text())
