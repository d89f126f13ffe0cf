from dataclasses import replace

from app.domain.keys import Stamp, Withdrawn
from app.domain.versions import hands
from tests import samples
from tests.fakes import founded_door, saved


def test_everybody_whom_a_version_names_had_a_hand_in_it():
    clinic = founded_door().enter(samples.PHYSICIAN.login, samples.PASSWORD)
    record = replace(
        saved(clinic),
        approved=Stamp(samples.SECOND_PHYSICIAN.id, samples.NOW),
        finalised=Stamp(samples.NURSE.id, samples.NOW),
        withdrawn=Withdrawn(samples.CLERK.id, samples.NOW, "別の患者の記録"),
    )

    people = (samples.PHYSICIAN, samples.SECOND_PHYSICIAN, samples.NURSE, samples.CLERK)
    assert hands(record) == {one.id for one in people}
