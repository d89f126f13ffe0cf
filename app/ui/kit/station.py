"""This computer as the window follows it: its language, its theme, the size of its letters."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import i18n, paths
from app.i18n import Wording
from app.ui.kit import style
from app.ui.kit.tokens import DARK, LIGHT, Theme
from app.workstation import USUAL, Workstation, keep_branch, keep_folder, keep_look


class Station(QObject):
    """Knows how the window looks and speaks here, keeps it in a file, and dresses the window anew."""

    stood = Signal(object)  # the branch where the computer stands from now on, or None
    renewed = Signal()  # words or sizes are others: what is shown is to be made anew

    def __init__(
        self,
        say: Wording,
        settings: Workstation = USUAL,
        file: Path | None = None,
        folder: Path | None = None,
    ) -> None:
        """Follow the settings of a file; without one, nothing outlasts the window."""
        super().__init__()
        self.say, self.folder = say, folder
        self.settings = settings._replace(language=say.language)
        self._file = file

    def keep(self, chosen: Workstation) -> Workstation:
        """Write down what was chosen, and return it; raises BadSettings, OSError."""
        if self._file is not None:
            keep_look(self._file, chosen.language, chosen.theme, chosen.scale)
        return chosen

    @property
    def file(self) -> Path | None:
        """Return where it is kept."""
        return self._file

    def keep_folder(self, folder: Path) -> Path:
        """Write down where the data are from the next start on; raises BadSettings, OSError."""
        if self._file is not None:
            keep_folder(self._file, folder)
        return folder

    def keep_branch(self, branch: UUID | None) -> UUID | None:
        """Write down in which facility the computer stands; raises BadSettings, OSError."""
        if self._file is not None:
            keep_branch(self._file, branch)
        return branch

    def stand(self, branch: UUID | None) -> None:
        """Stand in a facility from now on, whoever comes in."""
        self.settings = self.settings._replace(branch=branch)
        self.stood.emit(branch)

    def wear(self, chosen: Workstation) -> None:
        """Look and speak as was chosen, from now on."""
        before, self.settings = self.settings, chosen
        application = QApplication.instance()
        if isinstance(application, QApplication):
            style.apply(application, theme_of(chosen.theme), chosen.scale / 100)
        if chosen.language != before.language:
            self.say = i18n.load(paths.LOCALE, chosen.language)
        if (chosen.language, chosen.scale) != (before.language, before.scale):
            self.renewed.emit()


def theme_of(name: str) -> Theme:
    """Return the theme of a name; "system" is as the system is just now."""
    if name == "system":
        # The names in Qt cost a start a tenth of its time: see painting.py.
        from PySide6.QtCore import Qt

        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if name == "dark" else LIGHT
