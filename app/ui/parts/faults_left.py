"""How many faults of a form are left, told in the bar below it while they are being cured."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import Wording
from app.ui.kit.action_bar import ActionBar
from app.ui.kit.fields import Field


class FaultsLeft(QObject):
    """Counts the fields that still show an error; at none the bar is quiet again."""

    def __init__(self, form: QWidget, bar: ActionBar, say: Wording) -> None:
        super().__init__(form)
        self._bar, self._say = bar, say
        self._fields = form.findChildren(Field)
        self._is_told = False
        for field in self._fields:
            field.cured.connect(self._on_cured)

    def tell(self) -> None:
        """Tell how many there are, and go on telling while they are cured."""
        self._is_told = True
        self._on_cured()

    def _on_cured(self) -> None:
        count = sum(bool(field.error) for field in self._fields)
        if not self._is_told:
            return
        if count:
            say = self._say
            words = (
                say("1 item keeps this from being saved.")
                if count == 1
                else say("{count} items keep this from being saved.", count=count)
            )
            self._bar.tell(words, icon="octagon-alert", ink="bad")
        else:
            self._is_told = False
            self._bar.tell("")
