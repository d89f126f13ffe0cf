"""The list of a patient's certificates."""

import pytest
from PySide6.QtCore import Qt

from app.ui.parts.certificate_list import CertificateList, CertificateRow
from tests.ui.looking import cells

ROW = CertificateRow("A-2026-000001", "11-20 14:21", "11-20 13:20", "脱水症")


@pytest.fixture
def certificates(qtbot, say):
    certificates = CertificateList(say)
    qtbot.addWidget(certificates)
    return certificates


def test_without_certificates_it_is_not_there(certificates):
    certificates.show_certificates(())

    assert certificates.isHidden()


def test_enter_opens_one_by_its_number(qtbot, certificates):
    certificates.show_certificates((ROW,))
    certificates.table.selectRow(0)

    with qtbot.waitSignal(certificates.opened) as opened:
        qtbot.keyClick(certificates.table, Qt.Key.Key_Return)

    assert opened.args == ["A-2026-000001"]
    assert cells(certificates.table) == [
        ["A-2026-000001", "11-20 14:21", "11-20 13:20", "Valid", "脱水症"]
    ]
