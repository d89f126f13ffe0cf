"""The public masters as they were delivered: figures that their publishers would know."""

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from time import perf_counter

import pytest
from lxml import etree

from app.domain.errors import MasterRefused
from app.domain.masters import Change, InsertBrand, ListedDrug
from app.masters.reading import read_master
from tests.masters import papers

DELIVERED = Path(__file__).parents[2].parent / "shared" / "data"
DRUGS = DELIVERED / "ssk_drug"


def read(path):
    """Return the one master of a file."""
    (file,) = read_master(path.name, path.read_bytes())
    return file


@pytest.fixture(scope="module")
def drugs():
    """Return the full drug master of March 2024."""
    return read(DRUGS / "y_ALL20240321.zip")


def test_the_full_drug_master_is_read_to_its_last_row(drugs):
    listed = [ListedDrug(row.code, **row.facts) for row in drugs.rows]

    assert (drugs.is_full, drugs.effective_on) == (True, date(2024, 3, 21))
    assert (len(listed), drugs.refused) == (19_686, ())
    injections = [drug for drug in listed if drug.is_injection]
    assert len(injections) == 4_226
    assert max(drug.price for drug in listed if drug.price) == Decimal("167077222.00")
    controls = Counter(drug.control for drug in injections if drug.control)
    assert controls == {"1": 51, "2": 164, "5": 21}


def test_all_differences_apply_in_their_order_without_an_unknown_code(drugs):
    files = sorted(map(read, DRUGS.glob("y_2*.csv")), key=lambda file: file.effective_on)
    entries = {row.code: row.facts for row in drugs.rows}
    changes = Counter()

    for row in chain.from_iterable(file.rows for file in files):
        assert (row.code in entries) == (row.change is not Change.NEW)
        entries[row.code] = entries.get(row.code, {}) | row.facts
        changes[row.change] += 1

    assert len(files) == 23
    assert not any(file.is_full or file.refused for file in files)
    assert changes == {Change.NEW: 1_496, Change.CHANGED: 2_765, Change.ABOLISHED: 659}
    assert len(entries) == 21_182
    active = [facts for facts in entries.values() if facts["abolished_on"] is None]
    assert sum(facts["form"] == "4" for facts in active) == 4_475


def test_the_layout_of_2022_is_still_read():
    file = read(DRUGS / "sample_35col_2022_y_ALL00000000.csv")

    assert [row.code for row in file.rows] == ["610406079", "620000237", "630010002", "620008965"]


def test_all_diagnoses_are_read():
    file = read(DELIVERED / "ssk_disease" / "b_20240601.zip")

    assert (file.is_full, file.effective_on, file.refused) == (True, date(2024, 6, 1), ())
    assert len(file.rows) == 27_437
    assert sum(not row.alone for row in file.rows) == 31
    assert sum(not row.insured for row in file.rows) == 102
    assert sum(not row.icd10 for row in file.rows) == 22
    assert sum(len(row.icd10) == 2 for row in file.rows) == 1_464


@pytest.mark.parametrize("name", ["z_20250601.zip", "z_20250601.txt"])
def test_all_modifiers_are_read_zipped_or_not(name):
    file = read(DELIVERED / "ssk_disease" / name)

    assert (file.is_full, file.effective_on, file.refused) == (True, date(2025, 6, 1), ())
    assert len(file.rows) == 2_375
    assert sum(row.suffix for row in file.rows) == 298
    assert next(row.name for row in file.rows if row.code == "8002") == "の疑い"


def test_the_whole_price_list_is_read(drugs):
    file = read(DELIVERED / "mhlw_price" / "tp20250814-01_02.xlsx")

    assert (file.is_full, file.effective_on, file.refused) == (True, date(2025, 8, 14), ())
    assert len(file.rows) == 3_493
    ends = Counter(row.usable_until for row in file.rows if row.usable_until)
    assert ends == {date(2026, 3, 31): 101, date(2025, 9, 30): 4}
    listings = {row.facts["listing"] for row in drugs.rows}
    assert len({row.listing for row in file.rows} & listings) > 3_000


@pytest.mark.parametrize(("name", "count"), [("hot9", 27), ("hot13", 9)])
def test_what_is_there_of_the_hot_master_is_read(name, count):
    file = read(DELIVERED / "medis_hot" / f"{name}_20260930_excerpt.utf8.csv")

    assert (file.effective_on, file.refused) == (date(2026, 9, 30), ())
    assert len(file.rows) == count


def test_one_hot_code_stands_with_two_yj_codes():
    file = read(DELIVERED / "medis_hot" / "hot9_20260930_excerpt.utf8.csv")

    codes = Counter(row.hot for row in file.rows)
    assert {code for code, count in codes.items() if count == 2} == {"107141201", "107233402"}
    assert {row.yj for row in file.rows if row.hot == "107233402"} == {
        "3179504A1191",
        "3179504A1051",
    }


def test_the_heads_of_the_package_codes_are_known():
    head = (DELIVERED / "gs1_medhot" / "A_yyyymmdd_2_header_44col.utf8.csv").read_bytes()

    with pytest.raises(MasterRefused) as refused:
        read_master("A_20260531_2.txt", head)

    assert refused.value.reason == "no_rows"


def test_the_package_insert_is_read():
    (insert,) = read(DELIVERED / "pmda_xml" / "672212_4291012F1022_4_02.xml").rows

    assert (insert.number, insert.revised_on) == ("4291012F1022_4_02", date(2022, 2, 1))
    assert insert.brands == (InsertBrand("4291012F1022", "アロマシン錠25mg", ("12",)),)
    assert (insert.generic, insert.indications) == ("エキセメスタン", ("閉経後乳癌",))
    assert "1日1回25mg" in insert.dosage
    assert len(insert.contraindications) == 3


def test_our_inserts_are_built_as_the_publisher_wants_them():
    schema = etree.XMLSchema(etree.parse(str(DELIVERED / "pmda_xml" / "package_insert-XML.xsd")))
    ours = papers.insert(
        papers.PLACENTA + papers.brand(2, "架空エキス注4mL", "3259601A9017", 14),
        papers.listed(papers.header("a") + papers.listed(papers.detail("b<?enter?>c"))),
        papers.table(("d", "e"), ("f", "g")),
    )

    assert schema.validate(etree.fromstring(ours))


@pytest.mark.parametrize("name", ["ssk_drug/y_ALL20240321.zip", "ssk_disease/b_20240601.zip"])
def test_a_large_master_is_read_in_the_time_of_a_breath(name):
    began = perf_counter()

    read(DELIVERED / name)

    # A third of a second here; the limit leaves room for a busy computer.
    assert perf_counter() - began < 3
