from datetime import date

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotPermitted, NotThere, Refused
from app.domain.masters import MasterKind, PackageRow
from app.domain.scans import ScanWarning
from app.domain.staff import Actor
from tests import samples
from tests.imports import LISTED, LISTED_DRUG, listed

GTIN = "04900000000016"
FORMULARY = samples.FORMULARY.products[0]


def packages(code, **facts):
    """Return a master of package codes in which one code stands on one product."""
    return listed(
        MasterKind.PACKAGES, PackageRow(2, (GTIN,), "白鷺輸液", "５００ｍＬ", code, "架空", **facts)
    )


@pytest.fixture
def known(door):
    """The clinic after the masters of drugs and package codes were imported."""
    clinic = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    clinic.masters.take(clinic.actor, LISTED)
    clinic.masters.take(clinic.actor, packages(LISTED_DRUG.listing, stopped_on=date(2026, 3, 31)))
    return clinic


def test_a_package_names_its_product_lot_and_expiry(known):
    scanned = known.scanning.ask(known.actor, f"01{GTIN}1727123110ABC", day=date(2026, 3, 1))

    assert scanned.product is not None
    assert scanned.product.id == LISTED_DRUG.code
    assert (scanned.scan.lot, scanned.scan.expiry) == ("ABC", date(2027, 12, 31))
    assert (scanned.warnings, scanned.is_learnt) == (frozenset(), False)


@pytest.mark.parametrize(
    ("text", "ordered", "day", "warning"),
    [
        (f"01{GTIN}17260228", "", date(2026, 3, 1), ScanWarning.EXPIRED),
        (f"01{GTIN}", FORMULARY.id, date(2026, 3, 1), ScanWarning.NOT_ORDERED),
        (f"01{GTIN}", LISTED_DRUG.code, date(2026, 3, 31), ScanWarning.STOPPED),
        (f"01{GTIN}10ABC17271231", "", date(2026, 3, 1), ScanWarning.DOUBTFUL),
    ],
)
def test_what_is_wrong_with_a_package_is_told(known, text, ordered, day, warning):
    scanned = known.scanning.ask(known.actor, text, frozenset(filter(None, (ordered,))), day)

    assert scanned.warnings == {warning}


def test_a_package_is_good_on_its_last_day(known):
    scanned = known.scanning.ask(known.actor, f"01{GTIN}17260301", day=date(2026, 3, 1))

    assert not scanned.warnings


def test_an_unknown_code_is_learnt_once(clinic, books):
    before = clinic.scanning.ask(clinic.actor, f"01{GTIN}")

    clinic.scanning.learn(clinic.actor, GTIN, FORMULARY.id)

    after = clinic.scanning.ask(clinic.actor, f"01{GTIN}")
    assert (before.product, before.warnings) == (None, {ScanWarning.UNKNOWN_GTIN})
    assert (after.product, after.warnings, after.is_learnt) == (FORMULARY, frozenset(), True)
    trace = books.trail[-1]
    assert (trace.by, trace.deed) == (samples.PHYSICIAN.id, Deed.CODE_LEARNT)
    assert trace.details == {"gtin": GTIN, "product": FORMULARY.id}


def test_a_master_is_believed_before_what_was_learnt(known):
    known.scanning.learn(known.actor, GTIN, FORMULARY.id)

    scanned = known.scanning.ask(known.actor, f"01{GTIN}")

    assert scanned.product is not None
    assert (scanned.product.id, scanned.is_learnt) == (LISTED_DRUG.code, False)


def test_where_the_master_names_nothing_that_may_be_given_the_word_of_the_clinic_counts(clinic):
    clinic.masters.take(clinic.actor, LISTED)
    clinic.masters.take(clinic.actor, packages("9999999A9999"))
    clinic.scanning.learn(clinic.actor, GTIN, FORMULARY.id)

    assert clinic.scanning.ask(clinic.actor, f"01{GTIN}").product == FORMULARY


def test_what_is_no_code_is_refused(clinic):
    with pytest.raises(Refused):
        clinic.scanning.ask(clinic.actor, "0104900000000011")


def test_what_is_blocked_cannot_be_learnt(clinic, books):
    with pytest.raises(NotThere):
        clinic.scanning.learn(clinic.actor, GTIN, samples.FORMULARY.blocked[0].name_ja)

    with books.begin() as work:
        assert work.masters.learnt(GTIN) is None


def test_a_nurse_teaches_no_code(clinic):
    with pytest.raises(NotPermitted):
        clinic.scanning.learn(Actor(samples.NURSE), GTIN, FORMULARY.id)
