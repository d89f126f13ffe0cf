"""The people of the clinic, and what each may do."""

import re
from enum import StrEnum
from uuid import UUID

from app.domain.errors import Fault, NotPermitted, Refused
from app.domain.text import fold
from app.domain.values import dataclass

StaffId = UUID
# A name to sign in with is typed every morning, on any keyboard.
_LOGIN = r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}"


class Role(StrEnum):
    """What somebody is at the clinic (職種)."""

    PHYSICIAN = "physician"
    NURSE = "nurse"
    PHARMACIST = "pharmacist"
    CLERK = "clerk"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Permission(StrEnum):
    """A deed that not everybody may do."""

    ENTER = "enter"
    READ = "read"
    REGISTER_PATIENT = "register_patient"
    RECORD_ATHLETE = "record_athlete"
    WRITE_DRAFT = "write_draft"
    SAVE_TREATMENT = "save_treatment"
    WRITE_PROXY = "write_proxy"
    GIVE = "give"
    FINALISE_TREATMENT = "finalise_treatment"
    ISSUE_CERTIFICATE = "issue_certificate"
    TAKE_OUT = "take_out"
    CONFIRM_LABEL = "confirm_label"
    MANAGE_MASTERS = "manage_masters"
    CHANGE_CLINIC = "change_clinic"
    BACK_UP = "back_up"
    MANAGE_PEOPLE = "manage_people"
    READ_AUDIT = "read_audit"


# Why it is so: docs/decisions/0018.
_EVERYBODY = frozenset({Permission.ENTER})
_CARE = _EVERYBODY | {Permission.READ, Permission.REGISTER_PATIENT}
_PROXY = frozenset({Permission.WRITE_DRAFT, Permission.WRITE_PROXY})
_ROLES = {
    Role.PHYSICIAN: frozenset(Permission),
    Role.NURSE: _CARE | _PROXY | {Permission.RECORD_ATHLETE, Permission.GIVE},
    Role.PHARMACIST: _CARE
    | {Permission.RECORD_ATHLETE, Permission.CONFIRM_LABEL, Permission.MANAGE_MASTERS},
    Role.CLERK: _CARE | _PROXY,
    Role.ADMINISTRATOR: _EVERYBODY
    | {
        Permission.MANAGE_MASTERS,
        Permission.CHANGE_CLINIC,
        Permission.MANAGE_PEOPLE,
        Permission.BACK_UP,
        Permission.READ_AUDIT,
    },
    Role.AUDITOR: _EVERYBODY | {Permission.READ, Permission.READ_AUDIT},
}
# An emergency code lets nobody be a physician, who signs with a name and a register number.
EMERGENCY_ROLES = (Role.NURSE, Role.PHARMACIST, Role.CLERK)


def permissions_of(role: Role) -> frozenset[Permission]:
    """Return what everybody in a role may do."""
    return _ROLES[role]


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the clinic, with an own account; never deleted, at most closed out.

    One made for an emergency code (緊急時) is nobody's account: whoever breaks the glass gives
    it a name.
    """

    id: StaffId
    login: str
    name: str
    name_romaji: str
    role: Role
    register_number: str = ""
    department: str = ""
    is_active: bool = True
    is_emergency: bool = False
    version: int = 1

    @property
    def known_names(self) -> tuple[str, ...]:
        """Return what everybody knows of the person, and so no password may be made of."""
        return (self.login, self.name, self.name_romaji, self.register_number, self.department)


@dataclass(frozen=True, slots=True)
class MemberForm:
    """What is asked of a new person, or of one whose facts change; the login never changes."""

    login: str
    name: str
    name_romaji: str
    role: Role
    register_number: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who has signed in and now asks for a deed.

    One who is held may set up the second factor and nothing else: the clinic's grace is over.
    """

    member: Member
    is_held: bool = False

    @property
    def staff(self) -> StaffId:
        """Return whose deed it is."""
        return self.member.id

    def may(self, permission: Permission) -> bool:
        """Tell whether the deed is this person's to do."""
        granted = _EVERYBODY if self.is_held else permissions_of(self.member.role)
        return permission in granted

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
    if fold(member.login) and not re.fullmatch(_LOGIN, member.login):
        faults.append(Fault("login", "login"))
    number = member.register_number
    if member.role is Role.PHYSICIAN and not (
        number.isascii() and number.isdigit() and 1 <= len(number) <= 6 and int(number) > 0
    ):
        faults.append(Fault("register_number", "register_number" if number else "missing"))
    if faults:
        raise Refused(tuple(faults))
