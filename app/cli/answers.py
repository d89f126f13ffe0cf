"""What `tenteki check` answers to a case: the one judge's words, as plain data (tenteki-verdict/1)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from operator import itemgetter
from uuid import UUID

from app.cli.cases import CaseFile
from app.domain.calendar import local
from app.domain.formulary import ProductNames
from app.domain.quantities import show_ml
from app.domain.rules.case import Case, DayDose
from app.domain.rules.completeness import unfinished
from app.domain.rules.edition import Editions
from app.domain.rules.history import History
from app.domain.rules.judge import Judge
from app.domain.rules.volume import Dripped
from app.domain.rules.volume_limit import dripped, elsewhere
from app.domain.treatments import Entry
from app.domain.values import dataclass
from app.domain.verdicts import Assessment, Outcome, Peak
from app.findings import sentence
from app.i18n import Wording

FORMAT = "tenteki-verdict/1"
Told = dict[str, object]
# Entries are numbered from 1; what was received elsewhere from here on.
_ELSEWHERE = 1 << 64
_GOOD_ENOUGH = frozenset({Outcome.LEGITIMATE, Outcome.CAUTION, Outcome.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Library:
    """What the program knows beside the case: products, rules, and words in both languages.

    `newest` is the day from which the newest rules are in force.
    """

    names: ProductNames
    bodies: tuple[str, ...]
    newest: date
    editions_on: Callable[[Iterable[date]], Editions]
    ja: Wording
    en: Wording


@dataclass(frozen=True, slots=True)
class Judged:
    """One entry with what surrounds it, and what was said of it."""

    case: Case
    assessment: Assessment

    @property
    def is_good(self) -> bool:
        """Tell whether it can be saved, and no body says worse than caution."""
        outcomes = {verdict.outcome for verdict in self.assessment.verdicts}
        return self.assessment.can_save and outcomes <= _GOOD_ENOUGH


def judge(asked: CaseFile, library: Library) -> tuple[Judged, ...]:
    """Return every entry of a case, in their order, each judged among all the others.

    Entries that may not be saved count in nobody's volume and in nobody's daily dose (rules A9).
    """
    days = {local(one.started).date() for one in asked.entries if one.started is not None}
    # An entry without a start is never saved; the rules of some day have to do for it.
    some_day = max(days, default=library.newest) if asked.now is None else local(asked.now).date()
    the_judge = Judge(library.editions_on({some_day, *days}))
    gate = _gate(asked, the_judge, some_day)
    received = tuple(
        elsewhere(UUID(int=_ELSEWHERE + number), one) for number, one in enumerate(asked.outside)
    )
    here = tuple(dripped(one) for one in asked.entries if one.id in gate.counted)
    history = History((*here, *received))
    cases = [
        Case(
            entry=entry,
            others=_others(entry, history, the_judge.editions.reach, asked.now),
            earlier_today=gate.before.get(entry.id, ()),
            athlete=asked.athlete,
            now=asked.now,
            labels_stand=True,
        )
        for entry in asked.entries
    ]
    return tuple(Judged(case, the_judge.assess(case, asked.bodies, some_day)) for case in cases)


@dataclass(frozen=True, slots=True)
class _Gate:
    """Which entries may be saved, and what was given before each of them on the same day."""

    counted: frozenset[UUID]
    before: dict[UUID, tuple[DayDose, ...]]


def _gate(asked: CaseFile, the_judge: Judge, some_day: date) -> _Gate:
    """Return which entries pass the save gate; one after the other, as the day's doses add up."""
    if len(asked.entries) == 1:
        # There is nobody in whose volume or dose it could count.
        return _Gate(frozenset(), {})
    counted: set[UUID] = set()
    before: dict[UUID, tuple[DayDose, ...]] = {}
    today: dict[date, tuple[DayDose, ...]] = {}
    started = [(entry.started, entry) for entry in asked.entries if entry.started is not None]
    for start, entry in sorted(started, key=itemgetter(0)):
        day = local(start).date()
        case = Case(entry, earlier_today=today.get(day, ()), labels_stand=True)
        before[entry.id] = today.get(day, ())
        if the_judge.assess(case, (), some_day).can_save:
            counted.add(entry.id)
            today[day] = (*before[entry.id], *_doses(case))
    return _Gate(frozenset(counted), before)


def _doses(case: Case) -> Iterator[DayDose]:
    for line in case.drugs:
        if line.dose is not None:
            yield DayDose(line.product, line.dose)


def _others(
    entry: Entry, history: History, reach: timedelta, now: datetime | None
) -> tuple[Dripped, ...]:
    if entry.started is None:
        return ()
    near = history.near(entry.started, entry.ended, reach, now)
    return tuple(one for one in near if one.id != entry.id)


def answer(asked: CaseFile, judged: tuple[Judged, ...], library: Library) -> Told:
    """Return what is said of a case; the same case always gets the same answer."""
    return {
        "format": FORMAT,
        "rules": _rules(asked.bodies, judged),
        "entries": [_entry(key, one, library) for key, one in zip(asked.ids, judged, strict=True)],
    }


def _rules(bodies: tuple[str, ...], judged: tuple[Judged, ...]) -> list[Told]:
    """Return the editions that were applied, body by body."""
    used = {
        (verdict.body, verdict.edition, verdict.sha256)
        for one in judged
        for verdict in one.assessment.verdicts
    }
    ordered = sorted(used, key=lambda one: (bodies.index(one[0]), one))
    return [{"body": body, "edition": name, "sha256": digest} for body, name, digest in ordered]


def _entry(key: str, judged: Judged, library: Library) -> Told:
    assessment = judged.assessment
    return {
        "id": key,
        "can_save": assessment.can_save,
        "refusals": list(dict.fromkeys(finding.code for finding in assessment.refusals)),
        "verdicts": {
            verdict.body: {"outcome": verdict.outcome.value, "codes": list(verdict.codes)}
            for verdict in assessment.verdicts
        },
        "volume": _volume(assessment.peak),
        "certificate": assessment.certificate,
        "findings": _findings(judged, library),
    }


def _volume(peak: Peak | None) -> Told:
    """Return the worst window that touches an entry; before its start is known it has none."""
    if peak is None:
        return {"rate_weighted_ml": None, "whole_ml": None, "window_from": None, "exempt": False}
    return {
        "rate_weighted_ml": show_ml(peak.rate_weighted_ml),
        "whole_ml": show_ml(peak.whole_ml),
        "window_from": local(peak.window_from).isoformat(),
        "exempt": peak.is_exempt,
    }


def _findings(judged: Judged, library: Library) -> list[Told]:
    found = judged.assessment.findings
    if not judged.assessment.verdicts:
        # Nobody's verdict says what is still open, so it is said here.
        found += (*unfinished(judged.case), *judged.assessment.obstacles)
    told: list[Told] = []
    for finding in found:
        one: Told = {
            "code": finding.code,
            "body": finding.body,
            "clause": finding.clause,
            "edition": finding.edition,
            "ja": sentence(finding, library.ja),
            "en": sentence(finding, library.en),
        }
        if one not in told:
            told.append(one)
    return told
