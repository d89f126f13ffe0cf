from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.errors import TreatmentIsFinal, TreatmentIsIncomplete, TreatmentIsNotOver
from app.domain.formulary import Route
from app.domain.keys import Stamp
from app.domain.reading import read
from app.domain.recording import record
from app.domain.treatments import LineRole
from app.domain.verdicts import Assessment
from tests import samples

CLEAR = Assessment((), (), None)
STAMP = Stamp(samples.PHYSICIAN.id, samples.NOW)
LINE = samples.DRAFT.lines[0]


def entry(*lines):
    return read(replace(samples.DRAFT, lines=lines), samples.FORMULARY, beds=0)


def recorded(*lines):
    facts = entry(*(lines or (LINE,)))
    return record(facts, samples.DRAFT, CLEAR, (UUID(int=1), 1), STAMP)


def test_drug_diluent_and_flush_count_as_volume():
    lines = (
        LINE,
        replace(LINE, role=LineRole.DILUENT, volume_ml="20"),
        replace(LINE, role=LineRole.FLUSH, volume_ml="0.5"),
    )

    assert entry(*lines).iv_volume_ml == Decimal("100.5")
    assert recorded(*lines).iv_volume_ml == Decimal("100.5")


@pytest.mark.parametrize("route", Route)
def test_only_what_enters_a_vein_counts_as_volume(route):
    lines = (LINE, replace(LINE, route=route, volume_ml="5"))
    counted = Decimal(85 if route.is_vein else 80)

    assert entry(*lines).iv_volume_ml == counted
    assert recorded(*lines).iv_volume_ml == counted


def test_what_is_not_known_yet_counts_nothing():
    assert entry(replace(LINE, route=None), replace(LINE, volume_ml="x")).iv_volume_ml == 0


def test_a_record_is_finalised_by_somebody_at_some_time():
    final = recorded().finalise(samples.PHYSICIAN.id, samples.NOW)

    assert final.finalised == STAMP


def test_a_final_record_is_not_finalised_again():
    final = recorded().finalise(samples.PHYSICIAN.id, samples.NOW)

    with pytest.raises(TreatmentIsFinal):
        final.finalise(samples.PHYSICIAN.id, samples.NOW + timedelta(minutes=1))


def test_a_running_infusion_is_not_finalised():
    with pytest.raises(TreatmentIsIncomplete):
        replace(recorded(), ended=None).finalise(samples.PHYSICIAN.id, samples.NOW)


def test_what_has_not_ended_yet_is_not_finalised():
    running = recorded()

    with pytest.raises(TreatmentIsNotOver):
        running.finalise(samples.PHYSICIAN.id, running.ended - timedelta(seconds=1))

    assert running.finalise(samples.PHYSICIAN.id, running.ended).finalised is not None
