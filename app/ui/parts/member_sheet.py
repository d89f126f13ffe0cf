"""The form of a person of the clinic."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import Fault, Refused
from app.domain.staff import Member, MemberForm, Role
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.option import Option
from app.ui.parts.filing_sheet import FilingSheet
from app.ui.parts.form_rows import form_grid
from app.ui.parts.tidy_edit import TidyEdit
from app.words import post_word


class MemberSheet(FilingSheet):
    """Name, role and register number; the name to sign in with is given once."""

    def __init__(self, say: Wording, roles: Sequence[Role], member: Member | None = None) -> None:
        super().__init__("member_sheet", say)
        self._name = LineEdit("member_name", example=say("e.g. 山本 美咲"))
        self._romaji = TidyEdit("member_romaji", example=say("e.g. YAMAMOTO Misaki"))
        self._login = TidyEdit("member_login", example=say("e.g. yamamoto"))
        self._role = Choice("member_role", [Option(role, post_word(role, say)) for role in roles])
        self._register = TidyEdit("member_register_number")
        self._department = LineEdit("member_department")
        self.fields = self._labelled()
        if member is not None:
            self._show(member)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        rows = (("name", "name_romaji"), ("login", "role"), ("register_number", "department"))
        column.addLayout(form_grid(self.fields, rows, {}, 2))
        self._role.chosen.connect(self._on_role)
        self._on_role()
        self.setFocusProxy(self._name)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        lines = (self._name, self._romaji, self._login, self._register, self._department)
        return (*(line.text().strip() for line in lines), self._role.value())

    def value(self) -> MemberForm:
        """Return what is typed; what is not in order the clinic tells. Raises Refused without a role."""
        role = self._role.value()
        if not isinstance(role, Role):
            raise Refused((Fault("role", "missing"),))
        return MemberForm(
            login=self._login.value(),
            name=self._name.text().strip(),
            name_romaji=self._romaji.value(),
            role=role,
            register_number=self._register.value(),
            department=self._department.text().strip(),
        )

    def _show(self, member: Member) -> None:
        self._name.setText(member.name)
        self._romaji.setText(member.name_romaji)
        self._login.setText(member.login)
        self._login.setEnabled(False)
        self._role.set_value(member.role)
        self._register.setText(member.register_number)
        self._department.setText(member.department)

    def _on_role(self) -> None:
        self.fields["register_number"].setEnabled(self._role.value() is Role.PHYSICIAN)

    def _labelled(self) -> dict[str, Field]:
        say = self._say
        licence = say("physicians alone")
        return {
            "name": Field(say("Name"), self._name),
            "name_romaji": Field(say("Name in Latin letters"), self._romaji),
            "login": Field(say("User name"), self._login, hint=say("for signing in")),
            "role": Field(say("Role"), self._role),
            "register_number": Field(say("Medical Register No."), self._register, hint=licence),
            "department": Field(say("Department"), self._department, hint=say("optional")),
        }
