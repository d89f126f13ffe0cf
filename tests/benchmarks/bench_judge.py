"""How long the judge takes over a patient with 2,000 entries in three years, in milliseconds."""

import gc
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from uuid import UUID

from app.domain.calendar import JST, local
from app.domain.formulary import Formulary, Route
from app.domain.keys import Stamp
from app.domain.recording import record
from app.domain.rules.judge import Judge
from app.domain.rules.volume import Dripped, history
from app.domain.treatments import DraftLine, Treatment
from app.paths import EDITIONS, REFERENCE
from app.reference.editions import read_editions
from app.reference.formulary import read_formulary
from app.services.judgement import Judgement, Surroundings, past_doses
from app.services.ports import PastLine
from tests import samples

ENTRIES = 2000
BODIES = ("NPB", "WADA", "JBC")
# What is asked of each, in milliseconds.
ONE, VOLUME, ALL = 1.0, 20.0, 500.0
_ROUNDS = 9
_WINDOW = timedelta(hours=12)
_FIRST_DAY = datetime(2023, 6, 1, 9, tzinfo=JST)
_DAYS = 1095
_HYDRATION = replace(
    samples.DRAFT.lines[0], product="大塚生食注 100mL", indication="auto", lot="A1"
)
_VITAMIN = DraftLine(
    "ビタミンC注「フソー」-2g", dose="2000", unit="mg", route=Route.IV_BOLUS, indication="auto"
)
_FORMS = (
    replace(samples.DRAFT, lines=(_HYDRATION,)),
    replace(samples.DRAFT, lines=(replace(_HYDRATION, dose="60", volume_ml="60"),)),
    replace(
        samples.DRAFT,
        diagnosis="ビタミンC欠乏症",
        icd10="E54",
        basis="歯肉出血、血中ビタミンC低値",
        lines=(_VITAMIN,),
    ),
)


def rows() -> list[tuple[str, float, float]]:
    """Return what each took as a share of what it may, and that share's limit: one."""
    formulary = read_formulary(REFERENCE)
    judgement = Judgement(
        Judge(read_editions(EDITIONS)), formulary, Surroundings(BODIES, samples.PREMISES)
    )
    treatments = _treatments(judgement)
    judgement = replace(judgement, surroundings=_surroundings(treatments, formulary))
    dripped = judgement.surroundings.dripped
    form, now = _FORMS[0], _FIRST_DAY + timedelta(days=_DAYS)
    new = replace(form, entry=UUID(int=1), started=_typed(now - timedelta(hours=1)), ended="")
    entry = judgement.read(new)
    floor = _milliseconds(lambda: _floor(dripped))
    deeds: Sequence[tuple[str, Callable[[], object], float]] = (
        ("one new entry", lambda: judgement.assess_entry(entry, now), ONE),
        ("volume of the history", lambda: history(dripped, _WINDOW), VOLUME),
        (
            "all entries again",
            lambda: [judgement.assess_record(one, now) for one in treatments],
            ALL,
        ),
    )
    found = []
    for name, deed, limit in deeds:
        took = _milliseconds(deed)
        told = f"{name}: {took:.2f} ms, limit {limit:.0f} ms, {took / floor:.1f} plain sums"
        found.append((told, took / limit, 1.0))
    return found


def _treatments(judgement: Judgement) -> list[Treatment]:
    """Return the records of a patient who came often, at a clinic's hours."""
    chance = random.Random(3)
    found = []
    for number in range(ENTRIES):
        start = _FIRST_DAY + timedelta(
            days=chance.randrange(_DAYS), minutes=5 * chance.randrange(120)
        )
        end = start + timedelta(minutes=chance.choice((0, 10, 30, 45, 60, 90)))
        draft = replace(
            chance.choice(_FORMS),
            entry=UUID(int=0xE000 + number),
            started=_typed(start),
            ended=_typed(end),
        )
        entry, stamp = judgement.read(draft), Stamp(samples.PHYSICIAN.id, end)
        assessment = judgement.assess_entry(entry, end)
        kept = record(entry, draft, assessment, (entry.id, 1), stamp)
        found.append(kept.finalise(stamp.by, end))
    return sorted(found, key=lambda one: one.started)


def _surroundings(treatments: Sequence[Treatment], formulary: Formulary) -> Surroundings:
    """Return what the books tell of a patient with these records."""
    lines = tuple(
        PastLine(one.entry, one.started, line.product, line.role, line.dose, line.indication)
        for one in treatments
        for line in one.given
    )
    return Surroundings(
        bodies=BODIES,
        premises=samples.PREMISES,
        dripped=tuple(
            Dripped(one.entry, one.started, one.ended, one.iv_volume_ml, one.setting.value, 0)
            for one in treatments
        ),
        doses=past_doses(lines, formulary),
    )


def _floor(dripped: Sequence[Dripped]) -> Fraction:
    """Add up the same volumes, and nothing else."""
    total = Fraction(0)
    for one in dripped:
        total += Fraction(one.volume_ml)
    return total


def _typed(at: datetime) -> str:
    return local(at).strftime("%Y-%m-%d %H:%M")


def _milliseconds(deed: Callable[[], object]) -> float:
    """Return the computing time of the quickest round: whatever else is going on only adds to it."""
    taken = []
    for _ in range(_ROUNDS):
        gc.collect()
        start = time.process_time()
        deed()
        taken.append(time.process_time() - start)
    return 1000 * min(taken)


if __name__ == "__main__":
    found = rows()
    for told, *_ in found:
        print(told)
    sys.exit(any(share > limit for _, share, limit in found))
