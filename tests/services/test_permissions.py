"""Who asks for a deed that is not theirs is refused before anything is read."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import NotPermitted
from app.domain.staff import Actor, Permission, Role
from tests import samples

# Every use case that not everybody may ask for: the permission, and how it is asked for.
DEEDS = {
    "change_facility": (
        Permission.CHANGE_CLINIC,
        lambda clinic, actor: clinic.clinic.change_facility(actor, samples.FACILITY),
    ),
    "save": (
        Permission.SAVE_TREATMENT,
        lambda clinic, actor: clinic.treatments.save(actor, samples.DRAFT),
    ),
    "finalise": (
        Permission.FINALISE_TREATMENT,
        lambda clinic, actor: clinic.treatments.finalise(
            actor, samples.DRAFT.entry, samples.PASSWORD
        ),
    ),
    "confirm_label": (
        Permission.CONFIRM_LABEL,
        lambda clinic, actor: clinic.products.confirm_label(actor, "T03", date(2026, 1, 1)),
    ),
    "issue": (
        Permission.ISSUE_CERTIFICATE,
        lambda clinic, actor: clinic.certificates.issue(actor, samples.DRAFT.entry),
    ),
    "keep": (
        Permission.WRITE_DRAFT,
        lambda clinic, actor: clinic.drafts.keep(actor, samples.DRAFT),
    ),
    "drop": (
        Permission.WRITE_DRAFT,
        lambda clinic, actor: clinic.drafts.drop(actor, samples.DRAFT.entry),
    ),
}


class Trouble(Exception):
    """Raised by the books as soon as anybody opens them."""


def cases():
    for deed, (permission, ask) in DEEDS.items():
        for role in Role:
            if not Actor(replace(samples.NURSE, role=role)).may(permission):
                yield pytest.param(role, ask, id=f"{role} {deed}")


@pytest.mark.parametrize(("role", "ask"), tuple(cases()))
def test_a_deed_of_another_role_is_refused_before_anything_is_read(clinic, books, role, ask):
    actor = Actor(replace(samples.NURSE, role=role))
    books.trouble = Trouble()

    with pytest.raises(NotPermitted):
        ask(clinic, actor)

    assert books.trail == []


def test_the_books_tell_when_they_are_opened(clinic, books):
    books.trouble = Trouble()

    with pytest.raises(Trouble):
        clinic.treatments.save(clinic.actor, samples.DRAFT)
