"""What each word of dev.py does once its meaning is clear."""

from collections.abc import Callable

import bundling
import checks
import gallery
import locking
import mutation
import system_libraries
import virtual_environment
from house import PYTHON, ROOT, has_display, run, tell


def do(word: str, rest: list[str]) -> int:
    """Do what a word says and return how it ended."""
    return ERRANDS[word](rest)


def show_demo(rest: list[str]) -> int:
    """Start the program on a demo clinic."""
    virtual_environment.provide()
    if has_display():
        return run(PYTHON, "-m", "app", "demo", *rest)
    tell("There is no display here, so the program runs its main job unseen and takes pictures.")
    return run(PYTHON, "-m", "app", "demo", "--tour", *rest, QT_QPA_PLATFORM="offscreen")


def test(rest: list[str]) -> int:
    """Run every check and test."""
    tools = ("npm", "chromium", "pdfsig", "softhsm2-util", "makensis", "wine")
    programs = (*tools, system_libraries.SERVER)
    virtual_environment.provide(bundling=True, windowed=True, programs=programs)
    # Somebody who asks for a few tests does not wait for the bundle unless one of them wants it.
    steps = (
        [*checks.LOOKS, checks.tests(rest)]
        if rest
        else [*checks.LOOKS, checks.WEAKNESSES, checks.BUNDLE, checks.tests(rest)]
    )
    return _put_page_together() or checks.run_all(steps)


def lint(_rest: list[str]) -> int:
    """Run the checks without the tests."""
    virtual_environment.provide()
    return checks.run_all(checks.LOOKS)


def audit(rest: list[str]) -> int:
    """Ask whether a package that we use has a known weakness."""
    virtual_environment.provide()
    return run(PYTHON, ROOT / "build" / "auditing.py", *rest)


def bench(rest: list[str]) -> int:
    """Measure what must stay fast."""
    # The frozen program is among it, on a screen that nobody sees.
    virtual_environment.provide(bundling=True, windowed=True, programs=("npm",))
    if _put_page_together():
        return 1
    measures = ROOT / "tests" / "benchmarks" / "bench.py"
    house = str(ROOT / "build")
    return run(PYTHON, measures, *rest, QT_QPA_PLATFORM="offscreen", PYTHONPATH=house)


def bundle(rest: list[str]) -> int:
    """Make the one-folder program."""
    # The bundle takes along what it finds, so all that a window needs must be here.
    virtual_environment.provide(bundling=True, programs=("npm",))
    if _put_page_together():
        return 1
    bundling.make(rest)
    return 0


def parcel(_rest: list[str]) -> int:
    """Make what is installed on a clinic's computer out of the one-folder program."""
    virtual_environment.provide(bundling=True, programs=("npm",))
    return _put_page_together() or run(PYTHON, ROOT / "build" / "parcel.py")


def write_papers(_rest: list[str]) -> int:
    """Write whose parts the program is made of."""
    virtual_environment.provide()
    return run(PYTHON, ROOT / "build" / "enclosures.py")


def put_into_form(_rest: list[str]) -> int:
    """Put the code into its common form."""
    virtual_environment.provide()
    mended = run(PYTHON, "-m", "ruff", "check", "--fix", "--quiet", ".")
    formed = run(PYTHON, "-m", "ruff", "format", ".")
    return mended or formed


def renew_words(rest: list[str]) -> int:
    """Bring the catalogue of words up to date, or only look at it."""
    virtual_environment.provide()
    return run(PYTHON, ROOT / "build" / "catalogue.py", "check" if "--check" in rest else "renew")


def lock(_rest: list[str]) -> int:
    """Write the lock anew."""
    return locking.write_lock()


def mutate(rest: list[str]) -> int:
    """Change the rules in one small place at a time, and show which changes no test notices."""
    return mutation.mutate(rest)


def make_fonts(_rest: list[str]) -> int:
    """Make the Japanese fonts."""
    virtual_environment.provide()
    return run(PYTHON, ROOT / "build" / "fonts.py")


def take_pictures(rest: list[str]) -> int:
    """Take pictures of every screen, to be looked through, or those of the guide."""
    virtual_environment.provide()
    return gallery.gallery(rest)


def make_verifier(_rest: list[str]) -> int:
    """Put the page together by which a federation checks a certificate."""
    virtual_environment.provide(programs=("npm",))
    return _put_page_together()


def _put_page_together() -> int:
    return run(PYTHON, ROOT / "build" / "verifier.py")


ERRANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": show_demo,
    "test": test,
    "audit": audit,
    "bench": bench,
    "bundle": bundle,
    "parcel": parcel,
    "papers": write_papers,
    "lint": lint,
    "fmt": put_into_form,
    "i18n": renew_words,
    "lock": lock,
    "mutate": mutate,
    "fonts": make_fonts,
    "gallery": take_pictures,
    "verifier": make_verifier,
}
