import hashlib
import json
from copy import deepcopy
from uuid import UUID

import fastjsonschema
import pytest

from app.domain.audit import canonical
from app.paths import RESOURCES
from app.services.record_data import to_json
from tests import samples
from tests.fakes import saved
from tests.records import AMENDMENT, WITHDRAWAL, record_of, with_history

SCHEMA = json.loads((RESOURCES / "schema" / "tenteki-record-1.schema.json").read_text("utf-8"))
holds = fastjsonschema.compile(SCHEMA)


@pytest.fixture
def raw(door):
    clinic = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    return to_json(record_of(with_history(door, clinic)))


@pytest.fixture
def data(raw):
    return json.loads(raw)


def test_it_is_as_its_schema_says(data):
    holds(data)


def test_the_record_of_nothing_is_as_its_schema_says_too(door):
    holds(json.loads(to_json(record_of(door))))


def test_it_has_one_form_only(raw, data):
    assert canonical(data).encode() == raw


def test_names_stand_in_it_as_they_are_written(raw):
    assert samples.REN.family.encode() in raw


def test_each_version_can_be_hashed_again_without_this_program(data):
    versions = [one for infusion in data["infusions"] for one in infusion["versions"]]

    assert len(versions) == 3
    for one in versions:
        plain = json.dumps(one["record"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(plain.encode()).hexdigest() == one["record_sha256"]


def test_the_history_is_told_with_its_reasons(data):
    withdrawn, amended = data["infusions"]

    assert withdrawn["versions"][0]["withdrawn"]["reason"] == WITHDRAWAL
    assert amended["versions"][1]["record"]["amendment"] == AMENDMENT
    assert amended["versions"][0]["finalised"] is not None


@pytest.mark.parametrize("gone", ["patient", "infusions", "format", "exemptions"])
def test_what_leaves_a_part_out_is_none(data, gone):
    broken = deepcopy(data)
    del broken[gone]

    with pytest.raises(fastjsonschema.JsonSchemaException):
        holds(broken)


def test_what_no_reader_would_know_is_refused(data):
    with pytest.raises(fastjsonschema.JsonSchemaException):
        holds({**data, "stray": 1})


def test_where_an_infusion_was_given_is_told_with_the_facts_of_the_branch(door):
    clinic = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    branch = clinic.branches.add(clinic.actor, samples.WARD.facility)
    saved(clinic)
    saved(clinic, entry=UUID(int=0xC8), started="2026-11-19 13:20", branch=branch.id)

    told = json.loads(to_json(record_of(door)))

    holds(told)
    assert [one["name"] for one in told["branches"]] == [samples.WARD.facility.name]
    records = [one["versions"][0]["record"] for one in told["infusions"]]
    assert [one.get("branch") for one in records] == [str(branch.id), None]
