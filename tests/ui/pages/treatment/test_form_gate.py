"""The first of the three gates stands by itself: no incomplete form gets as far as the services."""

from dataclasses import replace

import pytest

from app.services.trouble import DatabaseIsBusy
from tests import samples
from tests.ui.looking import error, notice, press
from tests.ui.pages.treatment.hands import dialog, settle


@pytest.mark.parametrize("field", ["diagnosis", "basis", "started"])
def test_an_incomplete_form_is_refused_without_asking_the_books(opened, door, field):
    page = opened(replace(samples.DRAFT, **{field: ""}))
    # Whoever asks them now is answered with this trouble.
    door.books.trouble = DatabaseIsBusy()

    press(page, "save")
    settle()

    assert error(page, field)
    assert not notice(page, "entry_notice")


def test_an_incomplete_form_is_not_asked_for_the_password(opened):
    page = opened(replace(samples.DRAFT, basis=""))

    press(page, "finalise")
    settle()

    assert error(page, "basis")
    assert dialog(page, "password_prompt") is None
