"""Which saved entries would be judged differently: by the rules of today, or by a new edition."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.calendar import local
from app.domain.changes import Comparison, Difference, changes
from app.domain.errors import BadEdition
from app.domain.patients import Patient, PatientId
from app.domain.rules.edition import Edition, Editions
from app.domain.rules.judge import Judge
from app.domain.rules.proposing import governs, replaced, with_proposed
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.staff import Actor, Permission
from app.domain.treatments import Treatment
from app.services.judgement import SPAN, Judgement, Judgements
from app.services.ports import Begin, Clock

# Told how many entries were looked at, and of how many; False stops the comparison.
Progress = Callable[[int, int], bool]
ReadEdition = Callable[[Path, Editions], Edition]


@dataclass(frozen=True, slots=True)
class _Again:
    """What came of judging one entry again."""

    in_its_time: bool
    difference: Difference | None = None


class EditionService:
    """What can be asked of the editions of the rules. Nothing here is ever written."""

    def __init__(
        self, begin: Begin, clock: Clock, judgements: Judgements, read_edition: ReadEdition
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._judgements = judgements
        self._shelf = judgements.judge.editions
        self._read_edition = read_edition

    def shelf(self, actor: Actor) -> tuple[Edition, ...]:
        """Return the editions by which infusions are judged here."""
        actor.require(Permission.READ)
        return self._shelf.all

    def read(self, actor: Actor, path: Path) -> Edition:
        """Return the edition that a file proposes; it is put on no shelf.

        Raises:
            BadEdition: the file is no edition, refers to a body that has none here, or looks
                over a longer time than is looked at here.
        """
        actor.require(Permission.READ)
        proposed = self._read_edition(path, self._shelf)
        limits = [rule for rule in proposed.rules if isinstance(rule, VolumeLimit)]
        if any(limit.window >= SPAN - limit.tolerance for limit in limits):
            hours = str(SPAN // timedelta(hours=1))
            raise BadEdition(path.name, "window", f"window of {hours} h and more", hours)
        return proposed

    def compare(
        self, actor: Actor, proposed: Edition | None = None, progress: Progress | None = None
    ) -> Comparison:
        """Judge every entry that stands again, each in its newest version, and return those that differ.

        Without a proposed edition, what was kept at the save is compared with what the loaded
        rules say now, with all that is known of the patient by now. With one, the loaded
        rules are compared with the loaded rules and the proposed edition, both now: what was
        filed since the save touches both alike, so that what differs is the edition's doing.

        Verdicts that changed come first, then reasons, the newest infusion first.
        """
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            tally = work.treatments.tally()
        total = sum(count for _, count in tally)
        found: list[Difference] = []
        looked_at = in_its_time = 0
        going_on = progress is None or progress(0, total)
        entries = self._again([patient for patient, _ in tally], proposed) if going_on else ()
        for one in entries:
            looked_at += 1
            in_its_time += one.in_its_time
            if one.difference is not None:
                found.append(one.difference)
            if progress is not None and not progress(looked_at, total):
                break
        found.sort(key=lambda one: one.treatment.started, reverse=True)
        found.sort(key=lambda one: not one.is_of_outcome)
        corrected = None if proposed is None else replaced(self._shelf, proposed)
        return Comparison(tuple(found), looked_at, in_its_time, total, proposed, corrected)

    def _again(self, patients: list[PatientId], proposed: Edition | None) -> Iterator[_Again]:
        """Judge the patients' entries again, one patient in memory at a time."""
        now = self._clock()
        for patient in patients:
            if proposed is None:
                yield from self._as_kept_and_now(patient, now)
            else:
                yield from self._without_and_with(patient, proposed, now)

    def _as_kept_and_now(self, patient: PatientId, now: datetime) -> Iterator[_Again]:
        person, records, judgement = self._fetch(patient)
        for record in records:
            changed = changes(record.assessment, judgement.assess_record(record, now))
            yield _Again(True, Difference(person, record, changed) if changed else None)

    def _without_and_with(
        self, patient: PatientId, proposed: Edition, now: datetime
    ) -> Iterator[_Again]:
        shelf = with_proposed(self._shelf, proposed)
        person, records, judgement = self._fetch(patient)
        other = replace(judgement, judge=Judge(shelf))
        for record in records:
            if not governs(shelf, proposed, local(record.started).date()):
                yield _Again(False)
                continue
            before, after = (one.assess_record(record, now) for one in (judgement, other))
            changed = changes(before, after)
            yield _Again(True, Difference(person, record, changed) if changed else None)

    def _fetch(self, patient: PatientId) -> tuple[Patient, tuple[Treatment, ...], Judgement]:
        with self._begin(to_look=True) as work:
            return (
                work.patients.get(patient),
                tuple(one for one in work.treatments.of_patient(patient) if one.withdrawn is None),
                self._judgements.of(work, patient),
            )
