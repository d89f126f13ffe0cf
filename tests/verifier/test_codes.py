import pytest

from tests.proof.samples import OTHER_KEY
from tests.verifier import samples
from tests.verifier.samples import CODE, OURS


def test_a_code_of_a_known_clinic_is_genuine(page):
    page.know("みなと架空診療所", OURS)

    page.type(CODE)

    assert (page.answer, page.doubts) == ("valid", [])
    assert "みなと架空診療所" in page.reads()


def test_what_was_signed_is_shown_line_by_line(page):
    page.type(CODE)

    shown = page.reads()
    asked = (
        "A-2026-000214",
        "WATANABE Ren",
        "1998-04-03",
        "456789",
        "2026-11-20 15:25",
        "587.5 mL",
    )
    assert [one for one in asked if one not in shown] == []


def test_whose_code_it_is_remains_open_while_no_clinic_is_known(page):
    page.type(CODE)

    assert (page.answer, page.doubts) == ("unknown_clinic", [])
    assert OURS in page.reads().replace(" ", "")


def test_another_clinics_code_is_not_valid(page):
    page.know("みなと架空診療所", OURS)

    page.type(samples.code_of(key=OTHER_KEY))

    assert (page.answer, page.doubts) == ("not_valid", ["other_clinic"])


def test_of_several_clinics_the_one_that_signed_is_named(page):
    page.know("北", samples.OTHERS)
    page.know("南", OURS)

    page.type(CODE)
    ours = page.reads()
    page.type(samples.code_of(key=OTHER_KEY))

    assert ("南" in ours, "北" in ours) == (True, False)
    assert page.answer == "valid"
    assert "北" in page.reads()


def _with_another(kind):
    """Return the code with one of its signs exchanged for the next of the same kind."""
    at = next(at for at in range(200, len(CODE) - 1) if CODE[at] in kind)
    other = kind[(kind.index(CODE[at]) + 1) % len(kind)]
    return CODE[:at] + other + CODE[at + 1 :]


@pytest.mark.parametrize("kind", ["0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", " $%*+-./:"])
def test_a_code_with_one_other_sign_states_nothing(page, kind):
    page.know("みなと架空診療所", OURS)

    page.type(_with_another(kind))

    assert page.answer in {"not_valid", "unreadable"}
    assert "WATANABE" not in page.reads()


@pytest.mark.parametrize(
    "text", ["", "IVC1:", "IVC2:" + CODE[5:], CODE.lower(), "IVC1:" + "Z" * 9000]
)
def test_anything_else_is_no_certificate(page, text):
    page.type(text)

    assert (page.answer, page.doubts) == ("unreadable", ["not_a_certificate"])


def test_a_fingerprint_may_be_written_in_any_usual_way(page):
    pairs = ":".join(OURS.upper()[at : at + 2] for at in range(0, 64, 2))

    page.know("みなと架空診療所", f" {pairs} ")
    page.type(CODE)

    assert page.answer == "valid"


def test_half_a_fingerprint_makes_no_clinic_known(page):
    page.know("みなと架空診療所", OURS[:32])

    page.type(CODE)

    assert page.answer == "unknown_clinic"
    assert "64" in page.reads("refused")


def test_a_known_clinic_is_known_the_next_time(page, address):
    page.know("みなと架空診療所", OURS)

    page.browser.open("about:blank")
    page.browser.open(address)
    page.type(CODE)

    assert page.answer == "valid"


def test_no_address_makes_a_clinic_known(page, address):
    page.browser.open("about:blank")
    page.browser.open(f"{address}#clinic=x:{OURS}")

    page.type(CODE)

    assert page.answer == "unknown_clinic"
