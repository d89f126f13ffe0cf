import pytest
from PySide6.QtWidgets import QWidget

from app.domain.errors import Fault, Refused, WrongPassword
from app.services.trouble import WorkWasStopped
from app.ui.kit.background import AtOnce
from app.ui.kit.progress import Watch
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.password_sheet import PasswordSheet
from app.ui.parts.questions import Questions
from tests.ui.looking import error, line, notice, press, text


@pytest.fixture
def page(shown):
    return shown(QWidget())


def asked(page):
    """Return the dialog that is open, or nothing."""
    return next((one for one in page.findChildren(FilingDialog) if one.isVisible()), None)


def ask(page, say, work, told, lane=None):
    questions = Questions(AtOnce() if lane is None else lane, say, page)
    questions.ask(PasswordSheet("山本 美咲", say), "Renew the key", work, told.append)
    dialog = asked(page)
    line(dialog, "own_password").setText("secret")
    press(dialog, "filing_file")
    return dialog


def test_what_was_taken_closes_the_form_and_its_answer_is_handed_on(page, say):
    told = []

    ask(page, say, lambda typed: f"taken: {typed}", told)

    assert told == ["taken: secret"]
    assert asked(page) is None


def refuse(error):
    def work(_value):
        raise error

    return work


def test_what_was_refused_is_told_beside_its_field(page, say):
    told = []

    dialog = ask(page, say, refuse(Refused((Fault("password", "password_guessable"),))), told)

    assert error(dialog, "own_password").startswith("This password is easy to guess")
    assert told == []
    assert asked(page) is dialog


def test_any_other_trouble_is_told_above(page, say):
    dialog = ask(page, say, refuse(WrongPassword()), [])

    assert notice(dialog, "filing_notice").startswith("The name and the password")


def test_the_work_is_done_on_the_lane(page, say, held):
    told = []
    dialog = ask(page, say, lambda typed: typed, told, held)
    before = list(told), dialog.isVisible()

    held.close()

    assert before == ([], True)
    assert told == ["secret"]


def test_an_answer_to_a_form_that_was_closed_is_handed_on_all_the_same(page, say, held):
    told = []
    dialog = ask(page, say, lambda typed: typed, told, held)
    dialog.close()

    held.close()

    assert told == ["secret"]


def test_long_work_is_shown_and_can_be_stopped_and_begun_again(page, say, held):
    watch, told = Watch(), []

    def work(_value):
        if not watch.tell(3, 10):
            raise WorkWasStopped
        return "renewed"

    questions = Questions(held, say, page)
    questions.ask(
        PasswordSheet("山本 美咲", say),
        "Renew the key",
        work,
        told.append,
        under_way="Renewing…",
        watch=watch,
    )
    dialog = asked(page)
    line(dialog, "own_password").setText("secret")
    press(dialog, "filing_file")
    assert text(dialog, "filing_work_progress_words") == "Renewing… 0 %"

    press(dialog, "filing_work_progress_stop")
    held.close()
    assert notice(dialog, "filing_notice").startswith("The work was stopped.")
    press(dialog, "filing_file")
    held.close()

    assert told == ["renewed"]


def test_who_closes_the_form_stops_the_work(page, say, held):
    watch = Watch()
    questions = Questions(held, say, page)
    questions.ask(
        PasswordSheet("山本 美咲", say), "Renew the key", str, print, under_way="…", watch=watch
    )

    asked(page).reject()

    assert watch.is_stopped
