"""Where this computer stands."""

from app.ui.pages.computer.stands_card import StandsCard
from app.workstation import read
from tests import samples
from tests.ui.looking import find


def test_a_clinic_of_one_facility_is_not_asked(shown, desk, station):
    assert StandsCard(desk, station).isHidden()


def test_new_infusions_are_given_where_it_stands_from_then_on(shown, desk, station, file, qtbot):
    branch = desk.clinic.branches.add(desk.actor, samples.WARD.facility)
    card = shown(StandsCard(desk, station))

    with qtbot.waitSignals([card.kept, station.stood]):
        find(card, "computer_branch").set_branch(branch.id)

    assert desk.clinic.branch == station.settings.branch == read(file).branch == branch.id


def test_what_cannot_be_written_down_does_not_hold(shown, desk, station, file, qtbot):
    branch = desk.clinic.branches.add(desk.actor, samples.WARD.facility)
    card = shown(StandsCard(desk, station))
    file.mkdir()

    with qtbot.waitSignal(card.failed):
        find(card, "computer_branch").set_branch(branch.id)

    assert desk.clinic.branch is None
