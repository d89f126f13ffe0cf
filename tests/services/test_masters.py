from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.audit import Deed
from app.domain.errors import MasterOutOfOrder
from app.domain.masters import Change, MasterKind, RefusedRow, Tally
from app.services.masters import MasterService
from app.services.trouble import WorkWasStopped
from tests.imports import DAY, PRICE, drug_row, drugs, listed

AMINE = drug_row("620000001", "架空アミン注　５ｍｇ")
WHOLE = drugs(AMINE)
CHANGE = drug_row("620000001", change=Change.CHANGED, price=Decimal("90.5"))
MAY = drugs(CHANGE, day=date(2026, 5, 1), is_full=False)


def test_a_master_is_taken_in_with_one_trace_that_counts(clinic, books):
    taken = clinic.masters.take(clinic.actor, WHOLE)

    assert taken.tally == Tally(read=1, new=1)
    (trace,) = books.trail
    assert (trace.deed, trace.by) == (Deed.MASTER_IMPORTED, clinic.actor.staff)
    assert trace.details["sha256"] == WHOLE.sha256
    assert (trace.details["kind"], trace.details["new"]) == ("drugs", 1)
    assert trace.details["effective_on"] == DAY.isoformat()


def test_what_was_taken_in_is_remembered(clinic):
    refused = replace(WHOLE, refused=(RefusedRow(9, "date", "x"),))

    clinic.masters.take(clinic.actor, refused)

    (kept,) = clinic.masters.imports(clinic.actor)
    assert (kept.name, kept.n_refused, kept.stamp.by) == (WHOLE.name, 1, clinic.actor.staff)


def test_what_was_taken_in_may_be_given_at_once(clinic):
    before = clinic.products.named("620000001")

    clinic.masters.take(clinic.actor, WHOLE)

    assert before is None
    assert clinic.products.named("620000001").brand_ja == "架空アミン注 5mg"
    assert clinic.products.ask("架空アミン").products


def test_a_file_that_does_not_follow_leaves_all_as_it_was(clinic, books):
    with pytest.raises(MasterOutOfOrder, match="no_full"):
        clinic.masters.take(clinic.actor, MAY)

    assert not books.trail
    assert not clinic.masters.imports(clinic.actor)


def test_the_same_file_is_taken_once(clinic):
    clinic.masters.take(clinic.actor, WHOLE)

    with pytest.raises(MasterOutOfOrder, match="taken"):
        clinic.masters.take(clinic.actor, WHOLE)


def test_whoever_stops_it_leaves_nothing_of_it(clinic, books):
    def stop(_done, _total):
        raise WorkWasStopped

    with pytest.raises(WorkWasStopped):
        clinic.masters.take(clinic.actor, WHOLE, stop)

    assert not books.trail
    with books.begin() as work:
        assert not work.masters.imports()
    assert clinic.products.named("620000001") is None


def test_a_delivery_is_read_in_the_order_in_which_it_is_taken(clinic, door):
    price = listed(MasterKind.PRICES, PRICE)
    door.deliveries.files["all.zip"] = (price, MAY, WHOLE)

    read = clinic.masters.read(clinic.actor, "all.zip", b"")

    assert read == (WHOLE, MAY, price)


def test_several_files_are_taken_one_by_one_in_their_order(clinic, books):
    heard = []

    delivered = clinic.masters.take_each(
        clinic.actor, (MAY, WHOLE), lambda done, total: heard.append((done, total))
    )

    assert [one.file for one in delivered.taken] == [WHOLE, MAY]
    assert [one.details["file"] for one in books.trail] == [WHOLE.name, MAY.name]
    assert heard == [(0, 2), (1, 2), (1, 2), (2, 2)]
    assert delivered.trouble is None


def test_what_may_be_given_is_read_once_behind_all_files(books, clinic, door):
    read = []
    service = MasterService(
        books.begin, door.clock, door.deliveries.read, lambda: read.append(len(books.trail))
    )

    service.take_each(clinic.actor, (WHOLE, MAY))
    service.take_each(clinic.actor, (WHOLE, MAY))

    assert read == [2]


def test_what_was_taken_before_is_passed_over(clinic):
    clinic.masters.take(clinic.actor, WHOLE)

    delivered = clinic.masters.take_each(clinic.actor, (WHOLE, MAY))

    assert (delivered.known, [one.file for one in delivered.taken]) == ((WHOLE,), [MAY])


def test_behind_a_file_that_cannot_be_taken_the_rest_waits(clinic):
    unknown = drug_row("620000009", change=Change.CHANGED, row=4)
    gap = drugs(unknown, day=date(2026, 5, 15), is_full=False)
    june = drugs(CHANGE, day=date(2026, 6, 1), is_full=False)

    delivered = clinic.masters.take_each(clinic.actor, (WHOLE, MAY, gap, june))

    assert [one.file for one in delivered.taken] == [WHOLE, MAY]
    assert delivered.left == (gap, june)
    assert (delivered.trouble.code, delivered.trouble.place) == ("gap", "4")


def test_whoever_stops_several_keeps_those_that_were_done(clinic):
    def stop(done, _total):
        if done:
            raise WorkWasStopped

    delivered = clinic.masters.take_each(clinic.actor, (WHOLE, MAY), stop)

    assert not delivered.taken
    assert delivered.left == (WHOLE, MAY)
    assert isinstance(delivered.trouble, WorkWasStopped)


def test_what_is_no_master_is_refused(clinic):
    with pytest.raises(MasterOutOfOrder, match="kind"):
        clinic.masters.read(clinic.actor, "holiday.jpg", b"")
