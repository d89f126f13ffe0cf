"""The head of a patient's page."""

from app.i18n import Wording
from app.ui.parts.patient_head import PatientHead
from tests.samples import NOW, REN
from tests.ui.looking import text


def test_in_japanese_kana_and_latin_letters_stand_beside_the_name(qtbot):
    head = PatientHead()
    qtbot.addWidget(head)

    head.show_patient(REN, NOW.date(), Wording("ja", lambda words: words))

    names = [text(head, f"patient_{place}") for place in ("name", "beside", "romaji")]
    assert names == ["渡邉 蓮", "わたなべ れん", "WATANABE Ren"]
