"""What can be asked about the clinic's key, over a key that needs no file."""

from datetime import timedelta

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotPermitted, Refused, WrongPassword
from app.domain.staff import Actor
from app.services.signing import announced, make_first_key
from app.services.trouble import DiskIsFull, SigningKeyIsDamaged, SigningKeyIsMissing
from tests import samples
from tests.checkpoints import FakeTrail

PASSPHRASE = "kumo-tetsu-42-nami"


def deeds(books):
    return [(one.deed, one.details) for one in books.trail]


def test_everybody_may_see_the_fingerprint_and_that_is_no_deed(clinic, books, nurse):
    shown = clinic.signing.key(nurse)

    assert shown.today.name == samples.FACILITY.name
    assert shown.earlier == ()
    assert deeds(books) == []


def test_a_certificate_for_a_federation_is_given_out_and_written_down(clinic, books):
    content = clinic.signing.give_certificate(clinic.actor)

    today = clinic.signing.key(clinic.actor).today
    assert content == today.content
    told = {"sha256": today.fingerprint, "way": "certificate"}
    assert deeds(books) == [(Deed.SIGNING_KEY_EXPORTED, told)]


def test_the_key_for_the_safe_is_given_out_for_a_password_under_a_passphrase(clinic, books):
    content = clinic.signing.give_key(clinic.actor, samples.PASSWORD, PASSPHRASE)

    assert PASSPHRASE.encode() in content
    ((deed, details),) = deeds(books)
    assert deed is Deed.SIGNING_KEY_EXPORTED
    assert details["way"] == "key"
    assert PASSPHRASE not in str(details)


def test_an_easy_passphrase_is_refused_by_its_own_name(clinic, books):
    with pytest.raises(Refused) as refused:
        clinic.signing.give_key(clinic.actor, samples.PASSWORD, "tenteki")

    assert {one.field for one in refused.value.faults} == {"passphrase"}
    assert deeds(books) == []


def test_without_the_password_nothing_is_given_and_nothing_replaced(clinic, books):
    with pytest.raises(WrongPassword):
        clinic.signing.give_key(clinic.actor, "wrong", PASSPHRASE)
    with pytest.raises(WrongPassword):
        clinic.signing.replace_key(clinic.actor, "wrong")

    assert deeds(books) == []


def test_a_nurse_neither_gives_it_out_nor_replaces_it(clinic, nurse):
    for deed in (
        lambda: clinic.signing.give_certificate(nurse),
        lambda: clinic.signing.give_key(nurse, samples.PASSWORD, PASSPHRASE),
        lambda: clinic.signing.replace_key(nurse, samples.PASSWORD),
    ):
        with pytest.raises(NotPermitted):
            deed()


def test_the_key_that_was_replaced_is_still_shown_behind_the_new_one(clinic, books):
    before = clinic.signing.key(clinic.actor).today

    shown = clinic.signing.replace_key(clinic.actor, samples.PASSWORD)

    assert shown.earlier == (before,)
    assert shown.today.fingerprint != before.fingerprint
    told = {"sha256": shown.today.fingerprint, "before": before.fingerprint}
    assert deeds(books) == [(Deed.SIGNING_KEY_REPLACED, told)]


def test_a_replacement_that_cannot_be_written_down_leaves_the_key_as_it_was(clinic, books):
    before = clinic.signing.key(clinic.actor)
    books.trouble = DiskIsFull()

    with pytest.raises(DiskIsFull):
        clinic.signing.replace_key(clinic.actor, samples.PASSWORD)

    books.trouble = None
    assert clinic.signing.key(clinic.actor) == before


@pytest.mark.parametrize("trouble", [SigningKeyIsMissing(), SigningKeyIsDamaged()])
def test_a_lost_key_is_replaced_by_hand_and_the_trail_says_that_none_was_there(
    door, clinic, books, trouble
):
    door.keys.trouble = trouble
    with pytest.raises(type(trouble)):
        clinic.signing.key(clinic.actor)

    clinic.signing.replace_key(clinic.actor, samples.PASSWORD)

    ((_, details),) = deeds(books)
    assert details["before"] is None


def test_the_trail_names_the_key_that_was_made_or_replaced_last(door, clinic, books):
    trail = FakeTrail(books)
    at_first = announced(trail)

    make_first_key(books.begin, door.clock, door.keys, Actor(samples.PHYSICIAN))
    made = announced(trail)
    door.clock.forward(hours=timedelta(days=1) // timedelta(hours=1))
    replaced = clinic.signing.replace_key(clinic.actor, samples.PASSWORD).today

    assert at_first is None
    assert deeds(books)[0] == (Deed.SIGNING_KEY_MADE, {"sha256": made})
    assert announced(trail) == replaced.fingerprint


def test_the_letter_to_a_federation_is_signed_and_written_down(clinic, books):
    letter = clinic.signing.give_letter(clinic.actor)

    today = clinic.signing.key(clinic.actor).today
    assert letter.endswith(f"% signed for letter by {today.fingerprint}\n".encode())
    told = {"sha256": today.fingerprint, "way": "letter"}
    assert deeds(books) == [(Deed.SIGNING_KEY_EXPORTED, told)]
