"""What the page of an infusion starts from."""

from dataclasses import replace

from app.domain.course import Act, TypedGiven
from app.domain.recording import draft_of
from app.ui.openings import reopened
from tests import samples
from tests.drips import ordered, step


def test_what_was_stated_at_the_drip_stands_over_an_older_form(desk, clinic):
    order = ordered(clinic)
    clinic.drafts.keep(clinic.actor, replace(draft_of(order), basis="嘔吐4回。"))
    running = step(clinic, order, Act.BEGUN, "14:12", lines=(TypedGiven("A-77"),))

    opening = reopened(desk, samples.REN, running)

    assert opening.draft.basis == "嘔吐4回。"
    assert opening.draft.lines[0].lot == "A-77"
    assert opening.draft.started == "2026-11-20 14:12"


def test_an_order_that_waits_is_reopened_as_it_stands(desk, clinic):
    order = ordered(clinic)

    assert reopened(desk, samples.REN, order).draft == draft_of(order)
