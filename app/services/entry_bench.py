"""Judges the infusions of a spreadsheet one after the other; what was found good counts for the next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.domain.errors import Fault, Refused
from app.domain.keys import Stamp
from app.domain.patients import Patient, PatientId
from app.domain.recording import record
from app.domain.rules.volume import Dripped
from app.domain.staff import Member, Role, StaffId
from app.domain.table_entries import Stated, differing, draft_from
from app.domain.text import fold
from app.domain.treatments import Draft, Treatment
from app.domain.verdicts import Verdict
from app.services.intake import Wish, joined
from app.services.judgement import (
    Judgement,
    Judgements,
    Surroundings,
    athlete_of,
    confirmed,
    everything_dripped,
    past_doses,
)
from app.services.ports import NewId, PastLine, UnitOfWork

# A table may state any day at all.
_EVER = (datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Infusion:
    """The rows of the table that tell of one infusion, and whose it is."""

    places: tuple[int, ...]
    rows: tuple[Stated, ...]
    patient: Patient | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gate and the bodies said of an infusion, and its record where it is good."""

    faults: tuple[Fault, ...]
    verdicts: tuple[Verdict, ...] = ()
    treatment: Treatment | None = None


class Bench:
    """Judges one infusion after the other; what was found good counts for those behind it."""

    def __init__(
        self, judgements: Judgements, work: UnitOfWork, new_id: NewId, stamp: Stamp
    ) -> None:
        self._judgements, self._work = judgements, work
        self._new_id, self._stamp = new_id, stamp
        self._premises = work.facility.premises()
        self._confirmed = confirmed(work, judgements.formulary)
        self._by_patient: dict[PatientId, Judgement] = {}
        self._known: dict[PatientId, set[tuple[object, frozenset[str]]]] = {}

    def judge(self, infusion: Infusion, physicians: dict[str, StaffId], wish: Wish) -> Answer:
        """Return what the gate and the bodies say of an infusion, and its record where it is good."""
        own = infusion.faults + differing(infusion.rows)
        own += tuple(fault for row in infusion.rows for fault in row.faults)
        if infusion.patient is None:
            return Answer(own)
        self._get_ready(infusion.patient)
        draft = draft_from(infusion.rows, self._new_id(), infusion.patient.id, wish.late_reason)
        named = next((r.told["physician"] for r in infusion.rows if "physician" in r.told), "")
        draft = replace(draft, physician=physicians.get(fold(named)), branch=wish.branch)
        if named and draft.physician is None:
            own += (Fault("physician", "no_physician"),)
        return self._through_the_gate(draft, own)

    def _through_the_gate(self, draft: Draft, own: tuple[Fault, ...]) -> Answer:
        judgement = self._by_patient[draft.patient]
        entry = judgement.read(draft)
        assessment = judgement.assess_entry(entry, self._stamp.at)
        same = (entry.started, frozenset(line.product.id for line in entry.lines))
        if same in self._known[draft.patient] and not own:
            return Answer((Fault("started", "known_entry"),), assessment.verdicts)
        is_proxy = draft.physician != self._stamp.by
        try:
            written = record(
                entry, draft, assessment, (self._new_id(), 1), self._stamp, is_proxy=is_proxy
            )
        except Refused as error:
            return Answer(joined(own, error.faults), assessment.verdicts)
        if own:
            return Answer(own, assessment.verdicts)
        self._known[draft.patient].add(same)
        self._by_patient[draft.patient] = _with_record(judgement, written)
        return Answer((), assessment.verdicts, written)

    def _get_ready(self, patient: Patient) -> None:
        """Fetch what judges a patient's infusions, once; what is the clinic's own is fetched once for all."""
        if patient.id in self._by_patient:
            return
        work, formulary = self._work, self._judgements.formulary
        lines = work.treatments.past_lines(patient.id)
        file = work.athletes.file(patient.id)
        around = Surroundings(
            bodies=patient.bodies,
            premises=self._premises,
            athlete=athlete_of(patient, file),
            dripped=everything_dripped(work, patient.id, file, *_EVER),
            doses=past_doses(lines, formulary),
            confirmed=self._confirmed,
        )
        self._by_patient[patient.id] = Judgement(self._judgements.judge, formulary, around)
        self._known[patient.id] = _recorded(lines)


def _with_record(judgement: Judgement, written: Treatment) -> Judgement:
    """Return what judges the patient's next infusion, with one record more."""
    around = judgement.surroundings
    dripped = Dripped(
        written.entry,
        written.started,
        written.ended,
        written.iv_volume_ml,
        written.setting.value,
        written.beds,
    )
    lines = tuple(
        PastLine(written.entry, written.started, one.product, one.role, one.dose, one.indication)
        for one in written.given
    )
    doses = (*around.doses, *past_doses(lines, judgement.formulary))
    wet = (*around.dripped, dripped) if dripped.volume_ml else around.dripped
    return replace(
        judgement,
        surroundings=replace(
            around,
            dripped=tuple(sorted(wet, key=lambda one: one.started)),
            doses=tuple(sorted(doses, key=lambda one: one.started)),
        ),
    )


def _recorded(lines: Iterable[PastLine]) -> set[tuple[object, frozenset[str]]]:
    """Return what is recorded already: each start, and the products given then."""
    given: dict[object, tuple[object, set[str]]] = {}
    for one in lines:
        given.setdefault(one.entry, (one.started, set()))[1].add(one.product)
    return {(started, frozenset(products)) for started, products in given.values()}


def physicians_of(work: UnitOfWork) -> dict[str, StaffId]:
    """Return the physicians by every name that a table may call them; a name of two names none."""
    found: dict[str, StaffId] = {}
    shared: set[str] = set()
    for one in work.staff.all():
        if one.role is not Role.PHYSICIAN:
            continue
        for name in {fold(name) for name in _names(one)} - {""}:
            shared |= {name} if found.setdefault(name, one.id) != one.id else set()
    return {name: member for name, member in found.items() if name not in shared}


def _names(member: Member) -> tuple[str, ...]:
    family = member.name.split()[0] if member.name.split() else ""
    whole = (member.name, member.name_romaji, member.login, member.register_number)
    return (*whole, family, f"{family}医師", f"{family}先生", f"{member.name}医師")
