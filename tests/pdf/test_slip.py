from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pypdf
import pytest

from app.domain.calendar import JST
from app.domain.staff import EMERGENCY_ROLES, Role
from app.paths import FONTS
from app.pdf.slip import Slip, SlipPage
from tests.pdf.reading import copied, flat

RECOVERY = Slip(
    "山本スポーツ内科",
    "JP7R0-AXHBT-7A069-RA7X0-YNWV3-9H7ZZ-V2MG3",
    datetime(2026, 11, 20, 14, 21, tzinfo=JST),
    "山本 美咲",
)
EMERGENCY = replace(RECOVERY, code="3BRCG-1T9JY-5G0BR-TJAA1-H53C4", role=Role.NURSE, number="1")
SLIPS = pytest.mark.parametrize("slip", [RECOVERY, EMERGENCY], ids=["recovery", "emergency"])


@SLIPS
def test_the_code_stands_on_the_page_as_it_is_typed(slip):
    for text in copied(SlipPage(FONTS)(slip)):
        assert slip.code.replace("-", "") in flat(text).replace("-", "")


@SLIPS
def test_it_tells_in_both_languages_whose_it_is_and_what_it_is_good_for(slip):
    for text in copied(SlipPage(FONTS)(slip)):
        assert "山本スポーツ内科" in flat(text)
        assert "2026-11-2014:21" in flat(text)
        assert "保管" in text or "緊急" in text
        assert "audit trail" in text or "passwords are lost" in text


@pytest.mark.parametrize("role", EMERGENCY_ROLES)
def test_every_role_that_a_code_may_have_has_its_word(role):
    (text, _) = copied(SlipPage(FONTS)(replace(EMERGENCY, role=role)))

    assert role.value.capitalize() in text


@SLIPS
def test_what_the_file_says_of_itself_does_not_hold_the_code(slip):
    said = pypdf.PdfReader(BytesIO(SlipPage(FONTS)(slip))).metadata

    assert slip.code not in str(said)


@SLIPS
def test_the_same_paper_gives_the_same_bytes_on_one_page(slip):
    first, second = SlipPage(FONTS)(slip), SlipPage(FONTS)(slip)

    assert first == second
    assert len(pypdf.PdfReader(BytesIO(first)).pages) == 1
