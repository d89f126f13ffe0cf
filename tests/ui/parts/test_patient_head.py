"""The head of a patient's page."""

from PySide6.QtWidgets import QLabel

from app.i18n import Wording
from app.ui.kit.badge import BadgeText
from app.ui.parts.patient_head import PatientHead
from tests.samples import NOW, REN
from tests.ui.looking import find, text


def test_in_japanese_kana_and_latin_letters_stand_beside_the_name(qtbot):
    head = PatientHead()
    qtbot.addWidget(head)

    head.show_patient(REN, NOW.date(), Wording("ja", lambda words: words))

    names = [text(head, f"patient_{place}") for place in ("name", "beside", "romaji")]
    assert names == ["渡邉 蓮", "わたなべ れん", "WATANABE Ren"]


def test_the_sport_and_what_binds_an_athlete_now_are_told(qtbot, say):
    head = PatientHead()
    qtbot.addWidget(head)
    tue = BadgeText("TUE valid: M2.2", "key", "legitimate")

    head.show_patient(REN, NOW.date(), say, sport="Baseball", more=(tue,))

    assert "  Baseball  " in text(head, "patient_identity")
    badges = [one.text() for one in find(head, "patient_badges").findChildren(QLabel)]
    assert badges[:4] == ["NPB player", "WADA/JADA athlete", "Allergy アスピリン", tue.text]
