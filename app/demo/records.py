"""What was written down in the fictional clinic before today: final, amended, withdrawn, by proxy, late."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from app.demo.forms import RINGER, RINGER_INDICATION, SALINE, dehydration
from app.demo.past import PastClock
from app.demo.people import BOXER, NO_ATHLETE, PASSWORD, PITCHER, SWIMMER
from app.domain.calendar import local
from app.domain.formulary import Route
from app.domain.patients import PatientForm, PatientId
from app.domain.staff import Actor
from app.domain.treatments import Draft, DraftLine, LineRole
from app.services.door import OpenClinic
from app.services.ports import NewId

_BASIS = "練習後に嘔吐2回、経口摂取不可。口腔粘膜乾燥、立位で脈拍 116。尿比重 1.031。"
_MORE = f"{_BASIS} BUN 29 mg/dL(追記)。"


class PastDays:
    """Writes the days before today, each at its own moment; `nurse` enters for the physician."""

    def __init__(
        self,
        clinic: OpenClinic,
        nurse: Actor,
        patients: Mapping[str, PatientId],
        clock: PastClock,
        new_id: NewId,
    ) -> None:
        self._clinic, self._nurse, self._patients = clinic, nurse, patients
        self._clock, self._new_id = clock, new_id

    def write(self) -> Draft:
        """Write the days before today, the oldest first; return what nobody wrote down in time."""
        clinic, actor = self._clinic, self._clinic.actor
        treatments = clinic.treatments
        late = self._form(SWIMMER, self._clock.put_back(hours=70))

        amended = self._form(NO_ATHLETE, self._clock.put_back(hours=50))
        record = treatments.save(actor, amended)
        treatments.finalise(actor, record.id, PASSWORD)
        self._clock.put_back(hours=49)
        more = replace(amended, base=record.version, basis=_MORE)
        treatments.amend(actor, more, "検査値の記載漏れを追記。", PASSWORD)

        mistaken = treatments.save(actor, self._form(BOXER, self._clock.put_back(hours=48)))
        reason = "別の患者の点滴を誤って入力した。"
        treatments.withdraw(actor, mistaken.entry, reason, PASSWORD)

        self._twelve_hours(44)
        treatments.save_by_proxy(self._nurse, self._form(SWIMMER, self._clock.put_back(hours=30)))
        self._twelve_hours(29)

        entered = self._form(NO_ATHLETE, self._clock.put_back(hours=20))
        approved = treatments.save_by_proxy(self._nurse, entered)
        treatments.approve(actor, approved.id)
        # Together with the one before it is just over the limit.
        self._twelve_hours(18.75)
        return late

    def write_today(self, late: Draft) -> None:
        """Write what was written today, late or in time, and leave a form half-written."""
        clinic = self._clinic
        treatments = clinic.treatments
        treatments.save_by_proxy(self._nurse, self._form(BOXER, self._clock.put_back(minutes=0)))
        told = "往診先で紙に書き、後日入力した。"
        treatments.save(clinic.actor, replace(late, late_reason=told))
        half = self._form(NO_ATHLETE, self._clock())
        clinic.drafts.keep(self._nurse, replace(half, basis="", ended="", lines=()))

    def _twelve_hours(self, hours_ago: float) -> None:
        """Give the pitcher a small infusion, of which two in twelve hours are too much."""
        treatments, actor = self._clinic.treatments, self._clinic.actor
        form = self._form(PITCHER, self._clock.put_back(hours=hours_ago))
        drug, drip = LineRole.DRUG, Route.IV_DRIP
        small = DraftLine(RINGER, drug, "52", "mL", drip, "52", RINGER_INDICATION)
        record = treatments.save(actor, replace(form, lines=(small,)))
        treatments.finalise(actor, record.id, PASSWORD)

    def _form(self, whose: PatientForm, written: datetime) -> Draft:
        """Return the form of an infusion of an hour that ended a little before it was written."""
        ended = local(written) - timedelta(minutes=15)
        small = DraftLine(SALINE, LineRole.DRUG, "100", "mL", Route.IV_DRIP, "100")
        form = dehydration(self._new_id(), self._patients[whose.family], self._clinic.actor.staff)
        return replace(
            form,
            basis=_BASIS,
            started=(ended - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M"),
            ended=ended.strftime("%Y-%m-%d %H:%M"),
            lines=form.lines if whose is NO_ATHLETE else (small,),
        )
