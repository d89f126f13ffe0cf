"""What is told of one drip: whose it is, what is ordered, what was done."""

from dataclasses import replace
from datetime import timedelta

from app.domain.course import Act
from app.ui.parts.course_list import CourseList
from app.ui.parts.drip_head import DripHead
from app.ui.parts.drip_order import drip_order, order_line
from tests import samples
from tests.drips import begun, ended, ordered, step
from tests.ui.looking import find, notice, text

TODAY = samples.NOW.date()


def name_of(staff):
    people = (samples.PHYSICIAN, samples.NURSE)
    return next(one.name_romaji for one in people if one.id == staff)


def test_an_allergy_is_loud_and_none_is_said_too(clinic, shown, say):
    head = shown(DripHead(say))
    head.show_drip(ordered(clinic), samples.REN, TODAY)
    loud = notice(head, "drip_allergy")
    head.show_drip(ordered(clinic), samples.SHOTA, TODAY)

    assert loud == "Allergy アスピリン"
    assert notice(head, "drip_allergy") == "No allergy is recorded."


def test_the_order_is_told_with_its_physician_and_its_rate(clinic, say):
    told = order_line(ordered(clinic), name_of, TODAY, say)

    assert told == (
        "脱水症  Ordered by YAMAMOTO Misaki, 14:21  80.0 mL in all  planned 60 min, 80 mL/h"
    )


def test_a_running_drip_has_no_planned_rate_any_more(clinic, say):
    assert "planned" not in order_line(begun(clinic), name_of, TODAY, say)


def test_each_body_has_its_verdict_on_one_line(clinic, shown, say):
    part = shown(drip_order(ended(clinic), name_of, TODAY, say))

    assert text(part, "drip_verdict_npb") == "Legitimate"
    assert find(part, "drip_verdict_wada").isVisible()


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
