from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.clocks import ClockState
from app.domain.course import Act, Check, CheckedBy
from app.domain.errors import NotThere
from app.domain.formulary import Route
from app.domain.keys import Stamp, Withdrawn
from app.domain.measurements import Measure, Measurement
from app.domain.quantities import Dose
from app.domain.rules.volume import Dripped
from app.domain.treatments import Certainty, LineRole, Setting
from app.domain.verdicts import Assessment, Finding, Outcome, Verdict
from app.services.canonical import record_sha256
from app.services.ports import PastLine
from app.services.trouble import DatabaseRefused, SavedByAnother
from tests.db import samples
from tests.db.samples import NOON, NURSE, PATIENT, PHYSICIAN, SALINE, SECOND, VITAMIN

# A server keeps no text with U+0000.
PLAIN = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
amounts = st.decimals("0.000001", 10**6, places=6)
lines = st.builds(
    samples.given,
    st.sampled_from([SALINE, VITAMIN]),
    role=st.sampled_from(LineRole),
    dose=st.builds(Dose, amounts, st.sampled_from(["mg", "mL", "bag"])),
    route=st.sampled_from(Route),
    volume_ml=amounts,
    lot=st.text(PLAIN, max_size=9),
)
measurements = st.lists(
    st.builds(
        Measurement,
        st.sampled_from(Measure),
        st.decimals(0, 10**6, places=6).map(Decimal.normalize),
    ),
    max_size=4,
    unique_by=lambda one: one.measure,
)
checks = st.builds(
    Check,
    st.none() | st.integers(0, 9),
    st.sampled_from(CheckedBy),
    st.timedeltas(timedelta(0), timedelta(days=9)).map(lambda gap: NOON + gap),
)
steps = st.builds(
    samples.step,
    st.sampled_from(Act),
    delivered_ml=st.none() | st.decimals(0, 10**6, places=6).map(Decimal.normalize),
    rate_ml_h=st.none() | amounts,
    note=st.text(PLAIN, max_size=9),
    checks=st.lists(checks, max_size=3).map(tuple),
)
treatments = st.builds(
    lambda given, measured, **facts: samples.treatment(
        given=tuple(given), measurements=tuple(measured), **facts
    ),
    st.lists(lines, min_size=1, max_size=4),
    measurements,
    setting=st.sampled_from(Setting),
    is_emergency=st.booleans(),
    certainty=st.sampled_from(Certainty),
    onset=st.none() | st.dates(),
    iv_reason_code=st.none(),
    iv_reason=st.text(PLAIN, max_size=20),
    ended=st.none() | st.just(NOON),
    ordered=st.just(Stamp(PHYSICIAN.id, NOON)),
    course=st.lists(steps, max_size=4).map(tuple),
)


def save(books, *records):
    with books.begin() as work:
        for one in records:
            work.treatments.add(one)
        work.commit(samples.trace())


# The books are the same for all examples: each writes another record.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(treatments)
def test_a_record_comes_back_whole(books, record):
    with books.begin() as work:
        work.treatments.add(record)
        back = work.treatments.get(record.id)

    assert back == record
    assert back.assessment == record.assessment
    assert record_sha256(back) == record_sha256(record)


def test_what_was_judged_comes_back(books):
    without = Assessment(refusals=(), verdicts=(), peak=None, certificate="none")
    plain, judged = samples.treatment(assessment=without), samples.treatment()

    save(books, plain, judged)

    with books.begin() as work:
        assert work.treatments.get(plain.id).assessment == without
        assert work.treatments.get(judged.id).assessment == samples.ASSESSMENT


def test_what_was_refused_is_not_written(books):
    refusal = Finding("REC_BASIS_MISSING", Outcome.INCOMPLETE, field="basis")
    refused = samples.treatment(assessment=replace(samples.ASSESSMENT, refusals=(refusal,)))

    with books.begin() as work, pytest.raises(DatabaseRefused):
        work.treatments.add(refused)


def test_a_record_nobody_wrote_is_not_there(books):
    with books.begin() as work:
        assert work.treatments.current(samples.new_id()) is None
        with pytest.raises(NotThere):
            work.treatments.get(samples.new_id())


@pytest.mark.parametrize("state", ClockState)
def test_what_was_known_of_the_clock_comes_back(books, state):
    record = samples.treatment(clock=state)

    save(books, record)

    with books.begin() as work:
        assert work.treatments.get(record.id).clock is state


def test_a_new_version_stands_beside_the_old_one(books):
    first = samples.treatment()
    second = replace(first, id=samples.new_id(), version=2, basis="口渇、尿量減少")

    save(books, first, second)

    with books.begin() as work:
        assert work.treatments.get(first.id) == first
        assert work.treatments.current(first.entry) == second
        assert work.treatments.of_patient(PATIENT.id) == (second,)


def test_records_are_listed_newest_infusion_first(books):
    late = samples.treatment(started=NOON + timedelta(days=1), ended=None)
    early, others = samples.treatment(), samples.treatment(patient=SECOND.id)

    save(books, late, early, others)

    with books.begin() as work:
        assert work.treatments.of_patient(PATIENT.id) == (late, early)


def test_who_saves_a_version_second_is_told(books):
    first = samples.treatment()
    save(books, first)

    with books.begin() as work, pytest.raises(SavedByAnother):
        work.treatments.add(replace(first, id=samples.new_id(), basis="別の根拠"))


def test_the_same_save_tried_again_is_one_record(books):
    record = samples.treatment()
    save(books, record)
    again = replace(record, recorded=Stamp(PHYSICIAN.id, NOON + timedelta(hours=2)))

    save(books, again)

    with books.begin() as work:
        assert work.treatments.of_patient(PATIENT.id) == (record,)


def test_another_record_under_the_same_identity_is_refused(books):
    record = samples.treatment()
    save(books, record)

    with books.begin() as work, pytest.raises(SavedByAnother):
        work.treatments.add(replace(record, basis="別の根拠"))


@pytest.mark.parametrize(
    ("changes", "fence"),
    [
        ({"diagnosis": "　"}, "treatment_diagnosis_stated"),
        ({"basis": "特になし"}, "treatment_basis_stated"),
        ({"given": ()}, "treatment_has_a_product"),
        ({"version": 2}, "treatment_skips_a_version"),
        ({"ended": NOON - timedelta(minutes=1)}, "treatment_ends_after_its_start"),
        ({"physician": NURSE.id}, "treatment_prescriber_is_no_physician"),
        ({"started": NOON + timedelta(days=400), "ended": None}, "product_not_in_force"),
        ({"given": (samples.given(dose=Dose(Decimal(0), "mg")),)}, "dose_positive"),
        ({"given": (samples.given(product=replace(SALINE, id="F000")),)}, "foreign_key"),
    ],
)
def test_the_database_refuses_what_the_form_should_have(books, changes, fence):
    with books.begin() as work, pytest.raises(DatabaseRefused, match=fence):
        work.treatments.add(samples.treatment(**changes))


@pytest.mark.parametrize(("hours", "stands"), [(-12.1, False), (-11.9, True)])
def test_the_day_of_a_product_is_the_clinics_day(books, hours, stands):
    # In force from 2020-04-01 in Japan, where it is still March in Greenwich at midnight.
    midnight = NOON.replace(year=2020, month=4, day=1)
    record = samples.treatment(started=midnight + timedelta(hours=hours), ended=None)

    with books.begin() as work:
        try:
            work.treatments.add(record)
            stood = True
        except DatabaseRefused:
            stood = False

    assert stood is stands


def test_a_finalised_record_says_by_whom_and_when(books):
    final = samples.treatment().finalise(PHYSICIAN.id, NOON + timedelta(hours=1))
    save(books, final)

    with books.begin() as work:
        work.treatments.finalise(final, "d" * 64)

        assert work.treatments.get(final.id) == final
        assert work.treatments.current(final.entry).finalised == final.finalised


def test_a_record_is_finalised_once(books):
    final = samples.treatment().finalise(PHYSICIAN.id, samples.LATER)
    save(books, final)

    with books.begin() as work:
        work.treatments.finalise(final, "d" * 64)

        with pytest.raises(SavedByAnother):
            work.treatments.finalise(final, "d" * 64)


def test_nothing_follows_a_finalised_version(books):
    final = samples.treatment().finalise(PHYSICIAN.id, samples.LATER)
    save(books, final)

    with books.begin() as work:
        work.treatments.finalise(final, "d" * 64)

        with pytest.raises(DatabaseRefused, match="treatment_follows_a_final_one"):
            work.treatments.add(replace(final, id=samples.new_id(), version=2, finalised=None))


def test_an_amendment_follows_a_final_version_and_is_final_itself(books):
    final = samples.treatment().finalise(PHYSICIAN.id, samples.LATER)
    amended = replace(final, id=samples.new_id(), version=2, amendment="量の誤記")
    save(books, final)

    with books.begin() as work:
        work.treatments.finalise(final, "d" * 64)
        work.treatments.add(amended)
        with pytest.raises(DatabaseRefused, match="audit_of_an_open_amendment"):
            work.commit(samples.trace())

    with books.begin() as work:
        work.treatments.finalise(final, "d" * 64)
        work.treatments.add(amended)
        work.treatments.finalise(amended, "e" * 64)
        work.commit(samples.trace())

        assert work.treatments.current(final.entry) == amended
        assert work.treatments.versions(final.entry) == (final, amended)


def test_what_is_withdrawn_is_read_but_counts_nowhere(books):
    record = samples.treatment(late_reason="翌々日に入力した。")
    withdrawn = Withdrawn(PHYSICIAN.id, samples.LATER, "別の患者の記録")
    save(books, record)

    with books.begin() as work:
        work.treatments.withdraw(record.id, withdrawn)

        assert work.treatments.of_patient(PATIENT.id) == (replace(record, withdrawn=withdrawn),)
        assert work.treatments.dripped(PATIENT.id, NOON, NOON) == ()
        assert work.treatments.past_lines(PATIENT.id) == ()
        assert work.treatments.tally() == ()


def test_a_proxy_entry_waits_until_it_is_approved(books):
    by_nurse = Stamp(NURSE.id, samples.LATER)
    record = samples.treatment(is_proxy=True, recorded=by_nurse)
    save(books, record, samples.treatment())

    with books.begin() as work:
        waiting = work.treatments.open()
        work.treatments.approve(record.id, Stamp(PHYSICIAN.id, samples.LATER))

        assert [one.awaits_approval for one in waiting if one.id == record.id] == [True]
        assert not any(one.awaits_approval for one in work.treatments.open())
        assert work.treatments.get(record.id).approved == Stamp(PHYSICIAN.id, samples.LATER)


def test_what_is_not_final_is_found_in_its_newest_version(books):
    (first, final, taken_back) = (samples.treatment(), samples.treatment(), samples.treatment())
    second = replace(first, id=samples.new_id(), version=2)
    save(books, first, second, final, taken_back)

    with books.begin() as work:
        work.treatments.finalise(
            replace(final, finalised=Stamp(PHYSICIAN.id, samples.LATER)), "0" * 64
        )
        withdrawn = Withdrawn(PHYSICIAN.id, samples.LATER, "別の患者の記録")
        work.treatments.withdraw(taken_back.id, withdrawn)

        assert work.treatments.open() == (second,)


def test_a_record_is_withdrawn_once(books):
    record = samples.treatment()
    withdrawn = Withdrawn(PHYSICIAN.id, samples.LATER, "別の患者の記録")
    save(books, record)

    with books.begin() as work:
        work.treatments.withdraw(record.id, withdrawn)

        with pytest.raises(SavedByAnother):
            work.treatments.withdraw(record.id, withdrawn)


def test_an_open_record_is_not_written_as_final(books):
    record = samples.treatment()
    save(books, record)

    with books.begin() as work, pytest.raises(DatabaseRefused):
        work.treatments.finalise(record, "d" * 64)


def test_a_nurse_does_not_finalise(books):
    record = samples.treatment()
    save(books, record)

    with books.begin() as work, pytest.raises(DatabaseRefused, match="by_no_physician"):
        work.treatments.finalise(record.finalise(NURSE.id, samples.LATER), "d" * 64)


def test_what_entered_a_vein_is_summed_over_the_newest_version(books):
    by_mouth = samples.given(VITAMIN, route=Route.ORAL, volume_ml=Decimal(30))
    first = samples.treatment()
    second = replace(first, id=samples.new_id(), version=2, given=(*first.given[:2], by_mouth))
    save(books, first, second)

    with books.begin() as work:
        dripped = work.treatments.dripped(PATIENT.id, NOON, NOON)

    assert dripped == (
        Dripped(first.entry, NOON, first.ended, Decimal("51.5"), Setting.OUTPATIENT.value, 0),
    )


def test_what_never_entered_a_vein_is_no_volume(books):
    save(books, samples.treatment(given=(samples.given(VITAMIN, route=Route.IM),)))

    with books.begin() as work:
        assert work.treatments.dripped(PATIENT.id, NOON, NOON) == ()


@pytest.mark.parametrize(
    ("since", "until", "touches"),
    [(-60, -1, False), (-60, 0, True), (10, 20, True), (30, 60, True), (31, 60, False)],
)
def test_an_infusion_counts_where_it_touches_the_span(books, since, until, touches):
    save(books, samples.treatment(), samples.treatment(patient=SECOND.id))

    with books.begin() as work:
        dripped = work.treatments.dripped(
            PATIENT.id, NOON + timedelta(minutes=since), NOON + timedelta(minutes=until)
        )

    assert len(dripped) == touches


def test_an_infusion_that_still_runs_touches_everything_after_its_start(books):
    save(books, samples.treatment(ended=None))

    with books.begin() as work:
        later = NOON + timedelta(days=2)
        (running,) = work.treatments.dripped(PATIENT.id, later, later)
        before = work.treatments.dripped(PATIENT.id, NOON - timedelta(2), NOON - timedelta(1))

    assert running.ended is None
    assert before == ()


def test_the_products_given_before_are_those_of_the_newest_versions(books):
    first = samples.treatment()
    second = replace(
        first, id=samples.new_id(), version=2, given=(samples.given(role=LineRole.DILUENT),)
    )
    early = samples.treatment(
        started=NOON - timedelta(days=700), given=(samples.given(SALINE, indication="脱水"),)
    )
    save(books, first, second, early, samples.treatment(patient=SECOND.id))

    with books.begin() as work:
        past = work.treatments.past_lines(PATIENT.id)

    bag, label = Dose(Decimal(1), "bag"), SALINE.indications[0].text_ja
    assert past == (
        PastLine(early.entry, early.started, SALINE.id, LineRole.DRUG, bag, "脱水"),
        PastLine(first.entry, NOON, SALINE.id, LineRole.DILUENT, bag, label),
    )


def test_records_that_differ_in_a_measured_value_alone_are_two(books):
    record = samples.treatment()
    other = replace(record, measurements=(replace(record.measurements[0], value=Decimal(97)),))
    save(books, record)

    with books.begin() as work, pytest.raises(SavedByAnother):
        work.treatments.add(other)

    assert record_sha256(record) != record_sha256(other)


def test_a_value_is_measured_once_in_a_record(books):
    twice = samples.treatment().measurements[:1] * 2

    with books.begin() as work, pytest.raises(SavedByAnother):
        work.treatments.add(samples.treatment(measurements=twice))


def test_verdicts_keep_their_order(books):
    bodies = ("WADA", "JBC", "NPB")
    verdicts = tuple(Verdict(body, Outcome.REVIEW, (), "e", "f" * 64) for body in bodies)
    record = samples.treatment(assessment=replace(samples.ASSESSMENT, verdicts=verdicts))
    save(books, record)

    with books.begin() as work:
        assert work.treatments.get(record.id).assessment.verdicts == verdicts


@pytest.mark.parametrize("count", [1, 7])
def test_many_records_are_read_with_as_few_statements_as_one(books, engine, count):
    with books.begin() as work:
        for _ in range(count):
            work.treatments.add(samples.treatment())
        work.commit(samples.trace())
    asked = []
    sa.event.listen(engine, "before_cursor_execute", lambda *facts: asked.append(facts[2]))

    with books.begin() as work:
        found = work.treatments.of_patient(PATIENT.id)

    assert len(found) == count
    assert len(asked) == 4


def test_the_patients_with_records_are_told_with_how_many_they_have(books):
    first = samples.treatment()
    newer = samples.treatment(entry=first.entry, version=2)
    save(books, first, newer, samples.treatment(), samples.treatment(patient=SECOND.id))

    with books.begin() as work:
        assert work.treatments.tally() == ((PATIENT.id, 2), (SECOND.id, 1))


def test_without_records_nobody_is_told(books):
    with books.begin() as work:
        assert work.treatments.tally() == ()


def test_orders_wait_until_they_are_carried_out_or_taken_back(books):
    stamp = Stamp(PHYSICIAN.id, NOON)
    later, gone, over, running = (
        samples.treatment(ordered=stamp, started=NOON + timedelta(minutes=minute), ended=None)
        for minute in (20, 5, 0, 10)
    )
    begun = replace(running, id=samples.new_id(), version=2, course=(samples.step(),))
    ended = replace(over, id=samples.new_id(), version=2, course=(samples.step(Act.ENDED),))
    save(books, samples.treatment(), later, gone, over, running, begun, ended)
    with books.begin() as work:
        work.treatments.withdraw(gone.id, Withdrawn(PHYSICIAN.id, NOON, "帰宅"))

        waiting = work.treatments.ordered()

    assert waiting == (begun, later)
