from dataclasses import replace
from itertools import count
from uuid import UUID

import pytest

from app.domain.audit import Deed
from app.domain.course import Act, Stage, TypedGiven, TypedStep
from app.domain.errors import (
    NoCertificate,
    NotPermitted,
    NotThere,
    Refused,
    StepOutOfTurn,
    TreatmentIsFinal,
    TreatmentIsNotGiven,
    TreatmentIsUnapproved,
    TreatmentIsWithdrawn,
)
from app.domain.keys import Stamp
from app.domain.recording import draft_of
from app.domain.staff import Actor
from app.domain.treatments import DraftLine, LineRole
from app.domain.verdicts import Outcome
from app.services.trouble import SavedByAnother
from tests import samples
from tests.fakes import saved

NUMBERS = count(100)
NURSE = Actor(samples.NURSE)
LATER = {"started": "2026-11-20 14:10", "ended": "15:00"}


def ordered(clinic, **changes):
    draft = replace(samples.DRAFT, **{**LATER, **changes})
    return clinic.treatments.order(clinic.actor, draft)


def give(clinic, treatment, act, at="14:20", actor=NURSE, number=None, **typed):
    step = TypedStep(UUID(int=number or next(NUMBERS)), act, at, **typed)
    return clinic.giving.give(actor, treatment.id, step)


def begun(clinic, **changes):
    return begun_of(clinic, ordered(clinic, **changes))


def begun_of(clinic, order):
    return give(clinic, order, Act.BEGUN, at="14:12")


def test_an_order_passes_the_save_gate(clinic, books):
    with pytest.raises(Refused):
        ordered(clinic, basis="")

    assert books.trail == []


def test_an_order_is_planned_and_counts_until_it_is_given(clinic, books):
    order = ordered(clinic)

    second = saved(clinic, entry=UUID(int=0xC2), started="2026-11-20 11:00", ended="11:30")

    assert order.stage is Stage.ORDERED
    assert order.ordered == Stamp(samples.PHYSICIAN.id, samples.NOW)
    assert [one.deed for one in books.trail][:1] == [Deed.TREATMENT_ORDERED]
    assert second.assessment.peak.rate_weighted_ml == 160


def test_only_a_physician_orders(clinic):
    with pytest.raises(NotPermitted):
        clinic.treatments.order(NURSE, samples.DRAFT)


def test_the_same_order_twice_is_one(clinic, books):
    assert ordered(clinic) == ordered(clinic)
    assert len(books.trail) == 1


def test_a_nurse_sees_what_is_ordered_and_whose_it_is(clinic):
    order = ordered(clinic)
    saved(clinic, entry=UUID(int=0xC2), started="2026-11-20 11:00", ended="11:30")

    (waiting,) = clinic.giving.ordered(NURSE)

    assert (waiting.treatment, waiting.patient) == (order, samples.REN)


def test_whoever_had_a_hand_in_it_is_named(clinic):
    order = ordered(clinic)
    ended = give(clinic, begun_of(clinic, order), Act.ENDED, delivered_ml="80")

    seen = clinic.giving.look(NURSE, order.entry)

    assert (seen.treatment, seen.patient) == (ended, samples.REN)
    assert seen.people == (samples.PHYSICIAN, samples.NURSE)


def test_what_is_not_there_cannot_be_looked_at(clinic):
    with pytest.raises(NotThere):
        clinic.giving.look(NURSE, UUID(int=1))


def test_a_nurse_begins_it_with_lot_and_expiry(clinic, books):
    order = ordered(clinic)

    running = give(clinic, order, Act.BEGUN, at="14:12", lines=(TypedGiven("A-77", "2028-03"),))

    assert running.stage is Stage.RUNNING
    assert (running.version, running.performer) == (2, samples.NURSE.id)
    assert (running.started.strftime("%H:%M"), running.ended) == ("14:12", None)
    assert [(one.lot, one.expiry) for one in running.given] == [("A-77", "2028-03")]
    assert not running.is_proxy
    assert books.trail[-1].deed is Deed.TREATMENT_GIVEN
    assert books.trail[-1].details["act"] == "begun"


def test_what_was_ordered_stays_to_be_read(clinic):
    order = ordered(clinic)

    running = give(clinic, order, Act.BEGUN, at="14:12")

    assert clinic.treatments.versions(NURSE, order.entry) == (order, running)


def test_interrupted_and_ended_it_tells_what_flowed_in(clinic):
    running = begun(clinic)

    stopped = give(clinic, running, Act.INTERRUPTED, at="14:15", delivered_ml="20")
    ended = give(clinic, stopped, Act.ENDED, at="14:18", delivered_ml="20", note="嘔気")

    assert ended.stage is Stage.GIVEN
    assert [step.act for step in ended.course] == [Act.BEGUN, Act.INTERRUPTED, Act.ENDED]
    assert ended.iv_volume_ml == 20
    assert [str(one.dose) for one in ended.given] == ["20 mL"]
    assert ended.ended.strftime("%H:%M") == "14:18"
    assert clinic.giving.ordered(NURSE) == ()


def test_it_is_judged_again_by_what_was_given(clinic):
    line = replace(samples.DRAFT.lines[0], dose="500", volume_ml="500")
    running = begun(clinic, lines=(line,))

    ended = give(clinic, running, Act.ENDED, delivered_ml="90")

    assert running.assessment.peak.rate_weighted_ml == 500
    assert ended.assessment.peak.rate_weighted_ml == 90
    assert (
        not ended.assessment.verdict("WADA").outcome.rank
        < running.assessment.verdict("WADA").outcome.rank
    )


def test_each_product_of_a_mixture_shrinks_by_the_same_share(clinic):
    flush = DraftLine(
        samples.SALINE.id, LineRole.FLUSH, "20", "mL", samples.DRAFT.lines[0].route, "20"
    )
    running = begun(clinic, lines=(*samples.DRAFT.lines, flush))

    ended = give(clinic, running, Act.ENDED, delivered_ml="50")

    assert [(str(one.dose), one.volume_ml) for one in ended.given] == [("40 mL", 40), ("10 mL", 10)]


def test_a_dose_that_the_nurse_states_stands(clinic):
    running = begun(clinic)

    ended = give(clinic, running, Act.ENDED, delivered_ml="50", lines=(TypedGiven(dose="48"),))

    assert [(str(one.dose), one.volume_ml) for one in ended.given] == [("48 mL", 50)]


def test_a_rate_and_a_reaction_leave_the_amounts_alone(clinic):
    running = begun(clinic)

    slower = give(clinic, running, Act.RATE_CHANGED, rate_ml_h="60")
    told = give(clinic, slower, Act.REACTION, note="刺入部の疼痛。")

    assert (told.iv_volume_ml, told.given) == (80, running.given)
    assert [step.rate_ml_h for step in told.course] == [None, 60, None]


def test_a_step_told_twice_is_one(clinic, books):
    order = ordered(clinic)

    first = give(clinic, order, Act.BEGUN, at="14:12", number=5)
    again = give(clinic, order, Act.BEGUN, at="14:12", number=5)

    assert again == first
    assert len(books.trail) == 2


def test_two_who_begin_the_same_drip_do_not_both_begin_it(clinic):
    order = ordered(clinic)
    give(clinic, order, Act.BEGUN, at="14:12")

    with pytest.raises(SavedByAnother):
        give(clinic, order, Act.BEGUN, at="14:13")


def test_nothing_is_given_of_what_was_taken_back(clinic):
    order = ordered(clinic)
    clinic.treatments.withdraw(clinic.actor, order.entry, "患者が帰宅した", samples.PASSWORD)

    with pytest.raises(TreatmentIsWithdrawn):
        give(clinic, order, Act.BEGUN, at="14:12")


def test_nothing_is_given_of_what_nobody_ordered(clinic):
    treatment = saved(clinic)

    with pytest.raises(StepOutOfTurn):
        give(clinic, treatment, Act.BEGUN, at="14:12")


def test_a_clerk_gives_nothing(clinic, clerk):
    order = ordered(clinic)

    with pytest.raises(NotPermitted):
        give(clinic, order, Act.BEGUN, at="14:12", actor=clerk)


def test_what_a_proxy_changed_is_not_begun_before_a_physician_approves(clinic):
    order = ordered(clinic)
    changed = clinic.treatments.save_by_proxy(NURSE, replace(draft_of(order), basis="BUN 35。"))

    with pytest.raises(TreatmentIsUnapproved):
        give(clinic, changed, Act.BEGUN, at="14:12")
    clinic.treatments.approve(clinic.actor, changed.id)

    assert give(clinic, changed, Act.BEGUN, at="14:12").stage is Stage.RUNNING


def test_what_a_proxy_changed_meanwhile_still_waits_when_the_drip_ends(clinic):
    running = begun(clinic)
    changed = clinic.treatments.save_by_proxy(NURSE, replace(draft_of(running), basis="BUN 35。"))

    ended = give(clinic, changed, Act.ENDED, delivered_ml="80")

    assert ended.awaits_approval


@pytest.mark.parametrize("is_begun", [False, True])
def test_an_order_is_neither_final_nor_certified(clinic, is_begun):
    order = begun(clinic) if is_begun else ordered(clinic)

    with pytest.raises(TreatmentIsNotGiven):
        clinic.treatments.finalise(clinic.actor, order.id, samples.PASSWORD)
    with pytest.raises(NoCertificate):
        clinic.certificates.issue(clinic.actor, order.id, samples.TERMS)


def test_what_was_given_is_made_final_by_the_physician(clinic):
    ended = give(clinic, begun(clinic), Act.ENDED, delivered_ml="80")

    final = clinic.treatments.finalise(clinic.actor, ended.id, samples.PASSWORD)

    assert final.course == ended.course
    with pytest.raises(TreatmentIsFinal):
        give(clinic, final, Act.REACTION, note="発疹。")


def test_an_amendment_keeps_the_course(clinic):
    ended = give(clinic, begun(clinic), Act.ENDED, delivered_ml="80")
    final = clinic.treatments.finalise(clinic.actor, ended.id, samples.PASSWORD)

    amended = clinic.treatments.amend(
        clinic.actor, replace(draft_of(final), basis="BUN 35。"), "誤記", samples.PASSWORD
    )

    assert (amended.course, amended.ordered) == (final.course, final.ordered)


def test_a_physician_who_saves_an_order_states_it_as_given_by_the_own_hand(clinic):
    order = ordered(clinic, started="2026-11-20 13:20", ended="14:10")

    given = clinic.treatments.save(clinic.actor, draft_of(order))

    assert (given.stage, given.ordered, given.version) == (Stage.GIVEN, None, 2)


def test_what_has_begun_is_not_ordered_again(clinic):
    running = begun(clinic)

    with pytest.raises(StepOutOfTurn):
        clinic.treatments.order(clinic.actor, replace(draft_of(running), basis="BUN 35。"))


def test_a_physician_who_saves_a_running_drip_leaves_its_course_alone(clinic):
    running = begun(clinic)

    changed = clinic.treatments.save(clinic.actor, replace(draft_of(running), basis="BUN 35。"))

    assert (changed.course, changed.stage) == (running.course, Stage.RUNNING)


def test_an_order_of_which_something_is_written_can_still_be_changed(clinic):
    order = ordered(clinic)
    noted = give(clinic, order, Act.REMARK, note="届いた薬剤が指示とちがう。")

    changed = clinic.treatments.order(
        clinic.actor, replace(draft_of(noted), iv_reason="嘔吐が続く。")
    )

    assert changed.stage is Stage.ORDERED
    assert changed.course == noted.course
    assert give(clinic, changed, Act.BEGUN, at="14:21").stage is Stage.RUNNING


def test_what_is_written_at_the_bed_is_not_given_by_the_own_hand(clinic):
    noted = give(clinic, ordered(clinic), Act.REACTION, note="気分不良。")

    with pytest.raises(TreatmentIsNotGiven):
        clinic.treatments.save(clinic.actor, replace(draft_of(noted), iv_reason="別。"))


def test_while_it_runs_the_verdict_counts_on_the_planned_end(clinic):
    running = begun(clinic)

    ahead = clinic.giving.look(NURSE, running.entry).outlook

    assert running.assessment.verdicts[0].outcome is Outcome.INCOMPLETE
    assert all(one.outcome is not Outcome.INCOMPLETE for one in ahead.assessment.verdicts)
    assert ahead.is_planned
    assert ahead.room.counted_ml == 80
    assert ahead.flow.rate_ml_h == 96


def test_what_stands_still_is_expected_to_go_on_at_once(clinic):
    stopped = give(clinic, begun(clinic), Act.INTERRUPTED, at="14:15", delivered_ml="20")

    ahead = clinic.giving.look(NURSE, stopped.entry).outlook

    assert all(one.outcome is not Outcome.INCOMPLETE for one in ahead.assessment.verdicts)


def test_without_a_planned_end_there_is_no_planned_verdict(clinic):
    running = begun(clinic, ended="")

    ahead = clinic.giving.look(NURSE, running.entry).outlook

    assert ahead.flow.rate_ml_h is None
    assert ahead.assessment.verdicts[0].outcome is Outcome.INCOMPLETE


def test_what_is_given_has_the_verdict_it_has(clinic):
    ended = give(clinic, begun(clinic), Act.ENDED, delivered_ml="80")

    ahead = clinic.giving.look(NURSE, ended.entry).outlook

    assert not ahead.is_planned
    assert ahead.flow is None
