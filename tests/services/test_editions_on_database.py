"""Saved entries judged again, over a real encrypted database and with a real file."""

import re
import secrets
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from uuid_utils.compat import uuid7

from app.domain.settings import Settings
from app.domain.verdicts import Outcome
from app.paths import EDITIONS
from app.reference.editions import read_edition
from app.services.clinic import found
from app.services.editions import EditionService
from app.services.judgement import Judgements
from app.services.patients import PatientService
from app.services.treatments import TreatmentService
from db.opening import create
from tests import samples
from tests.fakes import FakeClock

LINE = replace(samples.DRAFT.lines[0], dose="96", volume_ml="96")


@pytest.fixture
def books(tmp_path):
    with closing(create(tmp_path / "clinic.tenteki", secrets.token_bytes(32))) as books:
        yield books


@pytest.fixture
def actor(books):
    return found(
        books.begin, FakeClock(), samples.FACILITY, samples.PHYSICIAN, samples.FORMULARY, Settings()
    )


@pytest.fixture
def records(books, actor):
    """Two patients' records, a day between them, each near the limit: ten of 2026 and one of 2025."""
    clock = FakeClock()
    judgements = Judgements(samples.judge(), samples.FORMULARY)
    patients = PatientService(books.begin, clock, uuid7)
    treatments = TreatmentService(books.begin, clock, uuid7, judgements, lambda *_: None)
    saved = []
    for _ in range(2):
        patient = patients.register(actor, samples.PATIENT_FORM)
        for days in (*range(5), 400):
            day = (samples.NOW - timedelta(days=days)).strftime("%Y-%m-%d")
            draft = replace(
                samples.DRAFT,
                late_reason="紙の記録から入力した。",
                entry=uuid7(),
                patient=patient.id,
                started=f"{day} 13:20",
                lines=(LINE,),
            )
            saved.append(treatments.save(actor, draft))
    return saved


@pytest.fixture
def service(books):
    judgements = Judgements(samples.judge(), samples.FORMULARY)
    return EditionService(books.begin, FakeClock(), judgements, read_edition)


@pytest.fixture
def stricter(tmp_path):
    """Return a file of WADA's rules from November on, with a limit of 80 mL."""
    text = (EDITIONS / "wada-2026.toml").read_text("utf-8")
    text = re.sub(r'limit_ml = "\d+"', 'limit_ml = "80"', text)
    text = re.sub(r'name = ".*"', 'name = "made up"', text, count=1)
    text = re.sub(r"in_force_from = .*", "in_force_from = 2026-11-17", text)
    path = tmp_path / "stricter.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_entries_of_its_time_that_a_stricter_edition_judges_differently(
    actor, records, service, stricter
):
    comparison = service.compare(actor, service.read(actor, stricter))

    assert (comparison.total, comparison.in_its_time) == (12, 8)
    assert {one.treatment.id for one in comparison.differences} == {
        one.id for one in records if one.started.date().isoformat() >= "2026-11-17"
    }
    outcomes = {
        (change.before.outcome, change.after.outcome)
        for one in comparison.differences
        for change in one.changes
        if change.body == "WADA"
    }
    assert outcomes == {(Outcome.CAUTION, Outcome.EXEMPTION_REQUIRED)}


def test_what_was_kept_stands_as_it_was(books, actor, records, service, stricter):
    service.compare(actor, service.read(actor, stricter))

    assert service.compare(actor).differences == ()
    with books.begin() as work:
        assert [work.treatments.get(one.id).assessment for one in records] == [
            one.assessment for one in records
        ]
    assert books.verify_chain() is None
