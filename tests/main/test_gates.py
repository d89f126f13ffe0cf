"""Wrong passwords on the command line are counted, cost a growing wait, and are told by the trail."""

from contextlib import closing

import pytest

from app import paths
from app.domain.audit import Deed
from app.domain.errors import PaperIsWrong, TooManyTries, WrongPassword
from app.domain.tries import FREE_TRIES
from app.main import opening, upkeep
from app.services.backup import go_on
from app.services.trail import TrailFilter
from tests import samples

LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD


@pytest.fixture
def clinic_folder(folder, founding):
    with closing(opening.found(folder, founding, is_specimen=True)):
        return folder


@pytest.fixture
def backup(clinic_folder, tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()
    with closing(opening.enter(clinic_folder, LOGIN, PASSWORD, is_specimen=True)) as clinic:
        return clinic.backups.make(clinic.actor, usb)


def examine(folder, _backup, password):
    list(upkeep.look_over(folder, LOGIN, password))


def drill(folder, backup, password):
    upkeep.drill(backup.path, folder, LOGIN, password, go_on)


def bring_back(folder, backup, password):
    opened_by = upkeep.opened_by(folder, LOGIN, password, is_paper=False)
    upkeep.bring_back(backup.path, folder, LOGIN, opened_by, lambda _loss: False, go_on)


def with_paper(folder, backup, code):
    opened_by = upkeep.opened_by(folder, LOGIN, code, is_paper=True)
    upkeep.bring_back(backup.path, folder, LOGIN, opened_by, lambda _loss: False, go_on)


ERRANDS = {
    "doctor": (examine, WrongPassword),
    "drill": (drill, WrongPassword),
    "restore": (bring_back, WrongPassword),
    "restore by paper": (with_paper, PaperIsWrong),
}


@pytest.mark.parametrize(("ask", "wrong"), ERRANDS.values(), ids=ERRANDS)
def test_who_guesses_on_the_command_line_waits(clinic_folder, backup, ask, wrong):
    for _ in range(FREE_TRIES):
        with pytest.raises(wrong):
            ask(clinic_folder, backup, "wrong")

    with pytest.raises(TooManyTries):
        ask(clinic_folder, backup, PASSWORD)


def test_the_window_waits_for_what_was_guessed_on_the_command_line(clinic_folder, backup):
    for _ in range(FREE_TRIES):
        with pytest.raises(WrongPassword):
            examine(clinic_folder, backup, "wrong")

    with pytest.raises(TooManyTries):
        opening.enter(clinic_folder, LOGIN, PASSWORD, is_specimen=True)


def test_what_was_guessed_on_the_command_line_stands_in_the_trail(clinic_folder, backup):
    for _ in range(2):
        with pytest.raises(WrongPassword):
            drill(clinic_folder, backup, "wrong")

    with closing(opening.enter(clinic_folder, LOGIN, PASSWORD, is_specimen=True)) as clinic:
        wanted = TrailFilter(deeds=frozenset({Deed.SIGN_IN_FAILED}))
        page = clinic.trail.entries(clinic.actor, wanted)

    (failed,) = page.entries
    assert failed.details["count"] == 2


def test_a_drill_where_no_clinic_is_counts_in_the_folder_it_was_told(backup, tmp_path):
    elsewhere = tmp_path / "elsewhere"

    with pytest.raises(WrongPassword):
        drill(elsewhere, backup, "wrong")

    assert paths.tries_in(elsewhere).exists()
