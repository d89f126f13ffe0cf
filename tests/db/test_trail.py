from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.audit import AuditEntry, Deed
from app.services.trail import ALL, TrailFilter
from db.trail import TrailPages
from tests.db import samples


@pytest.fixture
def pages(books, engine):
    """A trail of a visit, a record, a fact about an athlete and a sign-in, an hour apart."""
    record, fact = samples.treatment(), samples.filed(samples.COMPETITION)
    with books.begin() as work:
        work.treatments.add(record)
        work.athletes.add(fact)
        work.commit(trace(Deed.PATIENT_VIEWED, samples.PATIENT.id, 1))
    for hours, (deed, subject) in enumerate(
        [
            (Deed.TREATMENT_SAVED, record.id),
            (Deed.PRODUCT_REFUSED, record.entry),
            (Deed.COMPETITION_FILED, fact.id),
            (Deed.SIGNED_IN, samples.NURSE.id),
        ],
        2,
    ):
        with books.begin() as work:
            work.commit(trace(deed, subject, hours))
    return TrailPages(engine)


def trace(deed, subject, hours):
    at = samples.NOON + timedelta(hours=hours)
    by = samples.NURSE.id if deed is Deed.SIGNED_IN else samples.PHYSICIAN.id
    return AuditEntry(by, at, deed, subject, {"n": hours})


def seqs(page):
    return [one.seq for one in page.entries]


def test_the_newest_come_first_and_a_page_goes_on_where_one_ended(pages):
    first = pages.page(ALL, None, 2)
    second = pages.page(ALL, 5, 9)

    assert (seqs(first), first.total) == ([6, 5], 6)
    assert (seqs(second), second.total) == ([4, 3, 2, 1], 6)
    assert first.entries[0].details == {"n": 5}


def test_an_import_belongs_to_each_patient_whose_rows_it_wrote(pages, books):
    record = samples.treatment()
    with books.begin() as work:
        work.treatments.add(record)
        work.commit(trace(Deed.TREATMENTS_IMPORTED, None, 9))
    with books.begin() as work:
        work.commit(trace(Deed.PATIENTS_IMPORTED, None, 10))

    found = pages.page(TrailFilter(patients=frozenset({record.patient})), None, 9)

    assert found.entries[0].deed == Deed.TREATMENTS_IMPORTED
    assert Deed.PATIENTS_IMPORTED not in {one.deed for one in found.entries}
    assert pages.page(TrailFilter(patients=frozenset({samples.SECOND.id})), None, 9).total == 0


def test_the_trail_of_a_patient_is_all_that_belongs_to_the_patient(pages):
    found = pages.page(TrailFilter(patients=frozenset({samples.PATIENT.id})), None, 9)

    assert seqs(found) == [5, 4, 3, 2]
    assert pages.page(TrailFilter(patients=frozenset({samples.SECOND.id})), None, 9).total == 0


def test_the_trail_is_narrowed(pages):
    two, four = (samples.NOON + timedelta(hours=hours) for hours in (2, 4))
    deeds = frozenset({Deed.SIGNED_IN, Deed.PATIENT_VIEWED})

    assert seqs(pages.page(TrailFilter(since=two, until=four), None, 9)) == [4, 3]
    assert seqs(pages.page(TrailFilter(by=samples.NURSE.id), None, 9)) == [6]
    assert seqs(pages.page(TrailFilter(deeds=deeds), None, 9)) == [6, 2]


def test_a_subject_tells_whose_it_is(pages):
    entries = pages.page(ALL, None, 9).entries
    subjects = frozenset(one.subject for one in entries if one.subject is not None)

    whose = pages.patients(subjects)

    assert set(whose.values()) == {replace(samples.PATIENT)}
    assert len(whose) == 4


def test_what_tells_of_backups_is_found_among_all_others(books, engine):
    for hours, deed in enumerate((Deed.BACKED_UP, Deed.PATIENT_VIEWED, Deed.BACKUP_FAILED)):
        with books.begin() as work:
            work.commit(trace(deed, None, hours))

    found = TrailPages(engine).of_backups(2)

    assert [one.deed for one in found] == ["backup_failed", "backed_up"]
