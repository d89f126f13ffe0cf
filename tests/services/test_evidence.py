import hashlib
import json
from dataclasses import replace
from datetime import date

import fastjsonschema
import pytest

from app.domain.audit import Deed
from app.domain.checkpoints import from_text
from app.domain.errors import NotPermitted, Refused
from app.paths import RESOURCES
from app.services.evidence import Request
from app.services.trouble import StorageError
from app.services.whole_record import Period, Wanted
from tests import samples
from tests.exports import SEALED
from tests.records import with_history

WANTED = Wanted(samples.REN.id, Period(date(2026, 11, 1), date(2026, 11, 30)))
REQUEST = Request(
    "日本アンチ・ドーピング機構", date(2026, 11, 21), "NPB医事委員会", "本人の同意書 2026-11-21"
)


@pytest.fixture
def clinic(door, clinic):
    with_history(door, clinic)
    door.books.trail.clear()
    return clinic


def test_a_pack_is_a_sealed_bundle_and_its_data(clinic, tmp_path):
    pdf, data = clinic.evidence.pack(clinic.actor, WANTED, REQUEST, tmp_path, "ja")

    assert pdf.read_bytes().endswith(SEALED)
    assert data.read_bytes() in pdf.read_bytes()
    assert pdf.name == "tenteki-evidence-00-4173-20261121-2021.pdf"
    assert data.stem == pdf.stem


def test_the_data_of_a_pack_are_as_the_schema_says(clinic, tmp_path):
    schema = RESOURCES / "schema" / "tenteki-record-1.schema.json"
    _, path = clinic.evidence.pack(clinic.actor, WANTED, REQUEST, tmp_path, "ja")

    data = json.loads(path.read_bytes())

    fastjsonschema.compile(json.loads(schema.read_text("utf-8")))(data)
    assert data["evidence"]["request"]["agreed"] == REQUEST.agreed


def test_certificates_lie_in_it_as_they_were_issued(clinic, door, tmp_path):
    _, path = clinic.evidence.pack(clinic.actor, WANTED, REQUEST, tmp_path, "ja")

    (number,) = [one.number for one in clinic.certificates.of_patient(clinic.actor, samples.REN.id)]
    issued = clinic.certificates.get(clinic.actor, number)
    (embedded,) = door.bindery.bound[0].certificates
    (told,) = json.loads(path.read_bytes())["evidence"]["files"]
    assert embedded.content == issued.pdf
    assert told == {
        "name": f"{issued.number}.pdf",
        "bytes": len(issued.pdf),
        "sha256": hashlib.sha256(issued.pdf).hexdigest(),
    }


def test_the_checkpoint_is_made_anew_and_vouches_for_all_before(clinic, door, tmp_path):
    with door.books.begin() as work:
        head = work.head()

    _, path = clinic.evidence.pack(clinic.actor, WANTED, REQUEST, tmp_path, "ja")

    told = json.loads(path.read_bytes())["evidence"]["checkpoint"]
    checkpoint = from_text(told["text"])
    assert (checkpoint.seq, checkpoint.head) == (head.seq, head.hash)


def test_that_it_was_packed_is_written_with_what_it_rests_on(clinic, books, tmp_path):
    paths = clinic.evidence.pack(clinic.actor, WANTED, REQUEST, tmp_path, "ja")

    deeds = [one.deed for one in books.trail]
    assert deeds == [Deed.CHECKPOINT_MADE, Deed.EVIDENCE_PACKED, Deed.CHECKPOINT_MADE]
    details = books.trail[1].details
    assert details["asked_by"] == REQUEST.asked_by
    assert details["recipient"] == REQUEST.recipient
    assert set(details["files"]) == {path.name for path in paths}


@pytest.mark.parametrize("field", ["asked_by", "asked_on", "recipient", "agreed"])
def test_without_what_it_rests_on_there_is_no_pack(clinic, books, tmp_path, field):
    empty = replace(REQUEST, **{field: None if field == "asked_on" else " "})

    with pytest.raises(Refused) as refusal:
        clinic.evidence.pack(clinic.actor, WANTED, empty, tmp_path, "ja")

    assert [fault.field for fault in refusal.value.faults] == [field]
    assert books.trail == []
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_signed_is_not_handed_out(clinic, door, tmp_path):
    door.bindery.trouble = StorageError()

    with pytest.raises(StorageError):
        clinic.evidence.pack(clinic.actor, WANTED, REQUEST, tmp_path, "ja")

    assert list(tmp_path.iterdir()) == []


def test_a_nurse_packs_no_evidence(clinic, nurse, books, tmp_path):
    with pytest.raises(NotPermitted):
        clinic.evidence.pack(nurse, WANTED, REQUEST, tmp_path, "ja")

    assert books.trail == []
