"""Certificates of the days before today: one that is valid, two that no longer are, one issued again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from app.demo.forms import RINGER, RINGER_INDICATION, dehydration
from app.demo.past import PastClock
from app.demo.people import BOXER, PASSWORD, PITCHER
from app.domain.calendar import local
from app.domain.consents import Consent, Giver, Terms
from app.domain.formulary import Route
from app.domain.patients import PatientForm, PatientId
from app.domain.treatments import Draft, DraftLine, LineRole, Treatment
from app.services.door import OpenClinic
from app.services.ports import IssuedCertificate, NewId

_BASIS = "練習後に嘔吐2回、経口摂取不可。口腔粘膜乾燥、立位で脈拍 116。尿比重 1.031。"


class Certified:
    """Writes records, finalises and certifies them, each at its own moment."""

    def __init__(self, clinic: OpenClinic, clock: PastClock, new_id: NewId) -> None:
        self._clinic, self._clock, self._new_id = clinic, clock, new_id

    def write(self, patients: Mapping[str, PatientId]) -> None:
        """Leave one that is valid, one that was amended and issued again, and one called back."""
        clinic, actor = self._clinic, self._clinic.actor
        self.certify(self.finalise(patients[PITCHER.family], hours=94), PITCHER)

        mistaken = self.certify(self.finalise(patients[BOXER.family], hours=84), BOXER)
        clinic.register.revoke(actor, mistaken.number, "提出先を誤って発行した。", PASSWORD)

        record = self.finalise(patients[PITCHER.family], hours=78)
        self.certify(record, PITCHER)
        form = replace(self._form(record.patient, hours=78), entry=record.entry)
        self._clock.put_back(hours=76)
        more = replace(form, base=record.version, basis=f"{_BASIS} BUN 29 mg/dL。")
        clinic.treatments.amend(actor, more, "検査値の記載漏れを追記。", PASSWORD)
        self.certify(record, PITCHER)

    def finalise(self, patient: PatientId, hours: float) -> Treatment:
        """Write an infusion that ended so long ago, and let it stand."""
        clinic, actor = self._clinic, self._clinic.actor
        saved = clinic.treatments.save(actor, self._form(patient, hours))
        return clinic.treatments.finalise(actor, saved.id, PASSWORD)

    def certify(self, record: Treatment, athlete: PatientForm) -> IssuedCertificate:
        """Issue the certificate of a record for the athlete's team."""
        today = local(self._clock()).date()
        terms = Terms(f"{athlete.team} 医務担当", Consent(Giver.PATIENT, today))
        return self._clinic.certificates.issue(self._clinic.actor, record.entry, terms)

    def _form(self, patient: PatientId, hours: float) -> Draft:
        ended = local(self._clock.put_back(hours=hours)) - timedelta(minutes=15)
        drug = LineRole.DRUG
        small = DraftLine(RINGER, drug, "100", "mL", Route.IV_DRIP, "100", RINGER_INDICATION)
        return replace(
            dehydration(self._new_id(), patient, self._clinic.actor.staff),
            basis=_BASIS,
            started=(ended - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M"),
            ended=ended.strftime("%Y-%m-%d %H:%M"),
            lines=(small,),
        )
