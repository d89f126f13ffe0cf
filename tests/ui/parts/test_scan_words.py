from datetime import date

import pytest

from app.domain.scans import Doubt, DoubtKind, Scan, ScanWarning
from app.ui.parts.scan_words import in_row, scan_line, scan_tone
from tests import samples

GTIN = "04900000000016"
DAY = date(2027, 12, 31)
NAME = samples.SALINE.brand_en


@pytest.mark.parametrize(
    ("scan", "warnings", "words"),
    [
        (Scan(GTIN), (), NAME),
        (Scan(GTIN, "ABC", DAY), (), f"{NAME}  Lot ABC  expiry 2027-12-31"),
        (
            Scan(GTIN, "ABC", DAY),
            (ScanWarning.STOPPED, ScanWarning.EXPIRED),
            (
                f"{NAME}  Lot ABC  expiry 2027-12-31  This package expired on 2027-12-31."
                " Take another. This package is no longer on sale."
            ),
        ),
        (
            Scan(GTIN, "ABC17271231", doubt=Doubt(DoubtKind.RUNS_ON, "ABC", DAY)),
            (ScanWarning.DOUBTFUL,),
            f"{NAME}  Lot and expiry ran together as ABC17271231. Is it lot ABC, expiry 2027-12-31?",
        ),
        (
            Scan(GTIN, doubt=Doubt(DoubtKind.RUNS_ON, "ABC")),
            (ScanWarning.DOUBTFUL,),
            f"{NAME}  Its parts ran together. Is it lot ABC, expiry –?",
        ),
        (
            Scan(GTIN, doubt=Doubt(DoubtKind.UNREADABLE)),
            (ScanWarning.DOUBTFUL,),
            f"{NAME}  Lot and expiry could not be read. Type them from the package.",
        ),
        (
            Scan(GTIN),
            (ScanWarning.NOT_ORDERED,),
            f"{NAME} is not among the products ordered.",
        ),
    ],
)
def test_a_scan_is_told_with_what_is_wrong_with_it(scan, warnings, words, say):
    assert scan_line(scan, samples.SALINE, frozenset(warnings), say) == words


@pytest.mark.parametrize(
    ("warnings", "tone"),
    [
        ((), "ok"),
        ((ScanWarning.DOUBTFUL,), "caution"),
        ((ScanWarning.UNKNOWN_GTIN,), "caution"),
        ((ScanWarning.STOPPED, ScanWarning.EXPIRED), "bad"),
        ((ScanWarning.NOT_ORDERED,), "bad"),
    ],
)
def test_what_would_harm_is_told_in_red(warnings, tone):
    assert scan_tone(frozenset(warnings)) == tone


def test_a_japanese_full_stop_brings_its_own_gap():
    assert (
        in_row("期限切れです。", "別のものを使ってください。")
        == "期限切れです。別のものを使ってください。"
    )
