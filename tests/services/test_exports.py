import hashlib
import json
from datetime import date

import pytest

from app.domain.audit import Deed
from app.domain.calendar import local
from app.domain.checkpoints import Occasion
from app.domain.errors import NotPermitted, Refused
from app.services.trouble import DatabaseIsBusy, TargetIsGone
from app.services.whole_record import Period, Wanted
from tests import drips, samples
from tests.fakes import saved

REN = Wanted(samples.REN.id)


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_a_record_goes_out_in_three_forms_under_a_name_that_names_nobody(clinic, folder):
    saved(clinic)

    paths = clinic.exports.export(clinic.actor, REN, folder, "ja")

    assert [path.suffix for path in paths] == [".pdf", ".txt", ".json"]
    assert sorted(folder.iterdir()) == sorted(paths)
    assert {path.stem for path in paths} == {"tenteki-record-00-4173-20261120-1421"}
    assert json.loads(paths[2].read_bytes())["patient"]["number"] == "00-4173"
    assert b"00-4173 ja" in paths[0].read_bytes()


def test_that_it_went_out_is_written_with_whose_where_to_and_the_hashes(clinic, books, folder):
    saved(clinic)
    wanted = Wanted(samples.REN.id, Period(date(2026, 11, 1), date(2026, 11, 30)))

    paths = clinic.exports.export(clinic.actor, wanted, folder, "ja")

    trace, sealed = books.trail[-2:]
    assert (trace.deed, trace.subject) == (Deed.RECORD_EXPORTED, samples.REN.id)
    assert trace.details["number"] == "00-4173"
    assert (trace.details["from"], trace.details["to"]) == ("2026-11-01", "2026-11-30")
    assert trace.details["infusions"] == 1
    assert trace.details["to_folder"] == str(folder)
    assert trace.details["files"] == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    }
    assert sealed.deed is Deed.CHECKPOINT_MADE
    assert sealed.details["occasion"] == Occasion.EXPORT.value


def test_a_second_export_never_takes_the_place_of_the_first(clinic, folder):
    first = clinic.exports.export(clinic.actor, REN, folder, "ja")
    second = clinic.exports.export(clinic.actor, REN, folder, "ja")

    assert not set(first) & set(second)
    assert second[0].stem.endswith("-2")


def test_a_folder_that_is_gone_is_told_and_nothing_is_written(clinic, books, folder):
    with pytest.raises(TargetIsGone):
        clinic.exports.export(clinic.actor, REN, folder / "usb", "ja")

    assert books.trail == []


def test_what_cannot_be_written_in_the_trail_does_not_stay_outside(clinic, books, folder):
    class Trouble(DatabaseIsBusy):
        pass

    begin, opened = books.begin, []

    def begin_once(*, to_look=False):
        opened.append(1)
        if len(opened) > 1:
            raise Trouble
        return begin()

    clinic.exports._begin = begin_once

    with pytest.raises(Trouble):
        clinic.exports.export(clinic.actor, REN, folder, "ja")

    assert list(folder.iterdir()) == []


def test_whoever_reads_may_print_and_the_print_is_written(clinic, books, nurse):
    saved(clinic)

    pdf = clinic.exports.print(nurse, REN, "en")

    assert b"00-4173 en" in pdf
    trace = books.trail[-1]
    assert (trace.by, trace.deed) == (samples.NURSE.id, Deed.RECORD_PRINTED)
    assert trace.details["way"] == "paper"


def test_a_nurse_takes_no_files_out_of_the_house(clinic, books, nurse, folder):
    with pytest.raises(NotPermitted):
        clinic.exports.export(nurse, REN, folder, "ja")

    assert list(folder.iterdir()) == []
    assert books.trail == []


def test_a_period_that_ends_before_it_begins_is_refused(clinic, books, folder):
    wanted = Wanted(samples.REN.id, Period(date(2026, 11, 2), date(2026, 11, 1)))

    with pytest.raises(Refused):
        clinic.exports.export(clinic.actor, wanted, folder, "ja")
    with pytest.raises(Refused):
        clinic.exports.print(clinic.actor, wanted, "ja")

    assert books.trail == []


def test_what_was_given_goes_out_as_fhir_and_the_trail_says_so(clinic, books, folder):
    saved(clinic)

    (path,) = clinic.exports.fhir(clinic.actor, REN, folder)

    trace = next(one for one in books.trail if one.deed is Deed.RECORD_EXPORTED)
    assert path.name == "tenteki-fhir-00-4173-20261120-1421.json"
    assert trace.details["way"] == "fhir"
    assert trace.details["files"] == {path.name: hashlib.sha256(path.read_bytes()).hexdigest()}


@pytest.mark.parametrize("drip", [drips.ordered, drips.begun, drips.interrupted])
def test_what_goes_on_is_refused_as_fhir_by_when_it_began(clinic, folder, drip):
    begun = drip(clinic)

    with pytest.raises(Refused) as refused:
        clinic.exports.fhir(clinic.actor, REN, folder)

    (fault,) = refused.value.faults
    assert (fault.field, fault.code) == ("entry", "goes_on")
    assert dict(fault.facts)["at"] == f"{local(begun.started):%Y-%m-%d %H:%M}"
    assert list(folder.iterdir()) == []


def test_an_order_that_was_taken_back_refuses_nothing(clinic, folder):
    order = drips.ordered(clinic)
    clinic.treatments.withdraw(clinic.actor, order.entry, "中止", samples.PASSWORD)

    assert clinic.exports.fhir(clinic.actor, REN, folder)


def test_a_nurse_takes_no_fhir_out_of_the_house(clinic, nurse, folder):
    with pytest.raises(NotPermitted):
        clinic.exports.fhir(nurse, REN, folder)

    assert list(folder.iterdir()) == []
