"""Asking beforehand writes nothing and knows nobody."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.athletes import Outside
from app.domain.formulary import Route
from app.domain.supposing import supposed
from app.domain.treatments import DraftLine, LineRole, Setting
from app.domain.verdicts import Outcome
from tests import samples
from tests.fakes import founded_door


@pytest.fixture
def door():
    return founded_door()


@pytest.fixture
def clinic(door):
    return door.enter(samples.PHYSICIAN.login, samples.PASSWORD)


def test_every_body_answers_and_nothing_is_written(clinic, door):
    before = len(door.books.trail)

    judgement = clinic.asking.of_nobody(clinic.actor)

    assert judgement.surroundings.bodies == judgement.judge.editions.bodies
    assert not judgement.surroundings.dripped
    assert len(door.books.trail) == before


@pytest.mark.parametrize(("volume", "outcome"), [("100", False), ("101", True)])
def test_the_volume_alone_decides_on_an_exemption(clinic, volume, outcome):
    line = DraftLine(
        samples.SALINE.id, LineRole.DRUG, volume, "mL", Route.IV_DRIP, volume, "脱水症"
    )
    judgement = clinic.asking.of_nobody(clinic.actor)
    draft = supposed(line, samples.SALINE, Setting.OUTPATIENT, samples.NOW)

    found = judgement.assess(draft, samples.NOW).verdict("WADA")

    assert found is not None
    assert (found.outcome is Outcome.EXEMPTION_REQUIRED) is outcome


def test_what_is_left_now_counts_what_was_received_elsewhere(clinic, door):
    before = clinic.asking.left(clinic.actor, samples.REN.id)
    outside = Outside(
        started=samples.NOW - timedelta(hours=2),
        ended=samples.NOW - timedelta(hours=1),
        volume_ml=Decimal(63),
        what="輸液",
        where="東都クリニック",
    )
    clinic.athletes.add_outside(clinic.actor, samples.REN.id, outside)

    after = clinic.asking.left(clinic.actor, samples.REN.id)

    assert before is not None
    assert after is not None
    assert (before.left_ml, after.left_ml) == (100, 37)
    assert after.until == outside.started + timedelta(hours=12)
