"""Asking where files go, and which one is meant."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.sheets import TableForm
from app.i18n import Wording

_FORMS = {
    "Excel (*.xlsx)": TableForm.XLSX,
    "CSV UTF-8 (*.csv)": TableForm.CSV,
    "CSV Shift_JIS / CP932 (*.csv)": TableForm.CSV_CP932,
}


def save_dialog(
    parent: QWidget, say: Wording, title: str, name: str, kind: str = "pdf"
) -> QFileDialog:
    """Return a dialog that asks where to save a file of a kind, with a name to begin with."""
    dialog = QFileDialog(parent, title, _usual_folder())
    dialog.setObjectName("save_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind)
    dialog.setNameFilter(f"{kind.upper()} (*.{kind})")
    # These two, and the column of kinds, Qt leaves in English.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, say("Kind of file:"))
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.selectFile(name)
    return dialog


def table_dialog(parent: QWidget, say: Wording, title: str, name: str) -> QFileDialog:
    """Return a dialog that asks where to save a list as a table, and in which form."""
    dialog = save_dialog(parent, say, title, f"{name}.xlsx", "xlsx")
    dialog.setNameFilters(list(_FORMS))
    dialog.selectFile(f"{name}.xlsx")
    return dialog


def chosen_form(dialog: QFileDialog, path: str) -> TableForm:
    """Return the form that was chosen; the ending of the file's name goes before."""
    form = _FORMS.get(dialog.selectedNameFilter(), TableForm.XLSX)
    is_text = path.lower().endswith(".csv")
    if is_text and form is TableForm.XLSX:
        return TableForm.CSV
    return form if is_text else TableForm.XLSX


def folder_dialog(parent: QWidget, say: Wording, title: str) -> QFileDialog:
    """Return a dialog that asks for a folder."""
    dialog = QFileDialog(parent, title, _usual_folder())
    dialog.setObjectName("folder_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    # Qt leaves these in English.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, say("Choose this folder"))
    dialog.setViewMode(QFileDialog.ViewMode.List)
    return dialog


def picture_dialog(parent: QWidget, say: Wording, title: str) -> QFileDialog:
    """Return a dialog that asks for a picture."""
    dialog = QFileDialog(parent, title, _usual_folder())
    dialog.setObjectName("picture_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(say("Pictures ({kinds})", kinds="*.png *.jpg *.jpeg"))
    # Qt leaves these in English.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, say("Kind of file:"))
    dialog.setViewMode(QFileDialog.ViewMode.List)
    return dialog


def _usual_folder() -> str:
    places = QStandardPaths.StandardLocation
    return next(
        (
            path
            for place in (places.DocumentsLocation, places.HomeLocation)
            if Path(path := QStandardPaths.writableLocation(place)).is_dir()
        ),
        "",
    )
