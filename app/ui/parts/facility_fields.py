"""The form of the clinic's own facts."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.errors import Fault, Refused
from app.domain.facilities import Facility, check_facility, code_is_usual
from app.i18n import Wording
from app.ui.kit.card import Card, Section
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.ui.kit.tick import Tick
from app.ui.parts.form_rows import form_grid, show_faults
from app.ui.parts.tidy_edit import TidyEdit

_CODE_DIGITS = 10


class FacilityFields(Card):
    """Takes the clinic's facts as typed; tells beside each field what is not in order."""

    def __init__(self, say: Wording, name: str = "facility", title: str = "") -> None:
        """Make the form; its fields' names begin with `name`."""
        super().__init__(f"{name}_fields")
        self._say, self._title = say, title or say("Clinic")
        self._name = LineEdit(f"{name}_name")
        self._name_en = LineEdit(f"{name}_name_en")
        self._address = LineEdit(f"{name}_address")
        self._phone = TidyEdit(f"{name}_phone", example="03-0000-0000")
        self._director = LineEdit(f"{name}_director")
        self._beds = NumberEdit(f"{name}_beds", width=80)
        self._code = TidyEdit(f"{name}_code")
        self._undesignated = Tick(say("Not designated"), name=f"{name}_undesignated")
        self._doubt = Notice(f"{name}_code_doubt")
        self.fields = self._labelled()
        self._lay_out()
        self._undesignated.toggled.connect(self._on_undesignated)
        self._code.textChanged.connect(self._doubt_code)
        self.setFocusProxy(self._name)

    def show_facility(self, facility: Facility) -> None:
        """Fill in the facts as they stand."""
        self._name.setText(facility.name)
        self._name_en.setText(facility.name_en)
        self._address.setText(facility.address)
        self._phone.setText(facility.phone)
        self._director.setText(facility.director)
        self._beds.setText(str(facility.beds))
        self._undesignated.setChecked(facility.institution_code is None)
        self._code.setText(facility.institution_code or "")

    def facility(self) -> Facility:
        """Return what is typed; what is not in order is told by `faults`."""
        beds = self._beds.number()
        designated = not self._undesignated.isChecked()
        return Facility(
            name=self._name.text().strip(),
            name_en=self._name_en.text().strip(),
            address=self._address.text().strip(),
            phone=self._phone.value(),
            director=self._director.text().strip(),
            beds=int(beds) if _is_count(beds) else -1,
            institution_code=self._code.value() if designated else None,
        )

    def faults(self) -> tuple[Fault, ...]:
        """Return every fault there is."""
        try:
            check_facility(self.facility())
        except Refused as refused:
            return refused.faults
        return ()

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Tell beside every faulty field what would put it right, and go to the first."""
        show_faults(self.fields, faults, self._say)

    def _labelled(self) -> dict[str, Field]:
        say = self._say
        beds = WithUnit(self._beds, say("beds"))
        beds.setObjectName(f"{self._beds.objectName()}_row")
        return {
            "name": Field(say("Name of the clinic"), self._name),
            "name_en": Field(say("Name in English"), self._name_en, hint=say("optional")),
            "address": Field(say("Address"), self._address),
            "phone": Field(say("Phone"), self._phone),
            "director": Field(say("Director"), self._director),
            "beds": Field(say("Number of beds"), beds, hint=say("0 if none")),
            "institution_code": Field(
                say("Institution code"), _CodeRow(self._code, self._undesignated)
            ),
        }

    def _lay_out(self) -> None:
        fields = self.fields
        section = Section(self._title)
        section.body.addLayout(
            form_grid(
                fields,
                (
                    ("name", "name_en"),
                    ("address",),
                    ("phone", "director"),
                    ("beds", "institution_code"),
                ),
                {"name": 2, "name_en": 2, "address": 4, "phone": 2, "director": 2}
                | {"beds": 1, "institution_code": 3},
                4,
            )
        )
        section.body.addWidget(self._doubt)
        self.body.addWidget(section)
        self.body.addStretch(1)

    def _on_undesignated(self, undesignated: bool) -> None:
        if undesignated:
            self._code.clear()
        self._code.setEnabled(not undesignated)
        self.fields["institution_code"].clear_error()

    def _doubt_code(self) -> None:
        code = self._code.value()
        whole = len(code) == _CODE_DIGITS and code.isascii() and code.isdigit()
        if not whole or code_is_usual(code):
            self._doubt.clear()
            return
        self._doubt.tell(
            "caution",
            self._say("The last digit of the code is unusual. Compare it with the designation."),
        )


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


class _CodeRow(QWidget):
    """The code and, beside it, the tick that makes it needless."""

    def __init__(self, code: TidyEdit, tick: Tick) -> None:
        super().__init__()
        self._code = code
        self.setObjectName(f"{code.objectName()}_row")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(code, 1)
        row.addWidget(tick)
        self.setFocusProxy(code)

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call `tell` whenever the code changes."""
        self._code.on_change(tell)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the border of an error."""
        self._code.set_bad(bad)
