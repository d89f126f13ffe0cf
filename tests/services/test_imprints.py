import hashlib
import json
from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.certificates import MissingGlyphs
from app.domain.errors import NotPermitted, Refused
from app.domain.imprints import Imprint, ImprintKind
from app.domain.staff import Actor, Role
from app.domain.verdicts import CertificateType
from tests import samples
from tests.fakes import finalised
from tests.imprints import PNG, seen_through

ROUND = Imprint(ImprintKind.ROUND)
SQUARE = Imprint(ImprintKind.SQUARE, "山本医院之印")


def test_before_a_choice_the_place_stays_free(clinic):
    assert clinic.imprints.chosen(clinic.actor) == Imprint()


def test_a_choice_is_kept_with_one_trace(clinic, books):
    clinic.imprints.choose(clinic.actor, SQUARE)

    assert clinic.imprints.chosen(clinic.actor) == SQUARE
    (trace,) = books.trail
    assert trace.deed is Deed.IMPRINT_CHOSEN
    assert trace.details == {"form": "square", "name": "山本医院之印"}


def test_a_picture_is_kept_as_the_program_made_it_and_the_trail_has_its_hash(clinic, books):
    file = PNG + b" and what a stranger put behind"

    kept = clinic.imprints.choose(clinic.actor, Imprint(ImprintKind.PICTURE, picture=file))

    assert kept.picture == seen_through(file)
    (trace,) = books.trail
    assert trace.details["sha256"] == hashlib.sha256(kept.picture).hexdigest()


@pytest.mark.parametrize(
    "imprint",
    [
        Imprint(ImprintKind.ROUND, "一二三四五六七"),
        Imprint(ImprintKind.SQUARE),
        Imprint(ImprintKind.PICTURE, picture=b"GIF89a"),
    ],
)
def test_what_cannot_be_shown_is_not_written(clinic, books, imprint):
    with pytest.raises(Refused):
        clinic.imprints.choose(clinic.actor, imprint)

    assert clinic.imprints.chosen(clinic.actor) == Imprint()
    assert books.trail == []


def test_a_name_that_cannot_be_printed_is_not_written(clinic, books):
    with pytest.raises(MissingGlyphs):
        clinic.imprints.choose(clinic.actor, Imprint(ImprintKind.ROUND, "山\U00031350"))

    assert books.trail == []


def test_an_administrator_sees_it_beside_the_name_of_a_physician(clinic):
    administrator = Actor(replace(samples.CLERK, role=Role.ADMINISTRATOR))

    shown = clinic.imprints.preview(administrator, ROUND).decode()

    assert ascii("印").strip("'") in shown


def test_the_preview_shows_it_beside_ones_own_name_and_writes_nothing(clinic, books):
    shown = clinic.imprints.preview(clinic.actor, ROUND).decode()

    assert ascii("round 山本印 山本 美咲") in shown
    assert books.trail == []


def test_a_nurse_chooses_none(clinic, books, nurse):
    with pytest.raises(NotPermitted):
        clinic.imprints.choose(nurse, ROUND)

    assert books.trail == []


def test_the_next_certificate_gets_it_and_what_is_signed_of_the_record_does_not_name_it(
    clinic, door
):
    clinic.imprints.choose(clinic.actor, SQUARE)
    treatment = finalised(clinic)

    issued = clinic.certificates.issue(clinic.actor, treatment.entry, samples.TERMS)

    assert issued.kind is CertificateType.A
    assert door.printer.printed[-1].imprint == SQUARE
    assert "imprint" not in json.loads(issued.content)
    assert SQUARE.words not in issued.content
