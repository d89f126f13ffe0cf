import ast
import pkgutil
from importlib import import_module

import pytest

import app.domain
import app.services
from app.domain.certificates import MissingGlyphs
from app.domain.errors import DomainError, Fault, NoCertificate, NotPermitted, NotThere, Refused
from app.domain.verdicts import Finding, Outcome
from app.findings import is_worded
from app.i18n import Wording
from app.problems import explain, fault_sentence
from app.services.trouble import DatabaseRefused, StorageError
from tests.architecture.inspection import ROOT

ENGLISH = Wording("en", str)
# Errors that carry facts; all others are made without any.
WITH_FACTS = {
    Refused: Refused((Fault("basis", "missing"), Fault("onset", "date"))),
    NotPermitted: NotPermitted("read"),
    NotThere: NotThere("patient", "1"),
    NoCertificate: NoCertificate((Finding("REC_NOT_FINALISED", Outcome.LEGITIMATE),)),
    MissingGlyphs: MissingGlyphs("𠮷"),
    DatabaseRefused: DatabaseRefused("treatment_never_changes"),
}


def every(kind):
    """Return a kind of error and all that are of its kind."""
    for package in (app.domain, app.services):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    found, waiting = [], [kind]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += [each for each in one.__subclasses__() if each.__module__.startswith("app.")]
    return sorted(found[1:], key=lambda one: one.__name__)


ERRORS = [*every(DomainError), *every(StorageError)]


def fault_codes():
    """Return every code that stands in a Fault anywhere in the program."""
    found = set()
    for path in ROOT.glob("app/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fault":
                texts = ast.walk(node.args[1]) if len(node.args) > 1 else ()
                found.update(one.value for one in texts if isinstance(one, ast.Constant))
    return sorted(code for code in found if isinstance(code, str))


def test_the_errors_of_the_house_are_found():
    assert {"Refused", "WrongPassword", "DiskIsFull", "SavedByAnother"} <= {
        one.__name__ for one in ERRORS
    }


@pytest.mark.parametrize("error", ERRORS, ids=lambda one: one.__name__)
def test_every_error_says_what_happened_and_what_to_do(error):
    raised = WITH_FACTS[error] if error in WITH_FACTS else error()

    problem = explain(raised, ENGLISH)

    assert explain.dispatch(error) is not explain.dispatch(Exception)
    assert problem.what.endswith(".")
    assert problem.remedy.endswith(".")
    assert "{" not in str(problem)


def test_anything_else_is_a_fault_of_the_program_and_its_number_in_the_log_is_told(caplog):
    problem = explain(ZeroDivisionError("1998-04-03"), ENGLISH)

    (line,) = [record.getMessage() for record in caplog.records]
    number = line.partition(" ")[0]
    assert f"number {number} " in problem.what
    assert "ZeroDivisionError" in line
    assert "1998" not in line
    caplog.clear()


@pytest.mark.parametrize("code", fault_codes())
def test_every_faulty_field_has_its_own_sentence(code):
    words = fault_sentence(Fault("field", code, (("length", "13"),)), ENGLISH)
    empty = fault_sentence(Fault("field", "missing"), ENGLISH)

    assert words.endswith(".")
    assert code == "missing" or words != empty


def test_the_codes_of_fields_are_found():
    assert {"missing", "kana", "romaji", "birth", "REC_DOSE_MISSING"} <= set(fault_codes())


def test_a_refused_fact_is_told_as_its_finding_is():
    words = fault_sentence(Fault("basis", "REC_BASIS_MISSING"), ENGLISH)

    assert is_worded("REC_BASIS_MISSING")
    assert "basis" in words.lower()


def test_a_refused_product_is_named_beside_its_field():
    fault = Fault("lines/0/product", "BLOCKED_PRODUCT", (("product", "エクソソーム"),))

    assert "エクソソーム" in fault_sentence(fault, ENGLISH)


def test_the_number_of_faults_is_told():
    assert "2" in explain(WITH_FACTS[Refused], ENGLISH).what


def test_what_stands_against_a_certificate_is_told_with_its_facts():
    unverified = Finding(
        "LABEL_UNVERIFIED", Outcome.LEGITIMATE, facts=(("product", "ソリタ-T1号"),)
    )

    assert "ソリタ-T1号" in explain(NoCertificate((unverified,)), ENGLISH).remedy


def test_somebody_who_answers_to_no_body_is_told_so():
    assert "no body" in explain(NoCertificate(()), ENGLISH).remedy


def test_no_words_tell_of_codes_or_raise_their_voice():
    for error in ERRORS:
        words = str(explain(WITH_FACTS[error] if error in WITH_FACTS else error(), ENGLISH))

        assert "!" not in words
        assert "invalid" not in words.lower()
