"""Codes, pictures and files of fictional certificates, as a federation gets them."""

import hashlib
import io
import json
import random
import warnings
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import segno
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from PIL import Image, ImageFilter
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from app.domain.audit import canonical
from app.domain.proofs import ProvenItem
from app.pdf.archive import About, Attachment
from app.pdf.fonts import load_fonts
from app.pdf.painter import Page, to_pdf
from app.proof.code import to_text
from app.proof.cose import fingerprint, sign
from app.proof.payload import pack
from tests.pdf.samples import FONTS
from tests.proof.samples import KEY, OTHER_KEY, PROOF, proof

OURS, OTHERS = (fingerprint(one.public_key()).hex() for one in (KEY, OTHER_KEY))
RECORD = {
    "v": 1,
    "diagnosis": "脱水症",
    "lines": [{"yj": PROOF.items[1].yj, "brand": "試作ビタミン注"}],
    "basis": '\U00020bb7野 「\u2028」 \\ " / \x7f é \uff5e',
    "\uff5e": 1,
    "\U00020bb7": [True, None, -12, {"z": "", "a": []}],
}


def code_of(stated=PROOF, key=KEY):
    return to_text(sign(pack(stated), key))


CODE = code_of()


PEOPLE = {
    "patient": {"name": "渡\u908a\U000e0102 蓮", "kana": "わたなべ れん"},
    "physician": {"name": "山本 美咲"},
    "institution": {"name": "みなと架空診療所"},
}


def attached(record=RECORD, number=PROOF.number, **changes):
    """Return what is attached to a certificate: its record, and the code that names it."""
    hashed = hashlib.sha256(canonical(record).encode()).hexdigest()
    told = {"number": number, "record": record, "record_sha256": hashed, **PEOPLE, **changes}
    content = canonical(told).encode()
    whole = hashlib.sha256(content).hexdigest()
    return content, code_of(proof(number=number, record_sha256=hashed, file_sha256=whole))


def pdf_with(content, code="", name="record.json"):
    about = About(
        "証明書", "Certificate", "みなと架空診療所", "A", datetime(2026, 11, 20, tzinfo=UTC)
    )
    files = (
        Attachment(name, content, "application/json", "The record"),
        Attachment("code.txt", code.encode(), "text/plain", "The code"),
    )
    return to_pdf(Page(about, (), attachments=files if code else files[:1]), load_fonts(FONTS))


def signed(content):
    """Return a file as the clinic signs it: the objects that were changed stand behind the rest."""
    signer = signers.SimpleSigner.load_pkcs12_data(_pkcs12(), [], passphrase=b"x")
    facts = signers.PdfSignatureMetadata(field_name="Sig", certify=True)
    with warnings.catch_warnings():
        # Whatever the library says of itself is not what is tested here.
        warnings.simplefilter("ignore")
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
        return signers.sign_pdf(writer, facts, signer=signer).getvalue()


def _pkcs12():
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Minato")])
    at = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, KEY.public_key(), 1, at, at + timedelta(days=3650))
    certificate = made.sign(KEY, hashes.SHA256())
    lock = BestAvailableEncryption(b"x")
    return pkcs12.serialize_key_and_certificates(b"x", KEY, certificate, None, lock)


def picture_of(text=CODE, scale=6):
    made = io.BytesIO()
    segno.make(text, error="m", micro=False).save(made, kind="png", scale=scale, border=4)
    return made.getvalue()


def photograph_of(text=CODE):
    """Return a code as it is photographed: turned, not quite sharp, on a page, as JPEG."""
    code = Image.open(io.BytesIO(picture_of(text, 5))).convert("L")
    page = Image.new("L", (1600, 1200), 235)
    page.paste(code, (500, 300))
    made = io.BytesIO()
    page = page.rotate(3, fillcolor=120, resample=Image.Resampling.BICUBIC)
    page.filter(ImageFilter.GaussianBlur(1.2)).save(made, "JPEG", quality=60)
    return made.getvalue()


def png(content):
    return "code.png", "image/png", content


def jpeg(content):
    return "photo.jpg", "image/jpeg", content


def pdf(content):
    return "certificate.pdf", "application/pdf", content


def text_file(content):
    return "list.txt", "text/plain", content


def packed(told):
    return json.dumps(told, ensure_ascii=False).encode()


def random_proof(dice: random.Random):
    """Return a proof of anything that a code can state."""
    start = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=dice.randrange(3 * 10**9))
    return proof(
        number=_word(dice, 1),
        kind=dice.choice("ABC"),
        issued=start,
        supersedes=_word(dice),
        patient=_word(dice, 1),
        birth=date(1900, 1, 1) + timedelta(days=dice.randrange(60_000)),
        register_number=_word(dice),
        institution=_word(dice),
        icd10=_word(dice),
        setting=dice.choice(["outpatient", "home", "", "other", "?"]),
        started=start - timedelta(seconds=dice.randrange(9 * 10**8)),
        ended=start,
        items=tuple(_item(dice) for _ in range(dice.randrange(21))),
        total_ml=_amount(dice),
        worst_ml=dice.choice([None, _amount(dice)]),
        verdicts=tuple((_word(dice), _word(dice), _word(dice)) for _ in range(dice.randrange(5))),
        record_sha256=dice.randbytes(32).hex(),
        file_sha256=dice.randbytes(32).hex(),
        recipient=_word(dice),
    )


def _item(dice):
    return ProvenItem(*(_word(dice) for _ in "1234"), _amount(dice), _word(dice))


def _amount(dice):
    return Decimal(dice.randrange(10**9)).scaleb(-dice.randrange(7))


def _word(dice, shortest=0):
    signs = "Aaz09 -_/漢字é\U00020bb7\U000e0100'\"<>&"
    return "".join(dice.choice(signs) for _ in range(dice.randrange(shortest, 12)))
