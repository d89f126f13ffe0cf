import json
import time
import zlib

import pytest

from tests.verifier import samples
from tests.verifier.samples import CODE, OURS, attached, packed, pdf, pdf_with, text_file


@pytest.fixture
def knowing(page):
    page.know("みなと架空診療所", OURS)
    return page


def test_a_file_whose_record_the_code_names_is_genuine(knowing):
    record, code = attached()

    knowing.choose(pdf(pdf_with(record)))
    alone = knowing.answer
    knowing.type(code)

    assert (alone, knowing.answer) == ("half", "valid")
    assert "脱水症" in knowing.reads()


def test_a_signed_file_is_read_like_any_other(knowing):
    record, code = attached()

    knowing.choose(text_file(code.encode()), pdf(samples.signed(pdf_with(record))))

    assert knowing.answer == "valid"


def test_it_makes_no_difference_which_comes_first(knowing):
    record, code = attached()

    knowing.choose(text_file(code.encode()), pdf(pdf_with(record)))

    assert knowing.answer == "valid"


def test_it_is_said_that_the_files_own_signature_is_not_checked(knowing):
    knowing.choose(pdf(pdf_with(attached()[0])))

    assert "tenteki verify" in knowing.reads()


def test_a_files_record_states_nothing_by_itself(knowing):
    knowing.choose(pdf(pdf_with(attached()[0])))

    assert "脱水症" not in knowing.reads()


def test_an_exchanged_record_is_not_valid(knowing):
    other = attached({**samples.RECORD, "diagnosis": "風邪"})[0]

    knowing.choose(pdf(pdf_with(other)))
    knowing.type(attached()[1])

    assert (knowing.answer, knowing.doubts) == ("not_valid", ["code_differs"])
    assert "風邪" not in knowing.reads()


def test_another_certificates_code_is_not_valid(knowing):
    record, _ = attached(number="A-2026-000215")

    knowing.choose(pdf(pdf_with(record)))
    knowing.type(attached()[1])

    assert knowing.doubts == ["code_differs"]


def test_without_the_file_the_code_is_looked_at_by_itself_again(knowing):
    knowing.choose(pdf(pdf_with(attached(number="A-2026-000215")[0])))
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
    knowing.choose(pdf(pdf_with(content)))
    knowing.type(attached()[1])

    assert (knowing.answer, doubt in knowing.doubts) == ("not_valid", True)


def test_a_file_with_another_attachment_has_no_record(knowing):
    knowing.choose(pdf(pdf_with(attached()[0], name="other.json")))

    assert (knowing.answer, knowing.doubts) == ("not_valid", ["no_record"])


GOOD = pdf_with(attached()[0])
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
