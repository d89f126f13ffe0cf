"""Drips of today at the fictional clinic: some wait, some run, one should be over, some are given."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from app.demo.forms import BASIS, SALINE, dehydration
from app.demo.people import BOXER, NO_ATHLETE, PASSWORD, SWIMMER
from app.demo.visits import iron, kidney, stomach_flu, thirst, tonsils
from app.domain.calendar import local
from app.domain.consents import Consent, Giver, Terms
from app.domain.course import Act, Check, CheckedBy, TypedStep
from app.domain.formulary import Route
from app.domain.keys import PatientId
from app.domain.staff import Actor, StaffId
from app.domain.treatments import Draft, DraftLine, LineRole, Treatment
from app.services.door import OpenClinic
from app.services.ports import NewId


class _Step(NamedTuple):
    """What is done at a drip so many minutes ago."""

    ago: int
    act: Act
    delivered: str = ""
    rate: str = ""
    note: str = ""


class _Visit(NamedTuple):
    """Who comes why, when it is ordered, how long it shall run, and what is done by now."""

    family: str
    form: Callable[[UUID, PatientId, StaffId], Draft]
    ordered: int  # minutes ago
    begins: int
    lasts: int
    steps: tuple[_Step, ...] = ()
    is_final: bool = False
    is_certified: bool = False


def _large(entry: UUID, patient: PatientId, physician: StaffId) -> Draft:
    return replace(dehydration(entry, patient, physician), basis=BASIS)


def _small(entry: UUID, patient: PatientId, physician: StaffId) -> Draft:
    line = DraftLine(SALINE, LineRole.DRUG, "100", "mL", Route.IV_DRIP, "100")
    return replace(_large(entry, patient, physician), lines=(line,))


def _given(begun: int, ended: int, volume: str) -> tuple[_Step, ...]:
    return _Step(begun, Act.BEGUN), _Step(ended, Act.ENDED, volume)


_VISITS = (
    _Visit("加藤", tonsils, 260, 250, 30, _given(250, 221, "52"), is_final=True),
    _Visit("小林", thirst, 200, 190, 60, _given(190, 131, "100"), is_final=True, is_certified=True),
    _Visit(
        NO_ATHLETE.family,
        _large,
        150,
        140,
        60,
        (
            _Step(140, Act.BEGUN, note="右前腕 22G。"),
            _Step(110, Act.INTERRUPTED, "240", note="トイレのため。"),
            _Step(100, Act.RESUMED),
            _Step(70, Act.ENDED, "500"),
        ),
    ),
    _Visit("濵田", iron, 120, 115, 5, _given(115, 109, "2")),
    _Visit("佐々木", stomach_flu, 70, 65, 60, (_Step(64, Act.BEGUN, note="左前腕 22G。"),)),
    _Visit(
        SWIMMER.family,
        _small,
        40,
        30,
        60,
        (_Step(30, Act.BEGUN), _Step(12, Act.RATE_CHANGED, rate="60", note="血管痛の訴え。")),
    ),
    _Visit("伊藤", kidney, 25, 20, 30, (_Step(19, Act.BEGUN),)),
    _Visit(BOXER.family, _small, 8, -10, 60),
    _Visit("齋藤", tonsils, 5, -20, 30),
    _Visit("栁沢", stomach_flu, 3, -35, 60),
)


# Of the saline that lies at the bedside today.
LOT, _EXPIRY = "4A1207", "2028-03"


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
        """Write all of them, each step at its own moment, the oldest first."""
        drips: dict[str, Treatment] = {}
        todo = [(visit.ordered, visit, None) for visit in _VISITS]
        steps = [(step.ago, visit, step) for visit in _VISITS for step in visit.steps]
        for ago, visit, step in sorted([*todo, *steps], key=lambda one: -one[0]):
            self._put_back(ago)
            if step is None:
                drips[visit.family] = self._order(visit)
                continue
            given = self._give(drips[visit.family], step)
            drips[visit.family] = given
            if visit.is_final and step.act is Act.ENDED:
                self._finish(given, is_certified=visit.is_certified)

    def _order(self, visit: _Visit) -> Treatment:
        actor = self._clinic.actor
        form = visit.form(self._new_id(), self._patients[visit.family], actor.staff)
        ends = _clock(visit.begins - visit.lasts)
        lines = tuple(
            replace(line, lot=LOT, expiry=_EXPIRY) if line.product == SALINE else line
            for line in form.lines
        )
        planned = replace(form, started=_clock(visit.begins), ended=ends, lines=lines)
        return self._clinic.treatments.order(actor, planned)

    def _give(self, order: Treatment, step: _Step) -> Treatment:
        typed = TypedStep(
            self._new_id(),
            *(step.act, _clock(step.ago), step.delivered, step.rate, step.note),
            checks=_checks(order, step.ago),
        )
        return self._clinic.giving.give(self._nurse, order.id, typed)

    def _finish(self, given: Treatment, *, is_certified: bool) -> None:
        """Let a record stand, and hand its certificate out."""
        clinic, actor = self._clinic, self._clinic.actor
        clinic.treatments.finalise(actor, given.id, PASSWORD)
        if not is_certified:
            return
        terms = Terms("架空大学 医務室", Consent(Giver.PATIENT, local(given.started).date()))
        clinic.certificates.issue(actor, given.entry, terms)


def _checks(order: Treatment, minutes_ago: int) -> tuple[Check, ...]:
    """Return what the nurse made sure of before it began: the person, and each product."""
    at = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    places = (None, *range(len(order.given)))
    return tuple(Check(place, CheckedBy.SCAN, at) for place in places)


def _clock(minutes_ago: int) -> str:
    """Return a moment of today as it is typed."""
    return (local(datetime.now(UTC)) - timedelta(minutes=minutes_ago)).strftime("%Y-%m-%d %H:%M")
