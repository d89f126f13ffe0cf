from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotThere
from app.domain.recording import draft_of
from app.domain.staff import Actor
from tests import samples
from tests.fakes import finalised, saved

SECOND = Actor(samples.SECOND_PHYSICIAN)


def amended(clinic):
    """Return a certified final record and its amendment by a colleague."""
    final = finalised(clinic)
    clinic.certificates.issue(clinic.actor, final.entry, samples.TERMS)
    form = replace(draft_of(final), basis="尿比重 1.030。")
    return final, clinic.treatments.amend(SECOND, form, "書き漏らし。", samples.PASSWORD)


def test_every_version_is_there_with_whoever_had_a_hand_in_it(clinic):
    first, second = amended(clinic)

    history = clinic.history.visit(clinic.actor, first.entry)

    assert history.versions == (first, second)
    assert history.patient == samples.REN
    assert history.people == {one.id: one for one in (samples.PHYSICIAN, samples.SECOND_PHYSICIAN)}


def test_it_tells_which_version_a_certificate_was_issued_of(clinic):
    first, _ = amended(clinic)
    saved(clinic, entry=samples.REN.id, started="2026-11-20 18:00", ended="18:30")

    history = clinic.history.visit(clinic.actor, first.entry)

    assert history.certificates == {first.id: ("A-2026-000001",)}


def test_looking_at_the_versions_leaves_a_trace(clinic, books):
    record = saved(clinic)

    clinic.history.visit(SECOND, record.entry)

    trace = books.trail[-1]
    assert (trace.deed, trace.by) == (Deed.RECORD_VIEWED, samples.SECOND_PHYSICIAN.id)
    assert trace.subject == record.id
    assert trace.details == {"entry": str(record.entry), "versions": 1}


def test_what_is_not_there_has_no_history_and_leaves_no_trace(clinic, books):
    with pytest.raises(NotThere):
        clinic.history.visit(clinic.actor, samples.REN.id)

    assert books.trail == []


def test_a_withdrawn_record_keeps_its_history(clinic):
    record = saved(clinic)
    clinic.treatments.withdraw(clinic.actor, record.entry, "別の患者の記録", samples.PASSWORD)

    (version,) = clinic.history.visit(clinic.actor, record.entry).versions

    assert version.withdrawn.reason == "別の患者の記録"


def test_how_a_record_stands_is_told_with_its_people_and_without_a_trace(clinic, books):
    first, second = amended(clinic)
    traces = len(books.trail)

    standing = clinic.history.standing(clinic.actor, first.entry)

    assert standing.treatment == second
    assert standing.people[SECOND.staff] == samples.SECOND_PHYSICIAN
    assert len(books.trail) == traces


def test_what_is_no_record_yet_stands_nowhere(clinic):
    assert clinic.history.standing(clinic.actor, samples.REN.id) is None
