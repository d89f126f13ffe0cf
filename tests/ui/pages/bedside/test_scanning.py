"""Scanning at the bedside: the band, the packages, and what does not fit."""

import pytest

from app.domain.course import Act, CheckedBy
from app.domain.treatments import DraftLine
from tests import drips, samples
from tests.ui.looking import find, line, notice, press, text
from tests.ui.pages.bedside.conftest import FLUSH, GTIN, OTHER, SHOTA, awake

OWN = f"01{GTIN}1727123110ABC123"
BAND = samples.REN.number


def told(page):
    return notice(page, "drip_notice")


def test_the_band_and_the_package_make_sure_and_then_it_may_begin(page, clinic, order, scan):
    scan(page, BAND)
    person = find(page, "drip_steps").steps[0]
    scan(page, OWN)
    package = text(page, "match_0_package")
    press(page, "act_begun")
    press(page, "step_confirm")

    (begun,) = clinic.treatments.current(clinic.actor, order.entry).course
    assert (person.state, person.below) == ("done", "Band read 14:21")
    assert package == "東都生食注100mL  IV drip  Lot ABC123  expiry 2027-12-31"
    assert [(one.line, one.how) for one in begun.checks] == [
        (None, CheckedBy.SCAN),
        (0, CheckedBy.SCAN),
    ]
    given = clinic.treatments.current(clinic.actor, order.entry).given
    assert [(one.lot, one.expiry) for one in given] == [("ABC123", "2027-12-31")]


def test_another_persons_band_is_told_and_makes_nothing_sure(page, scan):
    scan(page, samples.SHOTA.number)

    assert told(page) == (
        f"This band bears number {samples.SHOTA.number}: another person. Nothing may be given."
    )
    assert find(page, "drip_steps").steps[0].state == "now"
    assert "begun" not in awake(page)


def test_a_band_opens_its_drip_from_the_list(clinic, order, at_bedside, scan):
    drips.ordered(clinic, **SHOTA)
    page = at_bedside(place=None)

    scan(page, BAND)

    assert text(page, "drip_name") == "WATANABE Ren"
    assert find(page, "drip_steps").steps[0].below == "Band read 14:21"


@pytest.mark.parametrize(("band", "words"), [("99-9999", "Nothing is ordered for number 99-9999.")])
def test_a_band_without_an_order_is_told(order, at_bedside, scan, band, words):
    page = at_bedside(place=None)

    scan(page, band)

    assert notice(page, "bedside_notice") == words


def test_without_a_drip_no_package_is_asked_for(order, at_bedside, scan):
    page = at_bedside(place=None)

    scan(page, f"01{GTIN}")

    assert notice(page, "bedside_notice").startswith("Choose the drip first")


def test_what_was_not_ordered_makes_nothing_sure(page, scan):
    scan(page, f"01{OTHER}10ABC")

    assert "is not among the products ordered" in told(page)
    assert text(page, "match_0_state") == "Next"


def test_an_expired_package_makes_nothing_sure(page, scan):
    scan(page, f"01{GTIN}1720123110OLD")

    assert "expired on 2020-12-31" in told(page)
    assert text(page, "match_0_state") == "Next"


def test_an_unknown_code_tells_what_to_do(page, scan):
    scan(page, "0104900000000023")

    assert "04900000000023 is not known" in told(page)
    assert "Choose it by hand" in told(page)


def test_a_wrong_digit_is_told(page, scan):
    scan(page, "0104900000000011")

    assert told(page).startswith("A digit of the product code is wrong")


def test_a_lot_in_doubt_is_left_to_the_hand_that_has_the_package(page, scan):
    before = text(page, "match_0_package")

    scan(page, f"01{GTIN}10ABC12317271231")

    assert "Is it lot ABC123" in told(page)
    assert text(page, "match_0_package") == before
    assert text(page, "match_0_state") == "Checked"


def test_each_package_counts_for_one_line(clinic, at_bedside, scan):
    drips.ordered(clinic, lines=(*samples.DRAFT.lines, FLUSH))
    page = at_bedside()

    scan(page, OWN)
    after_one = [text(page, f"match_{place}_state") for place in range(2)]
    scan(page, OWN)
    scan(page, f"01{GTIN}1728123110ABC124")

    assert after_one == ["Checked", "Next"]
    assert (
        text(page, "match_1_package") == "東都生食注100mL  IV drip  Lot ABC124  expiry 2028-12-31"
    )
    assert told(page).endswith("the newest package counts.")


def test_a_scan_is_heard_wherever_the_keyboard_is(page, scan):
    find(page, "act_reaction").setFocus()

    scan(page, OWN)

    assert text(page, "match_0_state") == "Checked"


def test_a_package_scanned_while_it_is_asked_by_hand_is_taken(page, scan):
    press(page, "by_hand")

    scan(page, OWN)

    assert text(page, "match_0_state") == "Checked"
    assert not page.findChildren(type(find(page, "match_rows")), "hand_sheet")


def test_a_lot_read_while_the_beginning_is_asked_goes_into_its_field(ready, scan):
    press(ready, "act_begun")

    scan(ready, f"01{GTIN}1728123110ABC124")

    assert line(ready, "step_lot_0").text() == "ABC124"


def test_what_was_made_sure_of_stays_while_one_looks_at_another_drip(page, scan):
    scan(page, BAND)
    press(page, "drip_back")
    press(page, "order_0")

    assert find(page, "drip_steps").steps[0].state == "done"


def test_a_package_of_a_drip_that_runs_is_told_and_changes_nothing(clinic, at_bedside, scan):
    drips.begun(clinic)
    page = at_bedside()

    scan(page, OWN)

    assert "Lot ABC123" in told(page)
    assert text(page, "match_0_state") == "Not checked"


def test_an_order_that_is_changed_is_made_sure_of_anew(page, clinic, order, scan):
    from dataclasses import replace

    from app.domain.recording import draft_of

    scan(page, BAND)
    scan(page, OWN)
    line_ = replace(draft_of(order).lines[0], dose="60", volume_ml="60")
    assert isinstance(line_, DraftLine)
    clinic.treatments.order(clinic.actor, replace(draft_of(order), lines=(line_,)))

    page.refresh()

    assert text(page, "match_0_state") == "Next"
    assert Act.BEGUN.value not in awake(page)
    assert find(page, "drip_steps").steps[0].state == "done"
