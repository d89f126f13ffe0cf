"""The masters of diagnoses and modifiers: taken whole or in part, and never forgotten."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from app.domain.masters import Change, MasterKind
from db.tables import DISEASE_MODIFIER, DISEASE_NAME
from tests.db import samples
from tests.db.samples import disease, master, modifier

DAY = date(2026, 11, 1)
STOMACH, ANKLE = samples.DISEASES.rows


def taken(books, file, told=lambda _done, _total: None):
    with books.begin() as work:
        tally = work.masters.take(file, told)
        work.commit(samples.trace())
    return tally


def diseases(*rows, **more):
    return master(MasterKind.DISEASES, *rows, **more)


@pytest.fixture
def row(engine):
    def find(code, table=DISEASE_NAME):
        with engine.connect() as connection:
            return connection.execute(sa.select(table).where(table.c.code == code)).one()

    return find


def test_a_whole_master_is_taken_as_it_says(books, row):
    tally = taken(books, samples.DISEASES)

    assert (tally.read, tally.new) == (2, 2)
    found = row("0000111")
    assert (found.name, found.kana, found.icd10) == ("架空胃腸炎", "カクウイチョウエン", "A09.9")
    assert found.abolished_on is None


def test_the_same_master_again_changes_nothing(books):
    taken(books, samples.DISEASES)

    tally = taken(books, samples.DISEASES)

    assert (tally.read, tally.same) == (2, 2)
    assert (tally.new, tally.changed, tally.renamed, tally.abolished) == (0, 0, 0, 0)


def test_what_changes_is_told_apart(books, row):
    taken(books, diseases(*samples.DISEASES.rows, disease("0000113", "架空熱", "カクウネツ")))

    tally = taken(
        books,
        diseases(
            replace(STOMACH, name="新架空胃腸炎"),
            replace(ANKLE, icd10=("S934", "M200")),
            disease("0000114", "架空頭痛", "カクウズツウ"),
            effective_on=date(2027, 1, 1),
        ),
    )

    assert (tally.new, tally.changed, tally.renamed, tally.abolished) == (1, 1, 1, 1)
    assert row("0000112").icd10_second == "M20.0"
    assert row("0000113").abolished_on == date(2027, 1, 1)


def test_a_new_name_is_found_and_the_old_one_no_more(books):
    taken(books, samples.DISEASES)
    taken(books, diseases(replace(STOMACH, name="別名胃炎", short="別名胃炎"), ANKLE))

    assert [one.codes for one in books.finder.diagnoses("別名", DAY, 9)] == ["0000111"]
    assert books.finder.diagnoses("架空胃", DAY, 9) == ()


def test_what_came_back_is_listed_again(books, row):
    taken(books, samples.DISEASES)
    taken(books, diseases(STOMACH, effective_on=date(2026, 7, 1)))

    taken(books, diseases(STOMACH, ANKLE, effective_on=date(2027, 1, 1)))

    assert row("0000112").abolished_on is None


def test_differences_leave_the_others_alone(books, row):
    taken(books, samples.DISEASES)

    tally = taken(
        books,
        diseases(
            replace(ANKLE, change=Change.ABOLISHED, abolished_on=date(2026, 9, 1)),
            disease("0000114", "架空頭痛", "カクウズツウ"),
            is_full=False,
        ),
    )

    assert (tally.new, tally.abolished, tally.same) == (1, 1, 0)
    assert row("0000111").abolished_on is None
    assert row("0000112").abolished_on == date(2026, 9, 1)


def test_a_row_of_nothing_known_and_a_second_of_the_same_code_are_refused(books):
    unknown = replace(ANKLE, row=7, code="0000999", change=Change.ABOLISHED)

    tally = taken(books, diseases(STOMACH, replace(STOMACH, row=5, name="別"), unknown))

    assert [(one.row, one.reason) for one in tally.refused] == [
        (5, "twice"),
        (7, "unknown"),
    ]
    assert tally.new == 1


def test_modifiers_are_kept_too(books, row):
    taken(books, samples.MODIFIERS)

    assert row("8002", DISEASE_MODIFIER).is_suffix
    assert row("4900", DISEASE_MODIFIER).folded == "急性"


def test_a_modifier_that_the_master_dropped_ends_on_its_day(books, row):
    taken(books, samples.MODIFIERS)
    taken(
        books, master(MasterKind.MODIFIERS, modifier("8002", "の疑い", "ノウタガイ", suffix=True))
    )

    assert row("4900", DISEASE_MODIFIER).abolished_on == samples.MODIFIERS.effective_on


def test_whoever_is_told_how_far_it_is_may_stop_it(books, engine):
    def stop(_done, _total):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        taken(books, samples.DISEASES, stop)

    with engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(DISEASE_NAME)) == 0


def test_it_tells_how_far_it_is(books):
    told = []

    taken(books, samples.DISEASES, lambda done, total: told.append((done, total)))

    assert told[0] == (0, 2)
    assert told[-1] == (2, 2)
    assert told == sorted(told)
