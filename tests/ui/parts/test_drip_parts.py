"""What is told of one drip: whose it is, what is ordered, what was done, what is to be done."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.course import Act, Check, CheckedBy, TypedGiven
from app.domain.flow import Flow
from app.domain.matching import Matching
from app.ui.parts.allergy_mark import AllergyMark
from app.ui.parts.course_list import CourseList
from app.ui.parts.deed_board import DeedBoard
from app.ui.parts.drip_foot import DripFoot, order_line
from app.ui.parts.drip_head import DripHead
from app.ui.parts.drip_steps import Plan, milestones, planned_rate
from app.ui.parts.match_rows import MatchedLine, MatchRows
from app.ui.parts.now_words import as_it_runs, before_it_begins, reasons
from app.ui.parts.scan_card import ScanCard
from tests import samples
from tests.drips import begun, ended, interrupted, ordered, step
from tests.ui.looking import find, press, text

TODAY = samples.NOW.date()


def name_of(staff):
    people = (samples.PHYSICIAN, samples.NURSE)
    return next(one.name_romaji for one in people if one.id == staff)


def below(treatment, matching, plan, say):
    return [one.below for one in milestones(treatment, matching, plan, TODAY, say)]


def test_an_allergy_is_loud_and_none_is_said_too(shown, say):
    mark = shown(AllergyMark(say))
    mark.show_allergies("アスピリン\nペニシリン")
    loud = text(mark, "drip_allergy_words")
    mark.show_allergies("")

    assert loud == "Allergy アスピリン ペニシリン"
    assert text(mark, "drip_allergy_words") == "No allergy is recorded."


def test_the_head_tells_whose_drip_it_is_and_leads_back(clinic, shown, say, qtbot):
    head = shown(DripHead(say, "Nurse SUZUKI Hana"))
    head.show_drip(ordered(clinic), samples.REN, samples.NOW)

    assert text(head, "drip_name") == "WATANABE Ren"
    assert text(head, "drip_clock") == f"{samples.NOW:%H:%M}"
    with qtbot.waitSignal(head.closed):
        press(head, "drip_back")


def test_the_order_is_told_with_its_physician(clinic, say):
    told = order_line(ordered(clinic), name_of, TODAY, say)

    assert told == "脱水症  Ordered by YAMAMOTO Misaki, 14:21  80.0 mL in all"


@pytest.mark.parametrize(("is_planned", "words"), [(True, "Planned:"), (False, "")])
def test_each_body_has_its_verdict_and_a_planned_one_says_so(clinic, shown, say, is_planned, words):
    foot = shown(DripFoot(say))
    one = ended(clinic)
    foot.show_verdicts(one.assessment, is_planned=True)
    foot.show_verdicts(one.assessment, is_planned=is_planned)

    assert text(foot, "drip_verdict_npb") == "Legitimate"
    assert find(foot, "drip_verdict_wada").isVisible()
    assert text(foot, "drip_planned") == words


def test_the_steps_tell_what_was_made_sure_of_and_what_is_planned(clinic, say):
    order = ordered(clinic)
    matching = Matching(order.given)
    sure = matching.with_person(CheckedBy.SCAN, samples.NOW)
    sure = sure.with_product(0, CheckedBy.HAND, samples.NOW)

    first = milestones(order, matching, Plan(order), TODAY, say)
    assert [one.state for one in first] == ["now", "ahead", "ahead", "ahead"]
    assert below(order, sure, Plan(order), say) == [
        "Band read 14:21",
        "1 of 1 checked",
        "60 min, 80 mL/h",
        "planned 15:15",
    ]


def test_a_drip_that_began_elsewhere_says_that_nothing_is_recorded(clinic, say):
    one = ended(clinic)

    steps = milestones(one, Matching(one.given), Plan(one), TODAY, say)

    assert [(each.below, each.state) for each in steps] == [
        ("not recorded", "ahead"),
        ("not recorded", "ahead"),
        ("14:12", "done"),
        ("14:20, 80.0 mL", "done"),
    ]


def test_an_order_without_an_end_plans_no_rate(clinic):
    order = ordered(clinic)

    assert planned_rate(Plan(replace(order, ended=None))) == ""
    assert planned_rate(Plan(replace(order, ended=order.started))) == ""


def test_each_product_tells_how_it_was_made_sure_of(clinic, shown, say):
    (one,) = ordered(clinic).given
    check = Check(0, CheckedBy.SCAN, samples.NOW)
    rows = shown(MatchRows(say))
    bare = replace(one, lot="", expiry="")
    lines = (
        MatchedLine(one, check, TypedGiven("A-1", "2028-03")),
        MatchedLine(one, replace(check, how=CheckedBy.HAND), TypedGiven()),
        MatchedLine(bare, None, TypedGiven()),
    )

    rows.show_lines(lines, waits=True)

    states = [text(rows, f"match_{place}_state") for place in range(3)]
    assert states == ["Checked", "By hand", "Next"]
    assert text(rows, "match_0_package") == "IV drip  Lot A-1  expiry 2028-03"
    assert text(rows, "match_2_package") == "IV drip  waits to be read"


def test_first_the_person_then_each_product_then_the_beginning(clinic, say):
    order = ordered(clinic)
    nobody = Matching((*order.given, *order.given))
    person = nobody.with_person(CheckedBy.HAND, samples.NOW)
    one = person.with_product(0, CheckedBy.SCAN, samples.NOW)
    both = one.with_product(1, CheckedBy.SCAN, samples.NOW)

    titles = [
        before_it_begins(each, samples.REN, say).title for each in (nobody, person, one, both)
    ]

    assert titles == [
        "Read the wristband",
        "Read the first product",
        "Read the next product",
        "Everything is checked",
    ]


def test_a_drip_that_should_be_over_is_loud(clinic, say):
    one = begun(clinic)
    flow = Flow(one.started, Decimal(80), Decimal(0), one.started, Decimal(80))
    late = one.started + timedelta(minutes=70)

    told = as_it_runs(one, flow, late, say)

    assert told.title == "It should be over since 15:12"
    assert told.is_loud


def test_a_drip_of_unknown_rate_tells_since_when(clinic, say):
    told = as_it_runs(begun(clinic), None, samples.NOW, say)

    assert (told.title, told.what) == ("The drip runs", "Since 14:12")


def test_a_drip_that_stands_still_says_why_its_rate_cannot_change(clinic, say):
    one = interrupted(clinic)

    told = reasons(one, Matching(one.given), TODAY, say)

    assert told[Act.RATE_CHANGED] == "It stands still"
    assert as_it_runs(one, None, samples.NOW, say).title == "The drip stands still"


def test_a_deed_asleep_is_refused_with_its_reason(shown, say, qtbot):
    board = shown(DeedBoard(say))
    board.show_deeds((Act.BEGUN, Act.REACTION), {Act.BEGUN: "", Act.ENDED: "Too early"})

    with qtbot.waitSignal(board.acted) as acted:
        press(board, "act_begun")
    with qtbot.waitSignal(board.refused) as refused:
        press(board, "act_ended")

    assert (acted.args, refused.args) == ([Act.BEGUN], [Act.ENDED])
    assert find(board, "act_ended").accessibleDescription() == "Too early"


def test_what_goes_on_stands_where_it_was_interrupted(shown, say):
    board = shown(DeedBoard(say))
    board.show_deeds((Act.RESUMED, Act.ENDED), {})

    assert find(board, "act_resumed").isVisible()
    assert not find(board, "act_interrupted").isVisible()


def test_the_person_is_confirmed_by_one_press(shown, say, qtbot):
    card = shown(ScanCard(say))
    card.show_words("Read the wristband", "WATANABE Ren", "")
    card.ask_person(True)

    with qtbot.waitSignal(card.confirmed):
        press(card, "person_by_hand")

    assert card.accessibleName() == "Read the wristband"


def test_the_course_names_who_did_each_step(clinic, shown, say):
    told = step(clinic, ended(clinic), Act.REACTION, "14:21", note="発疹。")
    part = shown(CourseList(say))

    part.show_course(told.course, name_of, TODAY)

    assert text(part, "course_2_1") == "Reaction"
    assert text(part, "course_2_2") == "発疹。"
    assert text(part, "course_0_3") == "SUZUKI Hana"


def test_a_step_that_was_written_late_says_so(clinic, shown, say):
    (first,) = begun(clinic).course
    part = shown(CourseList(say))

    part.show_course([replace(first, written=first.at + timedelta(days=2))], name_of, TODAY)

    assert text(part, "course_0_2") == "Late entry"


def test_before_the_first_step_there_is_no_course(shown, say):
    part = shown(CourseList(say))

    part.show_course((), name_of, TODAY)

    assert part.isHidden()
