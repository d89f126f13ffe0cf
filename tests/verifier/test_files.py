import json
import time
import zlib

import pytest

from app.i18n import Wording
from app.proof.paper import examine_pdf
from app.proof.slip import examine_code
from app.verified import stated
from tests.proof import genuine
from tests.proof.samples import OTHER_KEY
from tests.verifier import samples
from tests.verifier.samples import CODE, OURS, attached, packed, pdf, pdf_with, text_file


@pytest.fixture
def knowing(page):
    page.know("みなと架空診療所", OURS)
    return page


def certificate(record, code):
    """Return a file that carries both."""
    return pdf(pdf_with(record, code))


def test_a_file_alone_is_genuine_and_says_what_its_code_covers(knowing):
    knowing.choose(certificate(*attached()))

    assert (knowing.answer, knowing.doubts) == ("valid", [])
    shown = knowing.reads()
    asked = (
        "わたなべ れん",
        "みなと架空診療所",
        "山本 美咲",
        "脱水症",
        "試作ビタミン注",
        "WATANABE Ren",
    )
    assert [one for one in asked if one not in shown] == []


def test_a_file_of_a_clinic_that_nobody_knows_is_intact_alone(page):
    page.choose(certificate(*attached()))

    assert (page.answer, page.doubts) == ("unknown_clinic", [])
    assert OURS in page.reads().replace(" ", "")


def test_a_signed_file_is_read_like_any_other(knowing):
    knowing.drop(pdf(samples.signed(pdf_with(*attached()))))

    assert knowing.answer == "valid"


def test_what_the_program_issues_the_page_reads(page):
    issued = genuine.certificate()
    page.know("山本スポーツ内科", genuine.FINGERPRINT)

    page.choose(pdf(issued.pdf))

    assert (page.answer, page.doubts) == ("valid", [])
    told = stated(examine_pdf(issued.pdf), str, Wording("en", str))
    shown = page.reads()
    assert [value for label, value in told if label in RECORDED and value not in shown] == []


# What stands in the record alone; both ways of looking show it.
RECORDED = ("Name", "Team", "Institution", "Physician", "Diagnosis", "Why intravenous")


@pytest.mark.parametrize("is_first", [True, False])
def test_the_code_on_the_page_may_be_given_besides(knowing, is_first):
    record, code = attached()
    things = [certificate(record, code), text_file(code.encode())]

    knowing.choose(*(things if is_first else reversed(things)))

    assert knowing.answer == "valid"
    assert "脱水症" in knowing.reads()


def test_it_is_said_that_what_is_drawn_is_not_checked(knowing):
    knowing.choose(certificate(*attached()))

    shown = knowing.reads()
    assert "The record in it is genuine" in shown
    assert "tenteki verify" in shown


def test_a_file_without_its_code_states_nothing(knowing):
    knowing.choose(pdf(pdf_with(attached()[0])))

    assert (knowing.answer, knowing.doubts) == ("not_valid", ["code_not_attached"])
    assert "脱水症" not in knowing.reads()


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"record": {**samples.RECORD, "diagnosis": "風邪"}}, "code_differs"),
        ({"patient": {"name": "風邪 太郎"}}, "record_differs"),
        ({"institution": {"name": "風邪診療所"}}, "record_differs"),
        ({"number": "A-2026-000215", "team": "風邪"}, "code_differs"),
    ],
)
def test_an_exchanged_record_is_not_valid(knowing, changes, doubt):
    knowing.choose(certificate(attached(**changes)[0], attached()[1]))

    assert (knowing.answer, knowing.doubts) == ("not_valid", [doubt])
    assert "風邪" not in knowing.reads()


def test_another_code_than_the_one_on_the_page_is_not_valid(knowing):
    knowing.choose(certificate(*attached(number="A-2026-000215")))
    knowing.type(attached()[1])

    assert (knowing.answer, knowing.doubts) == ("not_valid", ["code_not_attached"])
    assert "脱水症" not in knowing.reads()


@pytest.mark.parametrize("code", ["IVC1:", "IVC1:AAAA", "text", CODE[:-4], f"{attached()[1]}\n"])
def test_an_attached_code_that_is_none_is_not_valid(knowing, code):
    knowing.choose(certificate(attached()[0], code))

    assert (knowing.answer, knowing.doubts) == ("not_valid", ["code_broken"])


def test_a_code_of_another_key_in_a_file_is_another_clinics(knowing):
    record, code = attached()
    proof = examine_code(code).proof

    knowing.choose(certificate(record, samples.code_of(proof, OTHER_KEY)))

    assert (knowing.answer, knowing.doubts) == ("not_valid", ["other_clinic"])


def test_without_the_file_the_code_is_looked_at_by_itself_again(knowing):
    knowing.choose(certificate(*attached(number="A-2026-000215")))
    knowing.type(CODE)

    knowing.browser.run("""
        document.querySelectorAll("#result li button")[1].click();
        while (document.querySelectorAll("#result li").length > 1)
          await new Promise((go) => setTimeout(go, 5));
    """)

    assert knowing.answer == "valid"


FORGED = [
    (
        packed({"record": samples.RECORD, "number": "A-2026-000214", "record_sha256": "ab" * 32}),
        "record_differs",
    ),
    (attached()[0].replace(b'"v":1', b'"v":1.0'), "record_differs"),
    (attached()[0].replace(b'"v":1', b'"v":9007199254740993'), "record_differs"),
    (attached()[0].replace(b'"v":1', b'"v":"\\ud800"'), "record_differs"),
    (attached()[0][:-1], "record_differs"),
    (b"[" * 5000, "record_differs"),
    (b'{"record":' + b"[" * 500 + b"]" * 500 + b"}", "record_differs"),
    (b"null", "record_differs"),
    (b"\xff\xfe", "no_record"),
    (b'"' + bytes(2 * 1024 * 1024) + b'"', "no_record"),
]


@pytest.mark.parametrize(("content", "doubt"), FORGED)
def test_a_forged_record_is_not_valid(knowing, content, doubt):
    knowing.choose(certificate(content, attached()[1]))

    assert (knowing.answer, doubt in knowing.doubts) == ("not_valid", True)


def test_a_file_with_another_attachment_has_no_record(knowing):
    knowing.choose(pdf(pdf_with(*attached(), name="other.json")))

    assert (knowing.answer, knowing.doubts) == ("not_valid", ["no_record"])


GOOD = pdf_with(*attached())
START = GOOD.rindex(b"startxref")


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        GOOD[:START],
        GOOD[:START] + b"startxref\n0\n%%EOF",
        GOOD[:START] + b"startxref\n999999999\n%%EOF",
        GOOD[:START] + b"startxref\n" + str(START).encode(),
        b"%PDF-1.7\n" + b"<<" * 100_000 + b"startxref\n9\n",
        b"%PDF-1.7\nxref\n0 99999999\ntrailer\n<<>>\nstartxref\n9\n",
        b"%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n",
        b"%PDF-1.7\nxref\n0 0\ntrailer\n" + b"[" * 100_000 + b"\nstartxref\n9\n",
        b"%PDF-1.7\nxref\n0 0\ntrailer\n<</A (" + b"(" * 100_000 + b"\nstartxref\n9\n",
    ],
)
def test_a_damaged_file_is_answered_quickly(knowing, content):
    began = time.monotonic()
    knowing.choose(pdf(content))

    assert knowing.answer in {"unreadable", "not_valid"}
    assert time.monotonic() - began < 5


def test_a_locked_file_is_named_so(knowing):
    knowing.choose(pdf(GOOD.replace(b"/Root", b"/Encrypt 1 0 R /Root")))

    assert knowing.doubts == ["locked"]


def test_a_file_larger_than_any_certificate_is_refused(knowing):
    knowing.choose(pdf(b"%PDF-" + bytes(9 * 1024 * 1024)))

    assert (knowing.answer, knowing.doubts) == ("unreadable", ["too_large"])


def test_a_code_that_grows_beyond_any_bound_is_refused(knowing):
    import base45

    bomb = base45.b45encode(zlib.compress(bytes(2_000_000), 9)).decode()
    began = time.monotonic()
    knowing.type(f"IVC1:{bomb}")

    assert len(bomb) < 8000
    assert knowing.answer == "unreadable"
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("content", [b"", b"hello", json.dumps({}).encode(), b"PK\x03\x04"])
def test_any_other_file_is_no_certificate(knowing, content):
    knowing.choose(text_file(content))

    assert (knowing.answer, knowing.doubts) == ("unreadable", ["not_a_certificate"])
