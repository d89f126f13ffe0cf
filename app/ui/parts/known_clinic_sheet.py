"""As whose a fingerprint is kept, and by which other way it was compared."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from app.domain.known_clinics import Compared, KnownClinicForm
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.parts.filing_sheet import FilingSheet

_WAYS: dict[Compared, Callable[[Wording], str]] = {
    Compared.TELEPHONE: lambda say: say("By telephone, on a number known before"),
    Compared.LETTER: lambda say: say("By a letter on paper"),
    Compared.IN_PERSON: lambda say: say("Face to face"),
}


def compared_word(way: Compared, say: Wording) -> str:
    """Return by which way a fingerprint was compared."""
    return _WAYS[way](say)


class KnownClinicSheet(FilingSheet):
    """Asks for the fingerprint, the clinic's name, and how the two were found to belong together."""

    def __init__(self, say: Wording, fingerprint: str = "") -> None:
        super().__init__("known_clinic_sheet", say)
        self._fingerprint = LineEdit("known_fingerprint", example="0123 4567 89ab cdef …")
        self._fingerprint.setText(fingerprint)
        self._fingerprint.setCursorPosition(0)
        self._name = LineEdit("known_name", example=say("e.g. 架空駅前クリニック"))
        ways = [Option(way, compared_word(way, say)) for way in Compared]
        self._compared = Choice("known_compared", ways, placeholder=say("Choose"))
        self.fields = {
            "fingerprint": Field(say("Fingerprint"), self._fingerprint, hint=say("64 characters")),
            "name": Field(say("Name of the clinic"), self._name),
            "compared": Field(say("How it was compared"), self._compared),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for field in self.fields.values():
            column.addWidget(field)
        self.setFocusProxy(self._name if fingerprint else self._fingerprint)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        return self._fingerprint.text(), self._name.text().strip(), self._compared.value()

    def value(self) -> KnownClinicForm:
        """Return what is typed; what is not in order the clinic tells."""
        way = self._compared.value()
        compared = way if isinstance(way, Compared) else None
        return KnownClinicForm(self._fingerprint.text(), self._name.text(), compared)
