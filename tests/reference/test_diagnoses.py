import re
from pathlib import Path

import pytest

from app.domain.diagnoses import is_icd10, search
from app.reference.diagnoses import read_diagnoses
from app.reference.tables import BadReference

FOLDER = Path(__file__).parents[2] / "resources" / "reference"
TERMS = read_diagnoses(FOLDER)


def test_the_starter_list_holds_what_clinics_of_athletes_see():
    codes = {term.name_ja: term.icd10 for term in TERMS}

    assert len(TERMS) >= 80
    assert (
        codes.items()
        >= {
            "脱水症": "E86",
            "熱射病": "T67.0",
            "急性扁桃炎": "J03.9",
            "鉄欠乏性貧血": "D50.9",
            "インフルエンザA型": "J10.1",
            "ビタミンB1欠乏症": "E51.9",
            "ビタミンC欠乏症": "E54",
            "気管支喘息": "J45.9",
            "アナフィラキシーショック": "T78.2",
            "急性腎盂腎炎": "N10",
            "低血糖": "E16.2",
            "低カリウム血症": "E87.6",
            "疲労": "R53",
        }.items()
    )


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.icd10)
def test_each_diagnosis_has_a_hiragana_reading_an_english_name_and_a_code(term):
    assert re.fullmatch("[ぁ-ゖー]+", term.kana)
    assert re.fullmatch(r"[A-Za-z0-9 ,()'-]+", term.name_en)
    assert is_icd10(term.icd10)


@pytest.mark.parametrize("typed", ["脱水", "だっすい", "ダッスイ", "e86", "dehydr"])
def test_a_diagnosis_is_found_by_name_reading_code_or_english(typed):
    assert search(TERMS, typed)[0].name_ja == "脱水症"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("脱水症,ダッスイショウ,Dehydration,E86", "kana"),
        ("脱水症,脱水症,Dehydration,E86", "kana"),
        ("脱水症,,Dehydration,E86", "kana"),
        ("脱水症,だっすいしょう,Dehydration,86", "icd10"),
        ("脱水症,だっすいしょう,Dehydration,", "icd10"),
        ("脱水症,だっすいしょう,,E86", "name_en"),
        (",だっすいしょう,Dehydration,E86", "name_ja"),
        ("発 熱,はつねつ,Fever,R50.9", "name_ja"),
    ],
)
def test_a_diagnosis_that_cannot_be_taken_is_refused_with_its_line(tmp_path, line, column):
    head = "name_ja,kana,name_en,icd10\n発熱,はつねつ,Fever,R50.9\n"
    (tmp_path / "diagnoses.csv").write_text(head + line + "\n", encoding="utf-8")

    with pytest.raises(BadReference) as caught:
        read_diagnoses(tmp_path)

    assert (caught.value.file, caught.value.line, caught.value.column) == (
        "diagnoses.csv",
        3,
        column,
    )
