"""What is counted in the books, against an independent count of records made at random."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from app.domain.athletes import Exemption
from app.domain.calendar import JST
from app.domain.keys import Withdrawn
from app.domain.spans import month_of, year_of
from app.domain.verdicts import Outcome
from tests.db import samples
from tests.tallies import FakeTallies

MONTH = month_of(date(2026, 6, 1))
BEFORE = datetime(2026, 5, 1, tzinfo=JST)


def judged(*outcomes):
    """Return an assessment in which each body says one of these."""
    first = samples.ASSESSMENT.verdicts[0]
    bodies = ("NPB", "WADA", "JBC")
    verdicts = (
        replace(first, body=body, outcome=outcome)
        for body, outcome in zip(bodies, outcomes, strict=False)
    )
    return replace(samples.ASSESSMENT, verdicts=tuple(verdicts))


def some_record(random):
    """Return a record at some moment of three months, midnights of Japan among them."""
    started = BEFORE + timedelta(minutes=30 * random.randrange(2 * 24 * 92))
    return samples.treatment(
        id=samples.new_id(),
        entry=samples.new_id(),
        patient=random.choice((samples.PATIENT, samples.SECOND)).id,
        started=started,
        ended=started + timedelta(minutes=30),
        recorded=samples.treatment().recorded,
        assessment=judged(*random.choices(list(Outcome), k=random.randrange(4))),
    )


@pytest.fixture
def filled(books):
    """Return books with records of three months: some amended, some withdrawn, some final."""
    random = Random(7)
    with books.begin() as work:
        for number in range(120):
            one = some_record(random)
            work.treatments.add(one)
            if number % 5 == 0:
                signed = replace(one, finalised=one.recorded)
                work.treatments.finalise(signed, "ab" * 32)
            elif number % 7 == 0:
                later = replace(
                    some_record(random), entry=one.entry, version=2, patient=one.patient
                )
                one = later
                work.treatments.add(one)
            if number % 11 == 0:
                gone = Withdrawn(samples.PHYSICIAN.id, samples.NOON, "重複")
                work.treatments.withdraw(one.id, gone)
        work.commit(samples.trace())
    return books


@pytest.mark.parametrize("span", [MONTH, year_of(MONTH.first)])
@pytest.mark.parametrize("team", ["", samples.PATIENT.team, "架空の無いチーム"])
def test_figures_are_those_of_counting_record_by_record(filled, span, team):
    counted = filled.counting.figures(span, team)

    assert counted == FakeTallies(filled).figures(span, team)
    assert (counted.infusions > 0) == (team != "架空の無いチーム")


def test_the_sums_of_the_steps_are_the_sum_of_all(filled):
    figures = filled.counting.figures(MONTH, "")

    assert sum(step.total for step in figures.course) == figures.infusions


def test_the_teams_are_named_once(books):
    assert books.counting.teams() == (samples.PATIENT.team,)


def test_a_lot_is_found_by_how_it_begins_in_small_letters_too(books):
    line = samples.given(lot="4a1207x", volume_ml=Decimal(10))
    other = samples.given(lot="94A1207")
    with books.begin() as work:
        work.treatments.add(samples.treatment(given=(line,)))
        work.treatments.add(samples.treatment(given=(other, samples.given(lot=""))))
        work.commit(samples.trace())

    (found,) = books.counting.of_lot("4A12", 9)

    assert (found.lot, found.volume_ml, found.patient) == ("4a1207x", 10, samples.PATIENT.id)


def test_a_withdrawn_record_and_an_older_version_gave_nobody_a_lot(books):
    gone = samples.treatment(given=(samples.given(lot="GONE"),))
    older = samples.treatment(given=(samples.given(lot="OLDER"),))
    newer = replace(older, id=samples.new_id(), version=2, given=(samples.given(lot="NEWER"),))
    with books.begin() as work:
        for one in (gone, older, newer):
            work.treatments.add(one)
        reason = Withdrawn(samples.PHYSICIAN.id, samples.NOON, "重複")
        work.treatments.withdraw(gone.id, reason)
        work.commit(samples.trace())

    assert not books.counting.of_lot("GONE", 9)
    assert not books.counting.of_lot("OLDER", 9)
    assert [one.lot for one in books.counting.of_lot("NEWER", 9)] == ["NEWER"]


def test_an_order_that_waits_gave_nobody_a_lot_and_is_no_infusion_yet(books):
    ordered = samples.treatment(
        ordered=samples.treatment().recorded, given=(samples.given(lot="WAITS"),)
    )
    begun = replace(ordered, id=samples.new_id(), version=2, course=(samples.step(),))
    with books.begin() as work:
        work.treatments.add(ordered)
        work.commit(samples.trace())
    waiting = books.counting.of_lot("WAITS", 9), books.counting.figures(MONTH, "").infusions
    with books.begin() as work:
        work.treatments.add(begun)
        work.commit(samples.trace())

    assert waiting == ((), 0)
    assert (
        len(books.counting.of_lot("WAITS", 9)) == books.counting.figures(MONTH, "").infusions == 1
    )


def test_exemptions_that_end_within_the_days_come_the_soonest_first(books):
    days = (date(2026, 6, 30), date(2026, 6, 10), date(2026, 7, 1), date(2026, 5, 31))
    made = [
        samples.filed(Exemption(f"T-{day}", "WADA", ("M2.2",), date(2026, 1, 1), day))
        for day in days
    ]
    with books.begin() as work:
        for one in made:
            work.athletes.add(replace(one, id=samples.new_id()))
        work.commit(samples.trace())

    found = books.counting.ending(date(2026, 6, 1), date(2026, 6, 30))

    assert [one.exemption.valid_to.day for one in found] == [10, 30]
    assert found[0].patient == samples.PATIENT.id


@pytest.mark.parametrize("kind", ["file"])
@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("SELECT id FROM treatment WHERE started_at >= 1 AND started_at < 9", "treatment_by_start"),
        (
            "SELECT 1 FROM treatment_line WHERE lot <> '' AND upper(lot) >= 'A' AND upper(lot) < 'B'",
            "treatment_line_by_lot",
        ),
    ],
)
def test_no_question_reads_a_whole_table(books, engine, question, index):
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}").all()

    assert index in plan[0][3]
