"""What stands where a list would be, while there is nothing in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.labels import Label
from app.ui.kit.look import px


class Empty(QWidget):
    """Two quiet sentences: what is not there, and what would bring it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._what = Label(size=15, bold=True, ink="text2", wrap=True, name=f"{name}_what")
        self._way = Label(ink="text2", wrap=True, name=f"{name}_way")
        column = QVBoxLayout(self)
        column.setSpacing(px(6))
        column.addStretch(2)
        for label in (self._what, self._way):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)

    def tell(self, what: str, way: str) -> None:
        """Tell what is not there, and what would bring it."""
        self._what.setText(what)
        self._way.setText(way)
