"""How a patient is told."""

from dataclasses import replace
from datetime import date

from app.i18n import Wording
from app.ui.parts.patient_words import age, badges, identity, names
from tests.samples import AOI, NOW, REN

TODAY = NOW.date()


def test_a_birthday_makes_a_year(say):
    assert age(date(1998, 11, 20), TODAY, say) == "28 y"
    assert age(date(1998, 11, 21), TODAY, say) == "27 y"


def test_each_language_reads_its_own_name_first(say):
    japanese = Wording("ja", lambda text: text)

    assert names(REN, japanese) == ("渡邉 蓮", "わたなべ れん")
    assert names(REN, say) == ("WATANABE Ren", "渡邉 蓮")


def test_what_is_not_known_leaves_no_gap(say):
    assert identity(AOI, TODAY, say) == "21 y  Female  2004-12-24  No. 00-4180"


def test_the_sport_stands_before_the_team(say):
    told = identity(REN, TODAY, say, "Baseball")

    assert told.endswith("No. 00-4173  Baseball  東都ファルコンズ  Registration 18")


def test_bodies_come_first_and_only_the_allergy_is_tinted(say):
    told = [(badge.text, badge.tone) for badge in badges(REN, say)]

    assert told == [("NPB player", ""), ("WADA/JADA athlete", ""), ("Allergy アスピリン", "bad")]


def test_an_allergy_of_several_lines_stays_one_badge(say):
    patient = replace(REN, bodies=(), allergies="アスピリン\nヨード造影剤")

    assert [badge.text for badge in badges(patient, say)] == ["Allergy アスピリン ヨード造影剤"]
