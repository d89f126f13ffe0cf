from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.errors import Refused
from app.domain.regular_sets import RegularSet
from app.services.trouble import SavedByAnother
from tests import samples
from tests.fakes import founded_door

NEW = RegularSet(samples.DRAFT.entry, " 脱水 500 mL ", samples.DRAFT.lines, 60, version=0)


@pytest.fixture
def door():
    return founded_door()


@pytest.fixture
def clinic(door):
    return door.enter(samples.PHYSICIAN.login, samples.PASSWORD)


def test_a_set_is_kept_without_the_lots_of_a_day(clinic, door):
    lines = tuple(replace(one, lot="4A", expiry="2028-01") for one in NEW.lines)

    kept = clinic.sets.keep(clinic.actor, replace(NEW, lines=lines))

    assert clinic.sets.all(clinic.actor) == (kept,)
    assert (kept.name, kept.version) == ("脱水 500 mL", 1)
    assert [replace(one, lot="", expiry="") for one in NEW.lines] == list(kept.lines)
    trace = door.books.trail[-1]
    assert (trace.deed, trace.subject, trace.details["version"]) == (Deed.SET_KEPT, kept.id, 1)


def test_a_change_is_another_version_and_the_older_one_is_not_shown(clinic):
    kept = clinic.sets.keep(clinic.actor, NEW)

    changed = clinic.sets.keep(clinic.actor, replace(kept, minutes=90, is_active=False))

    assert clinic.sets.all(clinic.actor) == (changed,)
    assert (changed.id, changed.version, changed.is_active) == (kept.id, 2, False)


def test_whoever_changes_an_older_version_is_told(clinic):
    kept = clinic.sets.keep(clinic.actor, NEW)
    clinic.sets.keep(clinic.actor, replace(kept, minutes=90))

    with pytest.raises(SavedByAnother):
        clinic.sets.keep(clinic.actor, replace(kept, minutes=45))


def test_a_set_without_a_name_is_refused_and_nothing_is_kept(clinic):
    with pytest.raises(Refused):
        clinic.sets.keep(clinic.actor, replace(NEW, name=" "))

    assert clinic.sets.all(clinic.actor) == ()


def test_a_form_with_a_copied_basis_is_not_saved(clinic):
    draft = replace(samples.DRAFT, copied_basis=samples.DRAFT.basis)

    with pytest.raises(Refused) as refused:
        clinic.treatments.save(clinic.actor, draft)

    assert [one.code for one in refused.value.faults] == ["copied"]
