"""A clinic of two facilities over real books: judged by the place, certified by it, and all of it vouched for."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace

import pytest

from app.demo.furnishing import dehydration
from app.domain.verdicts import Outcome
from app.main import opening, upkeep
from app.main.door import ClinicDoor
from app.services.checkup import Part
from app.workstation import Workstation
from tests import samples
from tests.architecture.inspection import ROOT

LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD
INDICATION = "循環血液量及び組織間液の減少時における細胞外液の補給・補正"
NORTH = samples.WARD.facility


@pytest.fixture
def branch(founded):
    with closing(ClinicDoor(founded).enter(LOGIN, PASSWORD)) as clinic:
        clinic.patients.register(clinic.actor, samples.PATIENT_FORM)
        return clinic.branches.add(clinic.actor, NORTH)


@pytest.fixture
def there(founded, branch):
    """The clinic as the computer of the branch opens it."""
    door = ClinicDoor(founded, settings=Workstation(branch=branch.id))
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        clinic.prepare()
        yield clinic


def form(clinic):
    actor = clinic.actor
    (patient,) = clinic.patients.search(actor, "00-0001")
    draft = dehydration(opening.new_id(), patient.id, actor.staff)
    (line,) = draft.lines
    whole = replace(line, lot="RL-26", indication=INDICATION)
    basis = "嘔吐3回、皮膚ツルゴール低下。"
    return replace(draft, basis=basis, lines=(whole,), branch=clinic.branch)


def test_an_infusion_at_the_branch_is_judged_certified_and_vouched_for(
    there, founded, branch, tmp_path
):
    actor = there.actor
    assert there.branch == branch.id

    record = there.treatments.save(actor, form(there))
    there.treatments.finalise(actor, record.id, PASSWORD)
    issued = there.certificates.issue(actor, record.entry, samples.TERMS)

    assert (record.branch, record.beds) == (branch.id, 19)
    assert record.assessment.verdict("WADA").outcome is not Outcome.EXEMPTION_REQUIRED
    path = tmp_path / "certificate.pdf"
    path.write_bytes(issued.pdf)
    line = (sys.executable, "-m", "app", "verify", str(path), "--clinic")
    key = there.signing.key(actor).today.fingerprint
    told = subprocess.run((*line, key), cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0
    assert NORTH.name in told.stdout
    assert samples.FACILITY.name in told.stdout
    there.close()
    looks = upkeep.look_over(founded, LOGIN, PASSWORD)
    # Nobody made a backup yet; nothing else is amiss.
    assert [one.part for one in looks if not one.is_well] == [Part.BACKUPS]


def test_a_draft_kept_at_the_branch_is_resumed_there(there, branch):
    draft = form(there)

    there.drafts.keep(there.actor, draft)

    (kept,) = there.drafts.of_patient(there.actor, draft.patient)
    assert kept.draft.branch == branch.id


def test_a_computer_that_stood_in_a_branch_of_other_books_stands_at_the_main_facility(founded):
    door = ClinicDoor(founded, settings=Workstation(branch=samples.WARD.id))

    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        assert clinic.branch is None
