"""The code on a finished page is read again by two readers that have nothing to do with each other."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.domain.consents import LONGEST, Languages
from app.domain.proofs import proof_of
from app.proof.code import to_text
from app.proof.cose import sign
from app.proof.payload import pack
from app.proof.picture import codes_on_page
from tests.pdf import samples, scanning
from tests.pdf.reading import printed

# Always the same key, so always the same codes: how well one is read hangs on its very dots.
KEY = ec.derive_private_key(20261122, ec.SECP256R1())
MAKERS = {
    "A": samples.certificate,
    "B": samples.facts_alone,
    "English": lambda: samples.certificate(languages=Languages.ENGLISH),
    "all there is room for": samples.full,
    "twenty products": samples.twenty,
    "longest recipient": lambda: samples.certificate(recipient="𠮷" * LONGEST),
}
# The fullest code of all has dots of under two at 150 dpi: of 25, a photographed one was lost twice.
FINE_ENOUGH = {"longest recipient": (300,)}


@pytest.fixture(scope="module", params=MAKERS)
def proven(request):
    """Return a code as it is signed, the finished file that carries it, and whose it is."""
    made = MAKERS[request.param]()
    code = to_text(sign(pack(proof_of(made)), KEY))
    return code, printed(replace(made, code=code)), request.param


@pytest.mark.parametrize("reader", [scanning.by_zxing, scanning.by_zbar])
@pytest.mark.parametrize("dpi", [150, 300])
def test_two_readers_find_the_very_code(proven, dpi, reader):
    code, pdf, _ = proven

    found = [text for picture in scanning.scans(pdf, dpi) for text in reader(picture)]

    assert found == [code]


def test_one_reader_of_each_poor_picture_finds_it(proven):
    code, pdf, whose = proven

    for dpi in FINE_ENOUGH.get(whose, (150, 300)):
        pictures = [scanning.photographed(one) for one in scanning.scans(pdf, dpi)]
        by_each = [
            [text for one in pictures for text in reader(one)]
            for reader in (scanning.by_zxing, scanning.by_zbar)
        ]
        assert [code] in by_each, dpi


def test_our_own_reader_finds_it_on_whichever_page_it_stands(proven):
    code, pdf, _ = proven

    assert codes_on_page(pdf) == (code,)


def test_a_draft_carries_no_code():
    assert codes_on_page(printed(samples.draft())) == ()
