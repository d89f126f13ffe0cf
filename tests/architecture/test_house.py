"""The whole house keeps its own rules."""

import statistics

from tests.architecture import inspection
from tests.architecture.inspection import ROOT, kept_files, program_files


def broken(files, check):
    return [
        f"{file.relative_to(ROOT)}: {fault}"
        for file in files
        for fault in check(file.read_text("utf-8"))
    ]


def test_files_functions_and_classes_are_short():
    assert not broken(program_files(), inspection.oversized)


def test_the_median_file_is_read_at_a_glance():
    lengths = [len(file.read_text("utf-8").splitlines()) for file in program_files()]

    assert statistics.median(lengths) <= inspection.MEDIAN_FILE


def test_nothing_is_imported_for_the_type_checker_alone():
    assert not broken(program_files(), inspection.hidden_imports)


def test_what_the_clinic_knows_needs_the_standard_library_alone():
    domain = sorted(ROOT.glob("app/domain/**/*.py"))

    assert not broken(domain, lambda text: inspection.foreign_imports(text, ("app.domain",)))


def test_what_the_clinic_does_needs_only_what_it_knows():
    services = sorted(ROOT.glob("app/services/**/*.py"))
    allowed = ("app.domain", "app.services")

    assert not broken(services, lambda text: inspection.foreign_imports(text, allowed))


def test_every_word_for_the_user_can_be_translated():
    assert not broken(program_files(), inspection.unreadable_words)


def test_no_test_is_left_out():
    tests = sorted(ROOT.glob("tests/**/test_*.py"))

    assert not broken(tests, inspection.evasions)


def test_no_file_tells_of_somebodys_machine():
    texts = {".py", ".md", ".toml", ".lock", ".spec", ".po", ".csv", ".ini", ".mako", ".yml", ""}
    files = [file for file in kept_files() if file.suffix in texts]

    assert not broken(files, inspection.traces)


def test_the_build_folder_is_no_package():
    # With an __init__.py here, `python -m build` would find our folder instead of itself.
    assert not (ROOT / "build" / "__init__.py").exists()


def test_fonts_and_compiled_words_are_not_kept():
    made = {".ttf", ".otf", ".mo", ".pot", ".pyc"}

    assert not [file for file in kept_files() if file.suffix in made]
