from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.scans import Doubt, DoubtKind, Scan
from app.scanning import read_scan

GTIN = "04900000000016"
DAY = date(2027, 12, 31)
WHOLE = Scan(GTIN, "ABC123", DAY)
RAW = f"01{GTIN}1727123110ABC123"
GS = "\x1d"
# Signs of a lot that also get through input methods and shells of brackets.
_SIGNS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ-./0123456789", min_size=1, max_size=20)


@st.composite
def packages(draw):
    """Draw a package: what stands on it, and in which order it is printed."""
    day = draw(st.dates(date(2001, 1, 1), date(2050, 12, 31)))
    lot, serial = draw(_SIGNS), draw(_SIGNS)
    order = draw(st.permutations(("01", "17", "10", "21")))
    values = {"01": GTIN, "17": f"{day:%y%m%d}", "10": lot, "21": serial}
    return Scan(GTIN, lot, day, serial), [(ai, values[ai]) for ai in order]


@given(packages(), st.sampled_from([GS, "|", "<GS>", "{GS}", "^]"]))
def test_every_order_reads_the_same(package, separator):
    scan, elements = package
    text = "".join(ai + value + (separator if ai in ("10", "21") else "") for ai, value in elements)

    assert read_scan(text) == scan


@given(packages())
def test_every_order_in_brackets_reads_the_same(package):
    scan, elements = package

    assert read_scan("".join(f"({ai}){value}" for ai, value in elements)) == scan


@pytest.mark.parametrize("order", [*permutations((f"01{GTIN}", "17271231", f"10ABC123{GS}"))])
def test_in_full_width_every_order_reads_the_same(order):
    text = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in "".join(order))

    assert read_scan(text) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        *(f"{prefix}{RAW}" for prefix in ("]C1", "]d2", "]e0", "]Q3", "[d2", GS, f"]C1{GS}", " ")),
        f"{RAW}\r\n",
        f"(01){GTIN} (17) 271231 (10) ABC123",
        f"（０１）{GTIN}（１７）２７１２３１（１０）ＡＢＣ１２３",
        f"01{GTIN}10ABC123\u241d17271231",
        f"01{GTIN} 10ABC123 17271231",
    ],
)
def test_what_scanners_put_around_it_is_taken_off(text):
    assert read_scan(text) == WHOLE


def test_day_00_is_the_end_of_the_month():
    assert read_scan(f"01{GTIN}17280200").expiry == date(2028, 2, 29)


@pytest.mark.parametrize("text", [f"01{GTIN}", GTIN, GTIN[1:], f"]E0{GTIN[1:]}"])
def test_most_ampoules_tell_the_product_alone(text):
    assert read_scan(text) == Scan(GTIN)


def test_a_radiopharmaceutical_tells_the_hour_of_its_expiry():
    assert read_scan(f"01{GTIN}70032712311200").expiry == DAY


def test_a_lot_that_ran_on_is_asked_about():
    scan = read_scan(f"01{GTIN}10ABC12317271231")

    assert (scan.lot, scan.expiry) == ("ABC12317271231", None)
    assert scan.doubt == Doubt(DoubtKind.RUNS_ON, "ABC123", DAY)


def test_a_lot_that_swallowed_the_product_gives_it_back():
    scan = read_scan(f"10ABC12301{GTIN}1727123121XYZ")

    assert (scan.gtin, scan.lot) == (GTIN, "")
    assert scan.doubt == Doubt(DoubtKind.RUNS_ON, "ABC123", DAY, "XYZ")


@pytest.mark.parametrize("lot", ["ABC12321XYZ", "A17", "17", "17991331", "2117"])
def test_a_lot_that_may_well_be_one_is_believed(lot):
    assert read_scan(f"01{GTIN}10{lot}") == Scan(GTIN, lot)


def test_where_the_expiry_is_known_the_lot_is_believed():
    assert read_scan(f"01{GTIN}1727123110ABC17280101").doubt is None


@pytest.mark.parametrize("rest", ["1727133110ABC", "10" + "A" * 25, "(17)271331(10)ABC", "1727123"])
def test_where_one_part_cannot_be_read_the_product_is_still_found(rest):
    text = f"01{GTIN}{rest}" if rest[0] != "(" else f"(01){GTIN}{rest}"

    assert read_scan(text) == Scan(GTIN, doubt=Doubt(DoubtKind.UNREADABLE))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0104900000000011", "scan_check_digit"),
        ("010490000000001117271331", "scan_check_digit"),
        ("4900000000011", "scan_check_digit"),
        ("17271231", "scan_no_product"),
        ("10ABC", "scan_no_product"),
        ("0104900", "scan_no_code"),
        ("https://example.jp/", "scan_no_code"),
        ("", "scan_no_code"),
        (f"01{GTIN}10あBC123", "scan_kana"),
    ],
)
def test_what_is_no_package_code_is_told(text, code):
    with pytest.raises(Refused) as refusal:
        read_scan(text)

    assert [one.code for one in refusal.value.faults] == [code]


@given(st.text())
def test_whatever_is_typed_is_read_or_refused(text):
    try:
        scan = read_scan(text)
    except Refused:
        return
    assert len(scan.gtin) == 14


@pytest.mark.parametrize(
    "text",
    [
        "(17)271341(01)04987123456784(10)L",
        "1727134101049871234567841012345",
        "10L1<GS>010498712345678417270000",
    ],
)
def test_of_an_impossible_date_the_product_is_left_wherever_it_stands(text):
    scan = read_scan(text)

    assert scan.gtin == "04987123456784"
    assert scan.expiry is None
    assert scan.doubt is not None


def test_a_blank_between_brackets_is_part_of_the_lot():
    scan = read_scan("(01)04987123456784(10)AB 12(17)270131")

    assert (scan.gtin, scan.lot or scan.doubt.lot) == ("04987123456784", "AB 12")
