import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from app.domain.errors import MasterOutOfOrder
from app.domain.formulary import Evidence, Formulary, Route
from app.domain.keys import Stamp
from app.domain.masters import Became, Change, MasterKind, RefusedRow, Retold, Tally
from app.services.trouble import WorkWasStopped
from db.finding import Finder, renew_product_words
from db.masters.shelf import BOOKS
from db.opening import create, open_books
from db.tables import LISTED_DRUG, PRICE_LISTING, PRODUCT, PRODUCT_WORD
from tests.db import samples
from tests.db.conftest import found
from tests.db.samples import FORMULARY, NOON, PHYSICIAN, VITAMIN
from tests.imports import DAY, HOT, INSERT, PACKAGE, PRICE, drug_row, drugs, listed

LATER = date(2026, 5, 1)
AMINE = drug_row("620000001", "架空アミン注　５ｍｇ")
TABLET = drug_row("620000002", "架空アミン錠　５ｍｇ", form="1")


def told(_done, _total):
    pass


def take(books, *files):
    """Take files one after the other; return what the last one did."""
    for file in files:
        with books.begin() as work:
            tally = work.masters.take(file, told)
            work.masters.note(file, tally, Stamp(PHYSICIAN.id, NOON))
            work.commit(samples.trace())
    return tally


def imported(books):
    with books.begin() as work:
        return {one.id: one for one in work.labels.imported()}


def row_of(engine, table, key):
    with engine.connect() as connection:
        (first, *_) = table.primary_key
        return connection.execute(sa.select(table).where(first == key)).one()


def test_a_whole_master_is_kept_with_every_row_and_its_injections_may_be_given(books, engine):
    tally = take(books, drugs(AMINE, TABLET))

    assert tally == Tally(read=2, new=2)
    assert row_of(engine, LISTED_DRUG, "620000002").name == "架空アミン錠　５ｍｇ"
    assert list(imported(books)) == ["620000001"]
    assert imported(books)["620000001"].evidence is Evidence.LISTED


def test_taking_the_same_again_changes_nothing(books, engine):
    take(books, drugs(AMINE, TABLET))
    with engine.connect() as connection:
        before = connection.execute(sa.select(PRODUCT)).all()

    tally = take(books, drugs(AMINE, TABLET, sha256="d" * 64))

    assert tally == Tally(read=2, same=2)
    with engine.connect() as connection:
        assert connection.execute(sa.select(PRODUCT)).all() == before


def test_what_a_row_of_differences_leaves_blank_stays(books, engine):
    changed = drug_row("620000001", change=Change.CHANGED, price=Decimal("90.5"))

    tally = take(books, drugs(AMINE), drugs(changed, day=LATER, is_full=False))

    kept = row_of(engine, LISTED_DRUG, "620000001")
    assert (kept.price, kept.name, kept.unit) == (Decimal("90.5"), "架空アミン注　５ｍｇ", "管")
    assert tally.lines == (Retold(Became.CHANGED, "620000001", "架空アミン注　５ｍｇ"),)


def test_an_abolished_drug_ends_and_one_with_another_name_says_which_it_had(books):
    other = drug_row("620000003", "架空ベータ注　１０ｍＬ")
    ended = drug_row("620000001", change=Change.ABOLISHED, abolished_on=date(2026, 9, 30))
    renamed = drug_row(
        "620000003",
        change=Change.CHANGED,
        name="架空ガンマ注　１０ｍＬ",
        base_name="架空ガンマ注",
    )

    tally = take(books, drugs(AMINE, other), drugs(ended, renamed, day=LATER, is_full=False))

    assert (tally.abolished, tally.renamed) == (1, 1)
    assert tally.lines[1] == Retold(
        Became.RENAMED, "620000003", "架空ガンマ注　１０ｍＬ", "架空ベータ注　１０ｍＬ"
    )
    assert imported(books)["620000001"].in_force_to == date(2026, 9, 30)
    assert imported(books)["620000003"].brand_ja == "架空ガンマ注 10mL"


def test_a_new_row_of_differences_is_added_and_one_of_what_is_not_there_shows_a_gap(books):
    new = drug_row("620000003", "架空ベータ注　１０ｍＬ", Change.NEW)
    unknown = drug_row("620000004", change=Change.CHANGED, row=7, price=Decimal(1))
    take(books, drugs(AMINE), drugs(new, day=LATER, is_full=False))

    with books.begin() as work, pytest.raises(MasterOutOfOrder) as refused:
        work.masters.take(drugs(unknown, day=date(2026, 6, 1), is_full=False), told)

    assert (refused.value.code, refused.value.place) == ("gap", "7")
    assert refused.value.detail == "620000004"
    assert set(imported(books)) == {"620000001", "620000003"}


def test_what_a_newer_whole_master_lacks_ended_with_it_and_is_never_deleted(books, engine):
    tally = take(books, drugs(AMINE, TABLET), drugs(TABLET, day=LATER))

    kept = row_of(engine, LISTED_DRUG, "620000001")
    assert (kept.is_listed, kept.abolished_on) == (False, LATER)
    assert (tally.abolished, tally.same) == (1, 1)
    assert imported(books)["620000001"].in_force_to == LATER


def test_a_row_that_could_not_be_read_is_none_that_is_missing(books, engine):
    newer = replace(drugs(TABLET, day=LATER), refused=(RefusedRow(1, "date", "x", "620000001"),))

    take(books, drugs(AMINE, TABLET), newer)

    assert row_of(engine, LISTED_DRUG, "620000001").is_listed


def test_an_older_layout_takes_nothing_away(books, engine):
    facts = {name: value for name, value in AMINE.facts.items() if name != "listed_on"}
    newer = drug_row("620000001", "架空アミン注　５ｍｇ", listed_on=date(2020, 1, 1))

    take(books, drugs(newer), drugs(replace(AMINE, facts=facts), day=LATER))

    assert row_of(engine, LISTED_DRUG, "620000001").listed_on == date(2020, 1, 1)


def test_what_is_erased_ended_with_the_file_and_may_come_back(books):
    erased = drug_row("620000001", change=Change.ERASED)
    take(books, drugs(AMINE), drugs(erased, day=LATER, is_full=False))
    before = imported(books)["620000001"].in_force_to

    take(books, drugs(AMINE, day=date(2026, 6, 1)))

    assert before == LATER
    assert imported(books)["620000001"].in_force_to is None


def test_the_other_masters_tell_what_the_drug_master_does_not(books):
    take(
        books,
        drugs(drug_row("620000001", "架空アミン注", listing="3190400A1027")),
        listed(MasterKind.PRICES, PRICE),
        listed(MasterKind.HOT, HOT),
        listed(MasterKind.PACKAGES, PACKAGE),
    )

    product = imported(books)["620000001"]
    assert (product.generic_ja, product.strength) == ("架空アミン塩酸塩", "5mg1管")
    assert product.yj == HOT.yj
    assert product.is_biological


def test_the_price_list_may_tell_an_earlier_end(books):
    graced = replace(PRICE, usable_until=date(2026, 9, 30))
    own = drug_row("620000007", "架空ビタミン注", listing=VITAMIN.yj)

    take(
        books,
        drugs(AMINE, own),
        listed(MasterKind.PRICES, graced, replace(graced, listing=VITAMIN.yj)),
    )

    assert imported(books)["620000001"].in_force_to == date(2026, 9, 30)
    with books.begin() as work:
        assert work.labels.listed_until() == {VITAMIN.id: date(2026, 9, 30)}


def test_a_package_insert_completes_the_label_of_its_brand(books):
    take(books, drugs(AMINE), listed(MasterKind.INSERTS, INSERT))

    product = imported(books)["620000001"]
    assert [one.text_ja for one in product.indications] == ["架空欠乏症の予防及び治療"]
    assert product.routes == {Route.IV_BOLUS}


def test_two_yj_codes_for_one_receipt_code_are_none(books):
    other = replace(HOT, hot="100000009", yj="3190400A9999")
    unified = drug_row("620000001", "架空アミン注", listing="3190400A1010")

    take(books, drugs(unified), listed(MasterKind.HOT, HOT, other))

    assert imported(books)["620000001"].yj == ""


def test_a_list_that_comes_again_changes_and_drops_nothing_it_only_lists_no_more(books, engine):
    other = replace(PRICE, listing="3190400A2023", brand="架空ベータ注")
    newer = replace(PRICE, brand="架空アミン注射液")

    tally = take(
        books,
        listed(MasterKind.PRICES, PRICE, other),
        listed(MasterKind.PRICES, newer, day=LATER),
    )

    assert (tally.renamed, tally.abolished) == (1, 1)
    assert not row_of(engine, PRICE_LISTING, "3190400A2023").is_listed


def test_long_and_short_hot_codes_come_in_files_of_their_own(books, engine):
    long = replace(HOT, hot="1000000010101")

    take(books, listed(MasterKind.HOT, HOT), listed(MasterKind.HOT, long))

    with engine.connect() as connection:
        told = connection.exec_driver_sql("SELECT hot, is_listed FROM hot_code").all()
    assert {tuple(one) for one in told} == {("100000001", 1), ("1000000010101", 1)}


def test_a_product_of_the_formulary_that_is_listed_too_stays_the_formulary_s(books, engine):
    row = drug_row(
        "620000007",
        "架空ビタミン注　５ｍｇ",
        listing=VITAMIN.yj,
        usable_until=date(2026, 9, 30),
    )

    take(books, drugs(row))

    assert not imported(books)
    kept = row_of(engine, PRODUCT, VITAMIN.id)
    assert (kept.origin, kept.receipt) == ("formulary", "620000007")
    assert kept.listed_until == date(2026, 9, 30)
    assert kept.in_force_to == VITAMIN.in_force_to
    with books.begin() as work:
        assert work.labels.listed_until() == {VITAMIN.id: date(2026, 9, 30)}


def test_of_an_old_and_a_new_code_for_one_product_the_longer_one_counts(books):
    old = drug_row("620000006", "旧", listing=VITAMIN.yj, abolished_on=date(2026, 3, 31))
    new = drug_row("620000007", "新", listing=VITAMIN.yj, usable_until=date(2027, 3, 31))

    take(books, drugs(old, new))

    with books.begin() as work:
        assert work.labels.listed_until() == {VITAMIN.id: date(2027, 3, 31)}


def test_what_a_later_formulary_holds_is_no_second_product(books, engine):
    take(books, drugs(drug_row("620000008", "架空デルタ注", listing="9999400A1020")))
    delta = replace(VITAMIN, id="F104", brand_ja="架空デルタ注5mg", yj="9999400A1020")

    with books.begin() as work:
        work.labels.load(Formulary((*FORMULARY.products, delta), FORMULARY.blocked, "e" * 64))
        work.commit(samples.trace())

    assert not imported(books)
    assert row_of(engine, PRODUCT, "F104").receipt == "620000008"
    assert not row_of(engine, PRODUCT, "620000008").is_listed


def test_loading_the_formulary_again_leaves_what_was_imported(books):
    take(books, drugs(AMINE))
    before = imported(books)

    with books.begin() as work:
        work.labels.load(replace(FORMULARY, sha256="e" * 64))
        work.commit(samples.trace())

    assert imported(books) == before


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        # A blocked name that stands by itself.
        ("エクソソーム注射液　１ｍＬ", False),
        ("新エクソソーム点滴", False),
        # It begins another word.
        ("エクソソームアミド注", True),
        ("レボカルニチン静注", True),
        # Two letters are the mark of a maker here.
        ("架空スパルト注　ＥＶ「架空」", True),
    ],
)
def test_a_listed_drug_is_refused_by_a_blocked_name_that_stands_by_itself(books, name, is_taken):
    tally = take(books, drugs(drug_row("620000005", name, row=3)))

    assert ("620000005" in imported(books)) == is_taken
    refused = [] if is_taken else [(3, "blocked", "620000005")]
    assert [(one.row, one.reason, one.code) for one in tally.refused] == refused


def test_names_that_mean_imports_spare_what_is_listed(books):
    (exosome, *others) = FORMULARY.blocked
    sparing = replace(exosome, spares_approved=True)
    with books.begin() as work:
        work.labels.load(Formulary(FORMULARY.products, (sparing, *others), "e" * 64))
        work.commit(samples.trace())

    take(books, drugs(drug_row("620000005", "エクソソーム注射液　１ｍＬ")))

    assert "620000005" in imported(books)


def test_whoever_stops_an_import_leaves_the_books_as_they_were(books, engine):
    def stop(done, _total):
        if done:
            raise WorkWasStopped

    with books.begin() as work, pytest.raises(WorkWasStopped):
        work.masters.take(drugs(AMINE, TABLET), stop)

    with engine.connect() as connection:
        assert connection.execute(sa.select(LISTED_DRUG)).all() == []


# Written and noted, but not yet confirmed, when the power fails.
_CUT = """
import os, sys
from pathlib import Path
from db.masters import MasterShelf
from db.opening import open_books
from tests.db.test_masters import AMINE, told
from tests.imports import drugs
with open_books(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).begin() as work:
    work.masters.take(drugs(AMINE), told)
    os._exit(9)
"""


def test_a_power_cut_in_the_middle_leaves_nothing_of_it(tmp_path):
    path, key = tmp_path / "a.tenteki", bytes(32)
    with closing(create(path, key)) as books:
        found(books)

    cut = subprocess.run([sys.executable, "-c", _CUT, str(path), key.hex()], check=False)

    assert cut.returncode == 9
    with closing(open_books(path, key)) as books:
        assert not imported(books)
        assert books.verify_chain() is None
        assert take(books, drugs(AMINE)).new == 1


def test_the_imports_are_remembered_newest_first(books):
    newer = drugs(drug_row("620000003", "新", Change.NEW), day=LATER, is_full=False)

    take(books, drugs(AMINE, TABLET), newer)

    with books.begin() as work:
        second, first = work.masters.imports()
    assert (second.name, second.is_full, second.effective_on) == (newer.name, False, LATER)
    assert first.tally == Tally(read=2, new=2)
    assert first.effective_on == DAY
    assert first.stamp == Stamp(PHYSICIAN.id, NOON)


def test_what_changed_alone_is_found_as_if_all_words_were_written_anew(books, engine):
    other, lost = (drug_row(f"62000000{one}", f"架空イミン{one}注　５ｍｇ") for one in (2, 3))
    changes = (
        drug_row("620000001", change=Change.CHANGED, kana="ｲﾐﾅ", listing="3190400A9999"),
        drug_row("620000002", change=Change.CHANGED, price=Decimal(3)),
        drug_row("620000003", change=Change.ERASED),
        drug_row("620000004", "架空ウミン注　５ｍｇ", change=Change.NEW),
    )

    take(books, drugs(AMINE, other, lost), drugs(*changes, day=LATER, is_full=False))
    take(books, listed(MasterKind.PRICES, PRICE), listed(MasterKind.HOT, HOT))

    with engine.begin() as connection:
        found = connection.execute(sa.select(PRODUCT_WORD)).all()
        renew_product_words(connection)
        assert set(found) == set(connection.execute(sa.select(PRODUCT_WORD)).all())
    terms = {term: code for term, code, _ in found}
    assert (terms["3190400a9999"], terms["imina"]) == ("620000001", "620000001")
    assert {"620000001", "620000004"} <= set(terms.values())


def test_each_master_has_its_book():
    assert set(BOOKS) == set(MasterKind)


def test_a_product_comes_back_as_it_was_made(books):
    take(books, drugs(AMINE), listed(MasterKind.INSERTS, INSERT), listed(MasterKind.PRICES, PRICE))

    product = imported(books)["620000001"]

    assert str(product.content) == "5 mg"
    assert product.receipt == product.id
    assert product.source == "000001_1_01 (2026-03)"


def test_what_is_renamed_is_found_by_its_new_name_and_by_no_other(books, engine):
    renamed = drug_row(
        "620000001", change=Change.CHANGED, name="架空ガンマ注　５ｍｇ", base_name="架空ガンマ注"
    )
    other = drug_row("620000003", "架空デルタ注　１ｍＬ")

    take(books, drugs(AMINE, other), drugs(renamed, day=LATER, is_full=False))

    finder = Finder(engine)
    found_now = [finder.products(typed, 9) for typed in ("架空ガンマ", "架空アミン", "架空デルタ")]
    assert found_now == [("620000001",), (), ("620000003",)]
