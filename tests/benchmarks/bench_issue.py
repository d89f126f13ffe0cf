"""How long a whole certificate takes: drawn, with its code, signed; and how others draw the page."""

import json
import statistics
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import segno
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.credentials.clinic_key import new_key
from app.domain.proofs import proof_of
from app.pdf import code as code_on_page
from app.pdf.fonts import load_fonts
from app.pdf.marks import Box, Code, Text
from app.pdf.painter import draw
from app.pdf.signing import PdfSigning, signer_of
from app.proof.code import to_text
from app.proof.cose import sign
from app.proof.payload import pack
from tests.architecture.inspection import ROOT
from tests.benchmarks.bench_certificate import Recorder, _bare_font, _replay, _timed
from tests.pdf.samples import FONTS, certificate, page

ROUNDS, BATCH = 15, 100
LIMIT = 2.0
# Issue by issue: eight times as quick as the one, not slower than the other.
OTHERS = {"weasyprint": 1 / 8, "typst": 1.0}
# With its code and its signature as well, which the other engines are not asked for.
WHOLE = {"weasyprint": 1 / 8, "typst": 1.5}
_ENGINES = ROOT / ".work" / "engines"


def rows() -> list[tuple[str, float, float]]:
    """Return the name, the ratio of the medians and its limit."""
    now, printer = datetime.now(UTC).replace(microsecond=0), page()
    key = new_key(certificate().facility, now, ())
    signing, numbers = PdfSigning(lambda: signer_of(key), lambda: now), iter(range(1, 10**6))

    def proven():
        sample = replace(certificate(), number=f"A-2026-{next(numbers):06d}")
        return replace(sample, code=to_text(sign(pack(proof_of(sample)), key.private)))

    def issue() -> bytes:
        code_on_page._rows.cache_clear()
        return signing(printer(proven()))

    floor_of = _floor(key, proven())
    ours, floor, drawn = [], [], []
    sample = proven()
    with tempfile.TemporaryDirectory() as scratch:
        others = _others(Path(scratch), printer.lay_out(sample).marks)
        theirs = {name: [] for name in others}
        for _ in range(ROUNDS):
            floor.append(_timed(floor_of))
            ours.append(_timed(issue))
            drawn.append(_timed(lambda: printer(sample)))
            for name, engine in others.items():
                theirs[name].append(_once(engine))
        for engine in others.values():
            engine.communicate()
    batch = _timed(lambda: [issue() for _ in range(BATCH)])
    complete = _median(ours) / _median(floor)
    rate = BATCH / batch
    of_floors = batch / (BATCH * _median(floor))
    return [
        ("a whole certificate, of bare canvas, code and signature", complete, LIMIT),
        (f"{BATCH} certificates at {rate:.0f}/s, of as many bare ones", of_floors, LIMIT),
        *(
            (f"a whole certificate, of {name} drawing it", _median(ours) / _median(one), limit)
            for name, limit in WHOLE.items()
            if (one := theirs.get(name))
        ),
        *(
            (f"a certificate drawn, of {name} drawing it", _median(drawn) / _median(one), limit)
            for name, limit in OTHERS.items()
            if (one := theirs.get(name))
        ),
    ]


def _median(seconds) -> float:
    # The first rounds read fonts and fill caches.
    return statistics.median(seconds[2:])


def _floor(key, sample):
    """Return what does the same without this program: the marks, a code, a signature."""
    fonts = load_fonts(FONTS)
    bare = {face.fontName: _bare_font(face) for face in (fonts.regular, fonts.bold)}
    recorder = Recorder(Canvas(BytesIO(), pagesize=A4, initialFontName=fonts.regular.fontName))
    draw(page().lay_out(sample).marks, recorder, fonts)
    deeds = [
        (name, (bare.get(args[0], args[0]), *args[1:]) if name == "setFont" else args, more)
        for name, args, more in recorder.deeds
    ]
    meta = PdfSignatureMetadata(
        field_name="Signature",
        md_algorithm="sha256",
        certify=True,
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )

    def floor() -> bytes:
        segno.make_qr(sample.code, error="m", boost_error=False)
        pdf = _replay(deeds, bare[fonts.regular.fontName])
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        return PdfSigner(meta, signer_of(key)).sign_pdf(writer).getvalue()

    return floor


def _others(scratch, marks):
    """Return the other engines, started; none where they cannot be had."""
    python = _ENGINES / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    install = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    if not python.is_file():
        subprocess.run((sys.executable, "-m", "venv", _ENGINES), check=True)
    if subprocess.run((*install, *wanted["engines"]), check=False).returncode:
        sys.stderr.write("The other engines cannot be had here; their rows are left out.\n")
        return {}
    file, program = scratch / "marks.json", Path(__file__).with_name("other_engines.py")
    file.write_text(json.dumps([told for one in marks if (told := _told(one))]), "utf-8")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return {
        name: subprocess.Popen((python, program, name, file, FONTS), **pipes) for name in OTHERS
    }


def _once(engine) -> float:
    engine.stdin.write("\n")
    engine.stdin.flush()
    return float(engine.stdout.readline())


def _told(mark):
    """Return a mark in words that the other engines understand; slanted lines are left out."""
    if isinstance(mark, Text):
        names = ("x", "y", "words", "size", "ink", "is_bold")
        return {"kind": "text", **{name: getattr(mark, name) for name in names}}
    if isinstance(mark, Code):
        step = mark.size / (len(mark.rows) + 8)
        boxes = [
            (mark.x + (4 + across) * step, mark.y + (4 + down) * step, step, step, "#000000")
            for down, row in enumerate(mark.rows)
            for across, is_dark in enumerate(row)
            if is_dark
        ]
        return {"kind": "boxes", "boxes": boxes}
    left, top, right, bottom = mark.bounds
    ink = mark.ground or mark.ink
    if not ink or not (isinstance(mark, Box) or len(mark.points) == 2):
        return None
    return {
        "kind": "boxes",
        "boxes": [(left, top, max(right - left, 0.6), max(bottom - top, 0.6), ink)],
    }


if __name__ == "__main__":
    for line in rows():
        print(*line)
