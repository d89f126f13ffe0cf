import ast
import errno
import pkgutil
from importlib import import_module

import pytest

import app.domain
import app.services
from app.domain.certificates import MissingGlyphs
from app.domain.errors import (
    BadEdition,
    BadTable,
    DomainError,
    Fault,
    MasterOutOfOrder,
    MasterRefused,
    NoCertificate,
    NotPermitted,
    NotThere,
    Refused,
    StepOutOfTurn,
    TooManyTries,
)
from app.domain.known_clinics import ListIsNotTaken, WhyNot
from app.domain.verdicts import Finding, Outcome
from app.faults import fault_sentence
from app.findings import is_worded
from app.i18n import Wording
from app.problems import explain
from app.services.trouble import (
    DatabaseRefused,
    DiskIsFull,
    FolderIsReadOnly,
    RecordMovedOn,
    StorageError,
)
from tests import samples
from tests.architecture.inspection import ROOT

ENGLISH = Wording("en", str)
# Errors that carry facts; all others are made without any.
WITH_FACTS = {
    ListIsNotTaken: ListIsNotTaken(WhyNot.NOBODY_KNOWN, "ab" * 32),
    Refused: Refused((Fault("basis", "missing"), Fault("onset", "date"))),
    NotPermitted: NotPermitted("read"),
    TooManyTries: TooManyTries(90),
    NotThere: NotThere("patient", "1"),
    NoCertificate: NoCertificate((Finding("REC_NOT_FINALISED", Outcome.LEGITIMATE),)),
    MissingGlyphs: MissingGlyphs("𠮷"),
    DatabaseRefused: DatabaseRefused("treatment_never_changes"),
    RecordMovedOn: RecordMovedOn(2, samples.NOW, ("佐藤 健", "SATO Takeru")),
    StepOutOfTurn: StepOutOfTurn("begun"),
    MasterOutOfOrder: MasterOutOfOrder("y_20260501.csv", "gap", "7", "620000001"),
    MasterRefused: MasterRefused("y.csv", "columns", 3, "12"),
    BadTable: BadTable("cp932", signs="𠮷"),
    BadEdition: BadEdition("wada.toml", "key", "body is missing", "body"),
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


def test_a_file_that_cannot_be_written_is_told_as_its_folder_or_disk():
    assert explain(PermissionError(errno.EACCES, "denied"), ENGLISH) == explain(
        FolderIsReadOnly(), ENGLISH
    )
    assert explain(OSError(errno.ENOSPC, "full"), ENGLISH) == explain(DiskIsFull(), ENGLISH)


def test_anything_else_is_a_fault_of_the_program_and_its_number_in_the_log_is_told(caplog):
    problem = explain(ZeroDivisionError("1998-04-03"), ENGLISH)

    (line,) = [record.getMessage() for record in caplog.records]
    number = line.partition(" ")[0]
    assert f"number {number} " in problem.what
    assert "ZeroDivisionError" in line
    assert "1998" not in line
    caplog.clear()


# What the sentences of faults have blanks for.
FACTS = (("length", "13"), ("at", "2026-11-20 14:20"))


@pytest.mark.parametrize("code", fault_codes())
def test_every_faulty_field_has_its_own_sentence(code):
    words = fault_sentence(Fault("field", code, FACTS), ENGLISH)
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


@pytest.mark.parametrize(
    ("code", "place", "told"),
    [
        ("file", "", "wada.toml cannot be opened."),
        ("large", "", "too large"),
        ("encoding", "", "UTF-8"),
        ("toml", "7", "line 7"),
        ("toml", "", "breaks off"),
        ("key", "limit_ml", "“limit_ml”"),
        ("unknown", "lenient", "“lenient”"),
        ("rule", "2", "rule 2 cannot be read (what is wrong)"),
        ("reference", "WUDA", "refers to WUDA"),
        ("window", "48", "more hours than this program does (48)"),
        ("twice", "", "two editions"),
    ],
)
def test_a_bad_edition_is_told_with_its_file_its_fault_and_its_place(code, place, told):
    problem = explain(BadEdition("wada.toml", code, "what is wrong", place), ENGLISH)

    assert "wada.toml" in problem.what
    assert told in problem.what
    assert problem.remedy == "Nothing was changed. Correct the file, or choose another one."


@pytest.mark.parametrize(
    ("field", "example"),
    [
        ("measurements/systolic", "98/60"),
        ("measurements/diastolic", "98/60"),
        ("measurements/temperature", "37.8"),
        ("lines/0/dose", "500"),
    ],
)
def test_what_cannot_be_read_is_told_with_an_example_of_its_field(field, example):
    assert example in fault_sentence(Fault(field, "unreadable"), ENGLISH)


@pytest.mark.parametrize(
    ("seconds", "told"), [(30, "wait 30 s and"), (60, "wait 1 min 0 s"), (899, "wait 14 min 59 s")]
)
def test_a_wait_is_told_as_a_clock_shows_it(seconds, told):
    assert told in explain(TooManyTries(seconds), ENGLISH).remedy
