"""Filing and withdrawing what binds an athlete."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.athletes import Competition, Exemption, Outside
from app.domain.calendar import JST
from app.services.trouble import DatabaseIsBusy
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.segmented import Segmented
from app.ui.pages.patient import PatientPage
from app.ui.parts.filing_dialog import FilingDialog
from tests import samples
from tests.ui.looking import error, find, line, notice, press, turn_to

LEAGUE = Competition(
    datetime(2026, 11, 28, 9, tzinfo=JST), datetime(2026, 11, 30, 18, tzinfo=JST), "秋季リーグ戦"
)


@pytest.fixture
def page(shown, desk):
    page = shown(PatientPage(desk, samples.REN))
    page.resize(1280, 760)
    page.refresh()
    return page


def asked(page):
    """Return the window that asks, or None."""
    found = [one for one in page.findChildren(FilingDialog) if one.isVisible()]
    return found[0] if found else None


def filed(clinic):
    return clinic.athletes.file(clinic.actor, samples.REN.id)


def write(page, **typed):
    for name, text in typed.items():
        line(asked(page), name).setText(text)


def test_a_competition_is_filed_and_shown_at_once(page, clinic):
    turn_to(page, "exemptions")
    press(page, "add_competitions")
    write(
        page,
        competition_name="秋季リーグ戦",
        competition_starts="2026-11-28 09:00",
        competition_ends="2026-11-30 18:00",
    )

    press(asked(page), "filing_file")

    assert [one.value for one in filed(clinic).competitions] == [LEAGUE]
    assert asked(page) is None
    assert find(page, "competitions_0").accessibleName() == "秋季リーグ戦"


def test_a_ban_is_filed_and_told_in_the_head(page, clinic):
    turn_to(page, "exemptions")
    press(page, "add_bans")
    find(asked(page), "ban_body", Segmented).set_value("NPB")
    write(page, ban_first="2026-11-01")

    press(asked(page), "filing_file")

    assert [one.value.first.day for one in filed(clinic).bans] == [1]
    assert find(page, "bans_0").accessibleName() == "Banned by NPB"
    badges = [one.text() for one in find(page, "patient_badges").findChildren(QLabel)]
    assert "Banned by NPB: Until further notice" in badges


def test_an_exemption_is_filed_with_a_product_of_the_formulary(qtbot, page, clinic):
    turn_to(page, "exemptions")
    press(page, "add_exemptions")
    write(
        page,
        exemption_number="NPB-14",
        exemption_valid_from="2026-06-01",
        exemption_valid_to="2027-05-31",
    )
    press(asked(page), "exemption_body_0")
    press(asked(page), "exemption_covers_1")
    line(asked(page), "product_search_line").setText("ヒドロ")
    qtbot.keyClick(line(asked(page), "product_search_line"), Qt.Key.Key_Return)

    press(asked(page), "filing_file")

    assert [one.value for one in filed(clinic).exemptions] == [
        Exemption("NPB-14", "NPB", ("M2.2",), date(2026, 6, 1), date(2027, 5, 31), None, ("T04",))
    ]


def test_a_blocked_product_is_refused_for_an_exemption_too(page):
    turn_to(page, "exemptions")
    press(page, "add_exemptions")

    line(asked(page), "product_search_line").setText("エクソソーム")

    assert find(asked(page), "refusal").isVisible()


def test_an_infusion_received_elsewhere_is_filed_and_stands_among_the_others(page, clinic):
    turn_to(page, "outside")
    press(page, "add_outside")
    write(
        page,
        outside_started="7:20",
        outside_ended="7:50",
        outside_volume="10",
        outside_what="ビタミン注射",
    )

    press(asked(page), "filing_file")

    started = datetime(2026, 11, 20, 7, 20, tzinfo=JST)
    assert [one.value for one in filed(clinic).outside] == [
        Outside(started, started.replace(minute=50), Decimal(10), "ビタミン注射")
    ]
    assert find(page, "patient_records").model().index(0, 2).data() == "Elsewhere"


def test_a_busy_database_loses_nothing(page, clinic, door):
    turn_to(page, "exemptions")
    press(page, "add_competitions")
    write(page, competition_starts="2026-11-28", competition_ends="2026-11-30")
    door.books.trouble = DatabaseIsBusy()
    press(asked(page), "filing_file")
    assert notice(asked(page), "filing_notice").startswith("The database did not become free")
    door.books.trouble = None

    press(asked(page), "filing_file")

    assert len(filed(clinic).competitions) == 1


@pytest.fixture
def league(page, clinic):
    """Return a competition that is filed and shown."""
    one = clinic.athletes.add_competition(clinic.actor, samples.REN.id, LEAGUE)
    page.refresh()
    return one


def test_what_was_filed_by_mistake_is_withdrawn_with_a_reason(page, clinic, league):
    turn_to(page, "exemptions")
    press(page, "competitions_0_withdraw")
    find(asked(page), "withdrawal_reason", MemoEdit).set_text("別の患者の予定だった。")

    press(asked(page), "filing_file")

    (one,) = filed(clinic).competitions
    assert one.withdrawn.reason == "別の患者の予定だった。"
    assert asked(page) is None
    assert find(page, "competitions_past").accessibleName() == "1 past"


def test_without_a_reason_nothing_is_withdrawn(page, clinic, league):
    turn_to(page, "exemptions")
    press(page, "competitions_0_withdraw")

    press(asked(page), "filing_file")

    assert error(asked(page), "withdrawal_reason") == "This field is empty. Please fill it in."
    assert filed(clinic).competitions[0].stands


def test_what_somebody_withdrew_meanwhile_is_told(page, clinic, league):
    turn_to(page, "exemptions")
    press(page, "competitions_0_withdraw")
    find(asked(page), "withdrawal_reason", MemoEdit).set_text("別の患者の予定だった。")
    clinic.athletes.withdraw(clinic.actor, samples.REN.id, league.id, "中止になった。")

    press(asked(page), "filing_file")

    assert notice(asked(page), "filing_notice").startswith("Somebody else has saved this")


@pytest.mark.parametrize(
    ("who", "lists"),
    [
        (samples.NURSE, ["exemptions", "competitions", "outside"]),
        (samples.CLERK, ["competitions"]),
    ],
    ids=lambda value: getattr(value, "login", ""),
)
def test_each_role_is_offered_what_is_its_own_to_do(shown, desk, door, who, lists):
    own = door.enter(who.login, samples.PASSWORD)
    page = shown(PatientPage(replace(desk, clinic=own), samples.REN))
    page.resize(1280, 760)

    page.refresh()

    offered = []
    for tab, names in (("exemptions", ("exemptions", "competitions")), ("outside", ("outside",))):
        turn_to(page, tab)
        offered += [name for name in names if find(page, f"add_{name}").isVisible()]
    assert offered == lists


def test_an_answer_that_comes_late_finds_its_window(shown, desk, held, clinic):
    page = shown(PatientPage(replace(desk, lane=held), samples.REN))
    page.resize(1280, 760)
    page.refresh()
    held.close()
    turn_to(page, "exemptions")
    press(page, "add_competitions")
    write(page, competition_starts="2026-11-28", competition_ends="2026-11-30")

    press(asked(page), "filing_file")
    assert not find(asked(page), "filing_file").isEnabled()
    held.close()

    assert asked(page) is None
    assert find(page, "competitions_0").isVisible()
