"""The page of one infusion, opened for a patient of the clinic in memory."""

from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.treatments import Draft
from app.ui.pages.treatment import TreatmentPage
from tests import samples

BLANK = Draft(
    entry=samples.DRAFT.entry,
    patient=samples.REN.id,
    setting=samples.DRAFT.setting,
    started=samples.DRAFT.started,
    physician=samples.PHYSICIAN.id,
)
"""A form just begun, as the workplace opens it."""


@pytest.fixture
def at_desk(clinic):
    """Return a function that opens the page at a desk."""

    def open_page(desk, draft=samples.DRAFT, treatment=None, patient=samples.REN):
        judgement = clinic.treatments.judgement(clinic.actor, patient.id)
        return TreatmentPage(
            desk, patient, judgement, replace(draft, patient=patient.id), treatment
        )

    return open_page


@pytest.fixture
def opened(shown, desk, at_desk):
    """Return a function that opens the page and brings the keyboard to it."""

    def open_page(draft=samples.DRAFT, treatment=None, patient=samples.REN):
        page = shown(at_desk(desk, draft, treatment, patient))
        page.resize(1204, 800)
        return page

    return open_page


@pytest.fixture
def refusals(door):
    """Return a function that tells which blocked names the audit trail holds."""
    return lambda: [
        one.details["typed"] for one in door.books.trail if one.deed is Deed.PRODUCT_REFUSED
    ]
