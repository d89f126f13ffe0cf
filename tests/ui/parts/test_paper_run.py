from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from app.pdf.bundle import bind
from app.ui.kit.background import AtOnce
from app.ui.parts.paper_run import PaperRun
from tests.fakes import blank_pdf


@pytest.fixture
def run(qapp):
    owner = QObject()
    yield PaperRun(AtOnce(), owner)
    owner.deleteLater()


@pytest.fixture
def printer(qapp, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    return printer


def test_each_page_gets_a_sheet_of_its_own(run, printer, qtbot, tmp_path):
    pdf = bind(blank_pdf("a"), [blank_pdf("b"), blank_pdf("c")], [])

    with qtbot.waitSignal(run.printed) as told:
        run.start(pdf, printer)

    assert told.args == [3]
    assert len(pypdf.PdfReader(BytesIO((tmp_path / "paper.pdf").read_bytes())).pages) == 3


def test_what_is_no_pdf_is_told(run, printer, qtbot):
    with qtbot.waitSignal(run.failed):
        run.start(b"nothing", printer)


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_printer_that_takes_nothing_is_told(run, printer, qtbot, tmp_path):
    printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))

    with qtbot.waitSignal(run.refused):
        run.start(blank_pdf("a"), printer)
