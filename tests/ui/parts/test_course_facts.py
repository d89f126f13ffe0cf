from dataclasses import replace
from uuid import UUID

from app.domain.course import Act, TypedStep
from app.domain.staff import Actor
from app.domain.versions import hands
from app.ui.parts.course_facts import course_facts
from tests import samples

NURSE = Actor(samples.NURSE)


def given(clinic):
    """Return the history of an order that a nurse began and ended."""
    draft = replace(samples.DRAFT, started="2026-11-20 14:10", ended="15:00")
    record = clinic.treatments.order(clinic.actor, draft)
    steps = (
        TypedStep(UUID(int=1), Act.BEGUN, "14:12"),
        TypedStep(UUID(int=2), Act.ENDED, "14:20", delivered_ml="40", note="気分不良"),
    )
    for step in steps:
        record = clinic.giving.give(NURSE, record.id, step)
    return clinic.history.visit(clinic.actor, record.entry)


def test_each_step_is_told_with_both_its_times_its_hand_and_what_flowed_in(clinic, say):
    history = given(clinic)

    facts = list(course_facts(history, history.versions[-1], say))

    assert [(one.name, one.text) for one in facts] == [
        ("Ordered", "2026-11-20 14:21  YAMAMOTO Misaki"),
        ("Begun", "2026-11-20 14:12  SUZUKI Hana\n(written 2026-11-20 14:21)"),
        (
            "Ended",
            "2026-11-20 14:20  SUZUKI Hana\n(written 2026-11-20 14:21)\n40.0 mL flowed in  気分不良",
        ),
    ]


def test_what_nobody_ordered_has_no_course(clinic, say):
    record = clinic.treatments.save(clinic.actor, samples.DRAFT)
    history = clinic.history.visit(clinic.actor, record.entry)

    assert list(course_facts(history, record, say)) == []


def test_whoever_ordered_or_gave_had_a_hand_in_it(clinic):
    assert hands(given(clinic).versions[-1]) == {samples.PHYSICIAN.id, samples.NURSE.id}
