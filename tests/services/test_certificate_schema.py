"""The record that a certificate carries is what its schema says, whatever the certificate."""

import json
from copy import deepcopy
from dataclasses import replace

import fastjsonschema
import pytest

from app.domain.audit import canonical
from app.domain.consents import Consent, Giver, Languages
from app.domain.diagnoses import Certainty
from app.paths import RESOURCES
from tests import samples
from tests.fakes import finalised

SCHEMA = RESOURCES / "schema" / "tenteki-certificate-1.schema.json"
holds = fastjsonschema.compile(json.loads(SCHEMA.read_text("utf-8")))
LINE = samples.DRAFT.lines[0]
KINDS = {
    "A": {},
    "B": {"certainty": Certainty.SUSPECTED},
    "C": {"lines": (replace(LINE, dose="500", volume_ml="500"),)},
}


def issued(clinic, terms=samples.TERMS, **changes):
    finalised(clinic, **changes)
    return clinic.certificates.issue(clinic.actor, samples.DRAFT.entry, terms)


@pytest.mark.parametrize("kind", KINDS)
def test_each_type_carries_what_its_schema_says(clinic, kind):
    content = issued(clinic, **KINDS[kind]).content

    told = json.loads(content)
    holds(told)
    assert told["type"] == kind
    assert canonical(told) == content


def test_a_guardians_consent_for_an_english_page_is_in_the_schema_too(clinic):
    consent = Consent(Giver.GUARDIAN, samples.TERMS.consent.on, "渡邉 花子")

    told = json.loads(
        issued(clinic, replace(samples.TERMS, consent=consent, languages=Languages.ENGLISH)).content
    )

    holds(told)
    assert told["consent"]["guardian"] == "渡邉 花子"
    assert told["languages"] == "en"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("consent"),
        lambda told: told.update(recipient=""),
        lambda told: told.update(type="D"),
        lambda told: told.update(number="A-1"),
        lambda told: told.update(v=2),
        lambda told: told["consent"].update(giver="coach"),
        lambda told: told["record"].pop("basis"),
        lambda told: told.update(stranger=1),
    ],
)
def test_the_schema_refuses_what_is_no_such_record(clinic, spoil):
    told = deepcopy(json.loads(issued(clinic).content))
    spoil(told)

    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        holds(told)


def test_that_of_a_branch_names_it_and_who_keeps_the_record(clinic):
    branch = clinic.branches.add(clinic.actor, samples.WARD.facility)

    told = json.loads(issued(clinic, branch=branch.id).content)

    holds(told)
    assert told["institution"]["name"] == samples.WARD.facility.name
    assert (told["kept_by"], told["record"]["branch"]) == (samples.FACILITY.name, str(branch.id))
