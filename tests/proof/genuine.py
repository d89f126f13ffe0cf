"""Real certificates: issued by the real service, printed by the real page, signed by real keys."""

import atexit
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from pyhanko.pdf_utils.reader import PdfFileReader

from app.credentials.key_file import Locker
from app.main.clinic_key import HeldClinicKey
from app.proof.picture import codes_on_page
from tests import samples
from tests.fakes import finalised, founded_door
from tests.pdf.samples import page

# A key's file is read each time that something is signed.
_PLACE = TemporaryDirectory()
atexit.register(_PLACE.cleanup)
_LOCKER = Locker("books", bytes(32))


def new_keys(at=samples.NOW):
    """Return a clinic's key; every clinic here has the same name."""
    named = []
    path = Path(_PLACE.name, f"{uuid4()}.json")
    keys = HeldClinicKey(
        path, lambda: _LOCKER, lambda: samples.NOW, lambda: named[-1] if named else None
    )
    named.append(keys.prepare(samples.FACILITY, at).fingerprint)
    return keys


LONG_AGO = datetime(2010, 1, 1, tzinfo=UTC)
OURS, OTHERS = new_keys(), new_keys()
FINGERPRINT, OTHER_FINGERPRINT = (one.shown().today.fingerprint for one in (OURS, OTHERS))


def issued(keys=OURS, times=1, edited=lambda pdf: pdf, **changes):
    """Return the newest certificate of a clinic.

    `changes` are what a page is printed with instead of what was issued, and `edited` what
    becomes of it, before it is signed.
    """
    door = founded_door()
    door.keys = keys
    door.printer = lambda certificate: edited(page()(replace(certificate, **changes)))
    clinic = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    finalised(clinic)
    newest = None
    for _ in range(times):
        newest = clinic.certificates.issue(clinic.actor, samples.DRAFT.entry, samples.TERMS)
    return newest


@cache
def certificate():
    """Return a genuine certificate."""
    return issued()


@cache
def another():
    """Return another one of the same clinic, for another record."""
    return issued(times=2)


@cache
def code(of=certificate):
    """Return the text of the code on a certificate's page."""
    (text,) = codes_on_page(of().pdf)
    return text


def stream(pdf, key):
    """Return where the content of the first stream begins that an entry of a dictionary names."""
    at = pdf.index(key)
    number = int(pdf[at + len(key) :].split()[0])
    return pdf.index(b"stream\n", pdf.index(b"\n%d 0 obj" % number)) + len(b"stream\n")


def attachment(pdf, name):
    """Return where the content of an attached file begins."""
    names = PdfFileReader(BytesIO(pdf)).root["/Names"]["/EmbeddedFiles"]["/Names"]
    file = names[[str(one) for one in names].index(name) + 1]
    number = file["/EF"].raw_get("/F").idnum
    return pdf.index(b"stream\n", pdf.index(b"\n%d 0 obj" % number)) + len(b"stream\n")


def signature(pdf):
    """Return the first and the last place of the signature's own block of bytes."""
    (one,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    _, first, second, _ = map(int, one.sig_object["/ByteRange"])
    return first, second
