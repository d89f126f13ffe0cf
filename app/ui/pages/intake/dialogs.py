"""Asking for a spreadsheet, and taking one that is dropped."""

from PySide6.QtCore import QMimeData, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import Wording

_ENDINGS = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt")


def open_dialog(parent: QWidget, say: Wording) -> QFileDialog:
    """Return a dialog that asks for a spreadsheet."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, say("Choose a spreadsheet"), folder)
    dialog.setObjectName("intake_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    kinds = " ".join(f"*.{ending}" for ending in _ENDINGS)
    dialog.setNameFilter(f"Excel, CSV ({kinds})")
    # These two, and the column of kinds, Qt leaves in English.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, say("Kind of file:"))
    dialog.setViewMode(QFileDialog.ViewMode.List)
    return dialog


def dropped(data: QMimeData) -> str:
    """Return the path of the one spreadsheet that is dropped, or nothing."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    is_one = len(paths) == 1 and paths[0].lower().rpartition(".")[2] in _ENDINGS
    return paths[0] if is_one else ""
