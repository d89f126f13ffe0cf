"""Asking for a folder or a drive."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import Wording


def folder_dialog(parent: QWidget, say: Wording, title: str, begin: Path | None) -> QFileDialog:
    """Return a dialog that asks for a folder, beginning at one."""
    dialog = QFileDialog(parent, title, "" if begin is None else str(begin))
    dialog.setObjectName("folder_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    # These two, and the column of kinds, Qt leaves in English.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, say("Kind of file:"))
    dialog.setViewMode(QFileDialog.ViewMode.List)
    return dialog
