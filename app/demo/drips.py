"""Drips of today at the fictional clinic: one ordered, one running, one given by the nurse."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.demo.forms import BASIS, SALINE, dehydration
from app.demo.people import BOXER, NO_ATHLETE, SWIMMER
from app.domain.calendar import local
from app.domain.course import Act, TypedStep
from app.domain.formulary import Route
from app.domain.keys import PatientId
from app.domain.patients import PatientForm
from app.domain.staff import Actor
from app.domain.treatments import Draft, DraftLine, LineRole, Treatment
from app.services.door import OpenClinic
from app.services.ports import NewId


class Drips:
    """Orders as the physician and gives as the nurse; `put_back` puts the clinic's clock back."""

    def __init__(
        self,
        clinic: OpenClinic,
        nurse: Actor,
        patients: Mapping[str, PatientId],
        new_id: NewId,
        put_back: Callable[[int], object],
    ) -> None:
        self._clinic, self._nurse, self._patients = clinic, nurse, patients
        self._new_id, self._put_back = new_id, put_back

    def write(self) -> None:
        """Write all three, each step at its own moment, and leave the clock at today."""
        given = self._order(NO_ATHLETE, "500", minutes_ago=150)
        given = self._give(given, Act.BEGUN, 140, note="右前腕 22G。")
        given = self._give(given, Act.INTERRUPTED, 110, delivered_ml="240", note="トイレのため。")
        given = self._give(given, Act.RESUMED, 100)
        self._give(given, Act.ENDED, 70, delivered_ml="500")
        running = self._order(SWIMMER, "100", minutes_ago=40)
        running = self._give(running, Act.BEGUN, 30)
        self._give(running, Act.RATE_CHANGED, 12, rate_ml_h="60", note="血管痛の訴え。")
        self._order(BOXER, "100", minutes_ago=0)

    def _order(self, whose: PatientForm, volume: str, *, minutes_ago: int) -> Treatment:
        self._put_back(minutes_ago)
        draft = self._form(whose, volume, minutes_ago)
        return self._clinic.treatments.order(self._clinic.actor, draft)

    def _give(
        self,
        order: Treatment,
        act: Act,
        minutes_ago: int,
        *,
        delivered_ml: str = "",
        rate_ml_h: str = "",
        note: str = "",
    ) -> Treatment:
        self._put_back(minutes_ago)
        at = _clock(minutes_ago)
        typed = TypedStep(self._new_id(), act, at, delivered_ml, rate_ml_h, note)
        return self._clinic.giving.give(self._nurse, order.id, typed)

    def _form(self, whose: PatientForm, volume: str, minutes_ago: int) -> Draft:
        physician = self._clinic.actor.staff
        form = dehydration(self._new_id(), self._patients[whose.family], physician)
        line = DraftLine(SALINE, LineRole.DRUG, volume, "mL", Route.IV_DRIP, volume)
        return replace(
            form,
            basis=BASIS,
            started=_clock(minutes_ago - 10),
            ended=_clock(minutes_ago - 70),
            lines=form.lines if volume == "500" else (line,),
        )


def _clock(minutes_ago: int) -> str:
    """Return a moment of today as it is typed."""
    return (local(datetime.now(UTC)) - timedelta(minutes=minutes_ago)).strftime("%Y-%m-%d %H:%M")
