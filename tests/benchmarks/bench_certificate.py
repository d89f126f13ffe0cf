"""How long one unsigned certificate takes, beside a bare canvas that draws the same page."""

import gc
import statistics
import time
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.pdf.fonts import load_fonts
from app.pdf.painter import draw
from tests.pdf.samples import FONTS, certificate, page

ROUNDS = 25
LIMIT = 2.0


class Recorder:
    """A canvas that also keeps what it was asked to do."""

    def __init__(self, canvas):
        self.deeds = []
        self._canvas = canvas

    def __getattr__(self, name):
        method = getattr(self._canvas, name)

        def keep(*args, **more):
            if name != "beginPath":
                self.deeds.append((name, args, more))
            return method(*args, **more)

        return keep


def rows() -> list[tuple[str, float, float]]:
    """Return the name, the ratio of the medians and its limit."""
    sample, printer = certificate(), page()
    fonts = load_fonts(FONTS)
    bare = {face.fontName: _bare_font(face) for face in (fonts.regular, fonts.bold)}
    recorder = Recorder(Canvas(BytesIO(), pagesize=A4, initialFontName=fonts.regular.fontName))
    draw(printer.lay_out(sample).marks, recorder, fonts)
    deeds = [
        (name, (bare.get(args[0], args[0]), *args[1:]) if name == "setFont" else args, more)
        for name, args, more in recorder.deeds
    ]
    ours, floor = [], []
    for _ in range(ROUNDS):
        floor.append(_timed(lambda: _replay(deeds, bare[fonts.regular.fontName])))
        ours.append(_timed(lambda: printer(sample)))
    ratio = statistics.median(ours[2:]) / statistics.median(floor[2:])
    return [("one unsigned certificate, of a bare canvas", ratio, LIMIT)]


def _bare_font(face) -> str:
    """Return the name of the same font as ReportLab has it, without our mending."""
    name = f"bare-{face.fontName}"
    pdfmetrics.registerFont(TTFont(name, face.face.filename))
    return name


def _replay(deeds, font) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, initialFontName=font)
    for name, args, more in deeds:
        getattr(canvas, name)(*args, **more)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _timed(deed) -> float:
    gc.collect()
    start = time.process_time()
    deed()
    return time.process_time() - start


if __name__ == "__main__":
    for line in rows():
        print(*line)
