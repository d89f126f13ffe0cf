"""Fills the fictional clinic: its patients, some days of work, and one infusion that waits to be written down."""

import sys
from datetime import UTC, datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from app.demo.athletes import file_athletes
from app.demo.certified import Certified
from app.demo.drips import Drips
from app.demo.forms import dehydration
from app.demo.past import PastClock
from app.demo.people import COLLEAGUES, FOUNDING, LOGIN, OTHERS, PASSWORD, TODAYS, WAITING
from app.demo.records import PastDays
from app.demo.regular import keep_sets
from app.domain.calendar import local
from app.domain.imprints import Imprint, ImprintKind
from app.domain.patients import PatientId
from app.services.coming_in import Arrival
from app.services.door import OpenClinic
from app.services.ports import NewId
from app.ui.kit.choice import Choice

_OTHERS = ", ".join(one.login for one in COLLEAGUES)


def furnish(clinic: OpenClinic, clock: PastClock, new_id: NewId) -> PatientId:
    """Let the colleagues in, register the patients, write some days down; return who waits today."""
    inside = []
    for colleague in COLLEAGUES:
        given = clinic.people.add(clinic.actor, colleague).password
        inside.append(clinic.enter_again(Arrival(colleague.login, given, "", PASSWORD)))
    others = {
        one.family: clinic.patients.register(clinic.actor, one).id for one in (*OTHERS, *TODAYS)
    }
    file_athletes(clinic, others, local(datetime.now(UTC)))
    # The first of the colleagues is the nurse.
    nurse, days = inside[0].actor, PastDays(clinic, inside[0].actor, others, clock, new_id)
    Certified(clinic, clock, new_id).write(others)
    late = days.write()
    Drips(clinic, nurse, others, new_id, lambda ago: clock.put_back(minutes=ago)).write()
    clock.put_back(minutes=0)
    days.write_today(late)
    keep_sets(clinic, new_id)
    clinic.imprints.choose(clinic.actor, Imprint(ImprintKind.ROUND))
    waiting = clinic.patients.register(clinic.actor, WAITING)
    clinic.drafts.keep(clinic.actor, dehydration(new_id(), waiting.id, clinic.actor.staff))
    return waiting.id


def greet() -> None:
    """Tell on the console how to come in."""
    sys.stdout.write(
        f"A fictional clinic is open. Sign in as {FOUNDING.login} with {PASSWORD} "
        "(already filled in: press Enter).\n"
        f"The nurse, the pharmacist and the administrator have the same password: {_OTHERS}.\n"
        f"架空の診療所を開きました。{LOGIN} / {PASSWORD} でサインインします(入力済み、Enter)。\n"
        f"看護師・薬剤師・管理者のパスワードも同じです: {_OTHERS}\n"
    )


def fill_in(window: QWidget) -> None:
    """Write the physician's name and password into the sign-in page, so that Enter is enough."""
    login = window.findChild(Choice, "sign_in_login")
    line = window.findChild(QLineEdit, "sign_in_password")
    if login is not None and line is not None:
        login.set_value(LOGIN)
        line.setText(PASSWORD)
        line.setFocus()
