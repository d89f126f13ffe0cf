"""The form of the clinic's first physician, password included."""

from collections.abc import Sequence
from uuid import UUID

from app.domain.errors import Fault, Refused
from app.domain.passwords import PASSWORD_LENGTH, check_password
from app.domain.staff import Member, Role, check_member
from app.i18n import Wording
from app.ui.kit.card import Card, Section
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.parts.form_rows import form_grid, show_faults
from app.ui.parts.tidy_edit import TidyEdit

# The physician's own number is given when the clinic is made.
_NOBODY_YET = UUID(int=0)


class PhysicianFields(Card):
    """Takes a physician's facts as typed; tells beside each field what is not in order."""

    def __init__(self, say: Wording) -> None:
        super().__init__("physician_fields")
        self._say = say
        self._name = LineEdit("physician_name", example=say("e.g. 山本 美咲"))
        self._romaji = TidyEdit("physician_romaji", example=say("e.g. YAMAMOTO Misaki"))
        self._login = TidyEdit("physician_login", example=say("e.g. yamamoto"))
        self._register = TidyEdit("physician_register_number")
        self._department = LineEdit("physician_department")
        self._password = LineEdit("physician_password", secret=True)
        self._repeat = LineEdit("physician_password_repeat", secret=True)
        self._fields = self._labelled()
        self._lay_out()
        self.setFocusProxy(self._name)

    @property
    def last(self) -> LineEdit:
        """The last field, where Enter means that all is written."""
        return self._repeat

    def member(self) -> Member:
        """Return the physician as typed; what is not in order is told by `faults`."""
        return Member(
            id=_NOBODY_YET,
            login=self._login.value(),
            name=self._name.text().strip(),
            name_romaji=self._romaji.value(),
            role=Role.PHYSICIAN,
            register_number=self._register.value(),
            department=self._department.text().strip(),
        )

    def password(self) -> str:
        """Return the password as typed."""
        return self._password.text()

    def faults(self, around: Sequence[str] = ()) -> tuple[Fault, ...]:
        """Return every fault there is; a password is not made of the names `around`."""
        faults: list[Fault] = []
        try:
            check_member(self.member())
        except Refused as refused:
            faults += refused.faults
        try:
            check_password(self.password(), (*self.member().known_names, *around))
        except Refused as refused:
            faults += refused.faults
        if not self._repeat.text():
            # Two empty fields are alike, and neither is filled in.
            faults.append(Fault("repeat", "missing"))
        elif self._repeat.text() != self.password():
            faults.append(Fault("repeat", "repeat"))
        return tuple(faults)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Tell beside every faulty field what would put it right, and go to the first."""
        show_faults(self._fields, faults, self._say)

    def _labelled(self) -> dict[str, Field]:
        say = self._say
        length = say("at least {length} characters", length=PASSWORD_LENGTH)
        return {
            "name": Field(say("Name"), self._name),
            "name_romaji": Field(say("Name in Latin letters"), self._romaji),
            "login": Field(say("User name"), self._login, hint=say("for signing in")),
            "register_number": Field(say("Medical Register No."), self._register),
            "department": Field(say("Department"), self._department),
            "password": Field(say("Password"), self._password, hint=length),
            "repeat": Field(say("Password once more"), self._repeat),
        }

    def _lay_out(self) -> None:
        fields = self._fields
        section = Section(self._say("First physician"))
        section.body.addLayout(
            form_grid(
                fields,
                (
                    ("name", "name_romaji"),
                    ("login", "register_number"),
                    ("department",),
                    ("password",),
                    ("repeat",),
                ),
                {"department": 2, "password": 2, "repeat": 2},
                2,
            )
        )
        self.body.addWidget(section)
        self.body.addStretch(1)
