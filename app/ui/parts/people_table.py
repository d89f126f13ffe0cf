"""The table of the clinic's people."""

from collections.abc import Sequence
from typing import NamedTuple

from app.domain.staff import Member
from app.i18n import Wording
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.words import person_word, post_word


class PersonRow(NamedTuple):
    """One person as the table shows them."""

    member: Member
    has_key: bool
    must_change_password: bool
    has_second_factor: bool


class PeopleTable(Table):
    """Everybody with an account, those who may come in first."""

    def __init__(self, say: Wording) -> None:
        super().__init__(_columns(say), name="people_table", spoken=say("People"))

    def show_people(self, people: Sequence[PersonRow]) -> None:
        """Show these instead."""
        self.show_rows(people)
        if people and self.current_place() < 0:
            self.selectRow(0)


def _columns(say: Wording) -> list[Column]:
    return [
        Column(
            say("Name"), lambda one: person_word(one.member, say), bold=True, least=110, wish=150
        ),
        Column(say("User name"), lambda one: one.member.login, width=90),
        Column(
            say("Role"),
            lambda one: post_word(one.member.role, say),
            width=103,
            tip=lambda one: _post(one.member, say),
        ),
        Column(
            say("Sign-in"), lambda one: _standing(one, say), width=140, tone=_tone, icon=_no_icon
        ),
        Column(say("Second factor"), lambda one: _factor(one, say), width=103, drop=1),
    ]


def _post(member: Member, say: Wording) -> str:
    # Beside the safe there is no room for a column of its own.
    role = post_word(member.role, say)
    if not member.department:
        return role
    return say("{role}, {department}", role=role, department=member.department)


def _standing(one: PersonRow, say: Wording) -> str:
    if not one.member.is_active:
        return say("closed")
    if not one.has_key:
        return say("no password")
    return say("one-time password") if one.must_change_password else say("open")


def _tone(one: PersonRow) -> str:
    if not one.member.is_active:
        return "quiet"
    return "" if one.has_key and not one.must_change_password else "caution"


def _no_icon(_one: PersonRow) -> str:
    return ""


def _factor(one: PersonRow, say: Wording) -> str:
    return say("set up") if one.has_second_factor else "–"
