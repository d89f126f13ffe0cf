"""A line whose text means something: any way of writing is taken, one way is shown."""

from typing import Any

from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px


class ReadEdit(LineEdit):
    """A line whose text means something; what cannot be read stays as typed."""

    def __init__(self, name: str, *, example: str, spoken: str, width: int) -> None:
        super().__init__(name, example=example, spoken=spoken)
        self._value: Any = None
        if width:
            self.setFixedWidth(px(width))
        self.textChanged.connect(self._on_text)
        self.editingFinished.connect(self._tidy)

    def is_unreadable(self) -> bool:
        """Tell whether something is written that means nothing to us."""
        return bool(self.text().strip()) and self._value is None

    def _on_text(self) -> None:
        value = self._meant(self.text().strip())
        if value != self._value:
            self._value = value
            self._announce()

    def _tidy(self) -> None:
        if self._value is not None and self.text() != self._shown():
            self.rewrite(self._shown())

    def _meant(self, text: str) -> object:
        raise NotImplementedError

    def _shown(self) -> str:
        raise NotImplementedError

    def _announce(self) -> None:
        raise NotImplementedError
