"""The matrix of roles and use cases: whoever asks for a deed of another role is refused at once."""

import importlib
import inspect
import pkgutil
from dataclasses import fields, replace

import pytest

from app import services
from app.domain.errors import NotPermitted
from app.domain.staff import Actor, Permission, Role
from app.services.door import OpenClinic
from tests import samples

P = Permission
# What each use case asks for. A new method of a service has its line here, or this file fails.
RULES = {
    "account.change_password": P.ENTER,
    "account.offer_second_factor": P.ENTER,
    "account.set_up_second_factor": P.ENTER,
    "account.standing": P.ENTER,
    "athletes.add_ban": P.RECORD_ATHLETE,
    "athletes.add_competition": P.REGISTER_PATIENT,
    "athletes.add_exemption": P.RECORD_ATHLETE,
    "athletes.add_outside": P.RECORD_ATHLETE,
    "athletes.file": P.READ,
    "athletes.withdraw": P.RECORD_ATHLETE,
    "backups.all": P.BACK_UP,
    "backups.choose": P.BACK_UP,
    "backups.drill": P.BACK_UP,
    "backups.make": P.BACK_UP,
    "backups.make_due": P.ENTER,
    "backups.set_out": P.BACK_UP,
    "backups.standing": P.ENTER,
    "backups.verify": P.BACK_UP,
    "batch.run": P.ISSUE_CERTIFICATE,
    "batch.teams": P.READ,
    "certificates.get": P.READ,
    "certificates.issue": P.ISSUE_CERTIFICATE,
    "certificates.note_print": P.READ,
    "certificates.of_patient": P.READ,
    "certificates.visit": P.READ,
    "checks.check": P.READ,
    "checkpoints.close_day": P.ENTER,
    "checkpoints.follow": P.ENTER,
    "checkpoints.make": P.ENTER,
    "checkpoints.open_day": P.ENTER,
    "checkpoints.verify": P.READ_AUDIT,
    "branches.add": P.CHANGE_CLINIC,
    "branches.change": P.CHANGE_CLINIC,
    "branches.premises": P.ENTER,
    "branches.set_open": P.CHANGE_CLINIC,
    "clinic.change_facility": P.CHANGE_CLINIC,
    "clinic.change_settings": P.CHANGE_CLINIC,
    "clinic.facility": P.ENTER,
    "clinic.physicians": P.ENTER,
    "clinic.settings": P.ENTER,
    "drafts.drop": P.WRITE_DRAFT,
    "drafts.keep": P.WRITE_DRAFT,
    "drafts.of_patient": P.READ,
    "drafts.waiting": P.READ,
    "editions.compare": P.READ,
    "editions.read": P.READ,
    "editions.shelf": P.READ,
    "evidence.pack": P.TAKE_OUT,
    "exports.export": P.TAKE_OUT,
    "exports.fhir": P.TAKE_OUT,
    "exports.print": P.READ,
    "imprints.choose": P.CHANGE_CLINIC,
    "imprints.chosen": P.ENTER,
    "imprints.preview": P.CHANGE_CLINIC,
    "imprints.take": P.CHANGE_CLINIC,
    "history.standing": P.READ,
    "history.visit": P.READ,
    "giving.give": P.GIVE,
    "giving.look": P.READ,
    "giving.ordered": P.READ,
    "masters.imports": P.MANAGE_MASTERS,
    "masters.read": P.MANAGE_MASTERS,
    "masters.take": P.MANAGE_MASTERS,
    "masters.take_each": P.MANAGE_MASTERS,
    "papers.emergencies": P.MANAGE_PEOPLE,
    "papers.has_recovery": P.MANAGE_PEOPLE,
    "papers.make_emergency": P.MANAGE_PEOPLE,
    "papers.page": P.MANAGE_PEOPLE,
    "papers.print_recovery": P.MANAGE_PEOPLE,
    "papers.renew_key": P.MANAGE_PEOPLE,
    "papers.withdraw_emergency": P.MANAGE_PEOPLE,
    "known.all": P.READ,
    "known.keep": P.CHANGE_CLINIC,
    "known.take_list": P.READ,
    "known.withdraw": P.CHANGE_CLINIC,
    "patients.change": P.REGISTER_PATIENT,
    "patients.everybody": P.TAKE_OUT,
    "patients.get": P.READ,
    "patients.register": P.REGISTER_PATIENT,
    "patients.search": P.READ,
    "patients.visit": P.READ,
    "people.add": P.MANAGE_PEOPLE,
    "people.all": P.MANAGE_PEOPLE,
    "people.change": P.MANAGE_PEOPLE,
    "people.close": P.MANAGE_PEOPLE,
    "people.reopen": P.MANAGE_PEOPLE,
    "people.reset_password": P.MANAGE_PEOPLE,
    "people.take_off_second_factor": P.MANAGE_PEOPLE,
    "labels.complete": P.CONFIRM_LABEL,
    "labels.stop": P.CONFIRM_LABEL,
    "own.get": P.MANAGE_MASTERS,
    "own.keep": P.MANAGE_MASTERS,
    "labels.use_again": P.CONFIRM_LABEL,
    "products.confirm_label": P.CONFIRM_LABEL,
    "products.note_refusal": P.READ,
    "products.unconfirmed": P.READ,
    "products.shelf": P.ENTER,
    "register.export": P.TAKE_OUT,
    "register.line": P.READ,
    "register.page": P.READ,
    "register.sheet": P.READ,
    "register.revocations": P.ISSUE_CERTIFICATE,
    "register.revoke": P.ISSUE_CERTIFICATE,
    "asking.left": P.READ,
    "asking.left_of": P.READ,
    "asking.of_nobody": P.READ,
    "entry_intake.take": P.WRITE_PROXY,
    "entry_intake.try_out": P.WRITE_PROXY,
    "patient_intake.take": P.REGISTER_PATIENT,
    "patient_intake.try_out": P.REGISTER_PATIENT,
    "tables.give_back": P.READ,
    "tables.mapping": P.READ,
    "tables.remember": P.READ,
    "tables.open": P.READ,
    "tables.take_out": P.TAKE_OUT,
    "rules.export": P.CHANGE_CLINIC,
    "scanning.ask": P.READ,
    "scanning.learn": P.CONFIRM_LABEL,
    "sessions.alarms": P.ENTER,
    "sessions.lock": P.ENTER,
    "sessions.see_alarm": P.MANAGE_PEOPLE,
    "sessions.sign_out": P.ENTER,
    "sessions.unlock": P.ENTER,
    "today.look": P.READ,
    "todo.tasks": P.READ,
    "sets.all": P.READ,
    "sets.keep": P.MANAGE_MASTERS,
    "reports.figures": P.READ,
    "reports.outstanding": P.READ,
    "reports.paper": P.TAKE_OUT,
    "reports.recall": P.READ,
    "reports.teams": P.READ,
    "signing.give_certificate": P.CHANGE_CLINIC,
    "signing.give_key": P.MANAGE_PEOPLE,
    "signing.give_letter": P.CHANGE_CLINIC,
    "signing.key": P.ENTER,
    "signing.replace_key": P.MANAGE_PEOPLE,
    "trail.entries": P.READ_AUDIT,
    "trail.export": P.READ_AUDIT,
    "trail.given_out": P.READ,
    "trail.people": P.READ_AUDIT,
    "sessions.watch_clock": P.ENTER,
    "treatments.amend": P.FINALISE_TREATMENT,
    "treatments.approve": P.FINALISE_TREATMENT,
    "treatments.current": P.READ,
    "treatments.finalise": P.FINALISE_TREATMENT,
    "treatments.judgement": P.READ,
    "treatments.of_patient": P.READ,
    "treatments.order": P.SAVE_TREATMENT,
    "treatments.save": P.SAVE_TREATMENT,
    "treatments.save_by_proxy": P.WRITE_PROXY,
    "treatments.versions": P.READ,
    "treatments.withdraw": P.FINALISE_TREATMENT,
}
# What touches no book: the reference data, and where this computer's backups go.
FREE = {
    "products.ask",
    "products.diagnoses",
    "products.diagnosis",
    "products.named",
    "backups.follow",
    "backups.seal_with",
}


def use_cases():
    """Return every public method of every service, by its address."""
    for one in fields(OpenClinic):
        service = one.type
        if inspect.isclass(service) and service.__module__.startswith("app.services"):
            for name, method in inspect.getmembers(service, inspect.isfunction):
                if not name.startswith("_"):
                    yield f"{one.name}.{name}", method


USE_CASES = dict(use_cases())


class Trouble(Exception):
    """Raised by the books as soon as anybody opens them."""


def is_refused(clinic, case, actor):
    """Ask for a use case with nothing in hand, and tell whether leave was not given.

    Leave is asked for before anything is looked at, so nothing else matters.
    """
    service, _, name = case.partition(".")
    first, *others = list(inspect.signature(USE_CASES[case]).parameters.values())[1:]
    assert first.name == "actor"
    plain = [None for one in others if one.kind is one.POSITIONAL_OR_KEYWORD]
    named = {one.name: None for one in others if one.kind is one.KEYWORD_ONLY}
    try:
        getattr(getattr(clinic, service), name)(actor, *plain, **named)
    except NotPermitted:
        return True
    except Exception:  # noqa: BLE001 - whatever comes of nothing in hand
        return False
    return False


def test_every_use_case_has_its_rule():
    assert set(USE_CASES) == set(RULES) | FREE


def test_no_service_with_an_actor_is_left_out_of_the_clinic():
    """A service that nobody hung into the clinic would be asked for no rule."""
    hung = {one.type for one in fields(OpenClinic)}

    asked = {
        kind
        for module in pkgutil.iter_modules(services.__path__)
        for kind in vars(importlib.import_module(f"app.services.{module.name}")).values()
        if inspect.isclass(kind)
        and kind.__module__ == f"app.services.{module.name}"
        and not getattr(kind, "_is_protocol", False)
        and any(
            "actor" in inspect.signature(method).parameters
            for name, method in inspect.getmembers(kind, inspect.isfunction)
            if not name.startswith("_")
        )
    }

    assert asked <= hung


@pytest.mark.parametrize("case", RULES)
def test_a_deed_of_another_role_is_refused_before_anything_is_read(clinic, books, door, case):
    actors = {role: Actor(replace(samples.NURSE, role=role)) for role in Role}
    books.trouble = door.ring.trouble = Trouble()

    refused = {role for role, actor in actors.items() if is_refused(clinic, case, actor)}

    assert refused == {role for role, actor in actors.items() if not actor.may(RULES[case])}
    assert books.trail == []


@pytest.mark.parametrize("case", RULES)
def test_whoever_is_held_does_nothing_but_set_up_the_second_factor(clinic, books, door, case):
    books.trouble = door.ring.trouble = Trouble()

    refused = is_refused(clinic, case, Actor(samples.PHYSICIAN, is_held=True))

    assert refused is (RULES[case] is not P.ENTER)


def test_every_permission_is_asked_for_somewhere():
    assert set(RULES.values()) == set(Permission)


def test_the_books_tell_when_they_are_opened(clinic, books):
    books.trouble = Trouble()

    with pytest.raises(Trouble):
        clinic.treatments.save(clinic.actor, samples.DRAFT)
