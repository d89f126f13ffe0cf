from contextlib import closing
from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.services.canonical import patient_sha256, record_sha256
from db.comparison import count_and_first_differing
from db.engine import connect, open_sealed
from db.fences import fences
from tests.db import samples, shelving


@pytest.fixture
def clinic(tmp_path):
    return shelving.make(tmp_path / "clinic")


def compared(clinic):
    engine = open_sealed(clinic.database, clinic.key)
    with engine.connect() as connection:
        found = count_and_first_differing(connection)
    engine.dispose()
    return found


def test_records_that_say_what_was_traced_are_counted(clinic):
    assert compared(clinic) == (3, None)


def test_the_first_record_that_no_trace_tells_of_is_named(clinic):
    treatment = samples.treatment()
    with closing(clinic.open()) as books, books.begin() as work:
        work.treatments.add(treatment)
        work.commit(samples.trace(subject=treatment.id))

    assert compared(clinic)[1] == treatment.id


def test_an_older_version_is_compared_too(clinic):
    record = samples.treatment()
    newer = replace(record, id=samples.new_id(), version=2)
    with closing(clinic.open()) as books:
        for one in (record, newer):
            with books.begin() as work:
                work.treatments.add(one)
                details = {"record_sha256": record_sha256(one)}
                work.commit(replace(samples.trace(subject=one.id), details=details))
    assert compared(clinic) == (5, None)

    past_the_fence(
        clinic,
        "treatment_never_changes",
        "UPDATE treatment SET basis = '別の根拠' WHERE id = ?",
        record.id,
    )

    assert compared(clinic)[1] == record.id


def test_a_patient_who_was_changed_past_the_trail_is_named(clinic):
    patient = samples.PATIENT
    with closing(clinic.open()) as books, books.begin() as work:
        details = {"patient_sha256": patient_sha256(work.patients.get(patient.id))}
        trace = samples.trace(Deed.PATIENT_REGISTERED, patient.id)
        work.commit(replace(trace, details=details))
    assert compared(clinic)[1] is None

    past_the_fence(
        clinic,
        "patient_skips_a_version",
        "UPDATE patient SET allergies = '' WHERE id = ?",
        patient.id,
    )

    assert compared(clinic)[1] == patient.id


def past_the_fence(clinic, fence, statement, subject):
    """Change the books as somebody does who has the key."""
    with closing(connect(clinic.database, clinic.key)) as driver:
        driver.execute(f"DROP TRIGGER {fence}")
        driver.execute(statement, (subject.bytes,))
        driver.execute(fences()[fence])
