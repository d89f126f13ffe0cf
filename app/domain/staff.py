"""The people of the clinic, and what each may do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.errors import Fault, NotPermitted, Refused
from app.domain.text import fold

StaffId = UUID
PASSWORD_LENGTH = 13


class Role(StrEnum):
    """What somebody is at the clinic (職種)."""

    PHYSICIAN = "physician"
    NURSE = "nurse"
    PHARMACIST = "pharmacist"
    CLERK = "clerk"


class Permission(StrEnum):
    """A deed that not everybody may do."""

    READ = "read"
    REGISTER_PATIENT = "register_patient"
    WRITE_DRAFT = "write_draft"
    SAVE_TREATMENT = "save_treatment"
    FINALISE_TREATMENT = "finalise_treatment"
    ISSUE_CERTIFICATE = "issue_certificate"
    CONFIRM_LABEL = "confirm_label"
    CHANGE_CLINIC = "change_clinic"


_EVERYBODY = frozenset({Permission.READ, Permission.REGISTER_PATIENT})
_ROLES = {
    Role.PHYSICIAN: frozenset(Permission),
    Role.NURSE: _EVERYBODY | {Permission.WRITE_DRAFT},
    Role.PHARMACIST: _EVERYBODY | {Permission.CONFIRM_LABEL},
    Role.CLERK: _EVERYBODY,
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who did something, and when."""

    by: StaffId
    at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the clinic, with an own account."""

    id: StaffId
    login: str
    name: str
    name_romaji: str
    role: Role
    register_number: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who has signed in and now asks for a deed."""

    member: Member

    @property
    def staff(self) -> StaffId:
        """Return whose deed it is."""
        return self.member.id

    def may(self, permission: Permission) -> bool:
        """Tell whether the deed is this person's to do."""
        return permission in _ROLES[self.member.role]

    def require(self, permission: Permission) -> None:
        """Refuse a deed that is not this person's.

        Raises:
            NotPermitted: the role does not hold the permission.
        """
        if not self.may(permission):
            raise NotPermitted(permission.value)


def check_member(member: Member) -> None:
    """Refuse a person whose facts cannot stand in a record.

    A physician has a Medical Register No. (医籍登録番号) of up to six digits.

    Raises:
        Refused: with every faulty field.
    """
    faults = [
        Fault(field, "missing")
        for field in ("name", "login", "name_romaji")
        if not fold(getattr(member, field))
    ]
    number = member.register_number
    if member.role is Role.PHYSICIAN and not (
        number.isascii() and number.isdigit() and 1 <= len(number) <= 6 and int(number) > 0
    ):
        faults.append(Fault("register_number", "register_number" if number else "missing"))
    if faults:
        raise Refused(tuple(faults))


def check_password(password: str) -> None:
    """Refuse a password that is too short to stand without being changed (guideline 6.0, Q&A).

    Raises:
        Refused: fewer than thirteen characters, or one sign over and over.
    """
    if len(password) < PASSWORD_LENGTH or len(set(password)) < 5:
        raise Refused((Fault("password", "password", (("length", str(PASSWORD_LENGTH)),)),))
