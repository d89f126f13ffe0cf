"""Where this computer's backups go by themselves, how many are kept, and how one comes back."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.card import Card
from app.ui.kit.choice import Choice
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.parts.deed_card import DeedCard

_USUAL = (3, 5, 7, 14, 30)


class BackupPlanCards(QWidget):
    """Shows the plan, and announces what is wished of it."""

    folder_asked = Signal()
    planned = Signal(object, int)  # the folder that is wished, or None, and how many are kept

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("backup_plan")
        self._say = say
        self._planned: Path | None = None
        self._count = 0
        deeds = (("choose_folder", say("Choose…")), ("no_folder", say("Stop backing up")))
        self._folder = DeedCard("backup_folder", say("Folder"), deeds)
        self._number = Choice("backup_generations", spoken=say("Generations kept"))
        self._kept = Card("backup_kept")
        self._back = DeedCard("backup_back", say("Bringing one back"), ())
        self._back.tell(
            say(
                "Sign out, then choose “Other ways in” and “Bring a backup back…”, or run “tenteki "
                "restore”. It is verified in a temporary file first, and what would be lost is told."
            )
        )
        self._lay_out()
        self._folder.asked.connect(self._on_asked)
        self._number.chosen.connect(self._on_number)

    def show_plan(self, folder: Path | None, generations: int) -> None:
        """Show what is planned."""
        say, self._planned, self._count = self._say, folder, generations
        self._folder.tell(
            say("None is chosen. Nothing is backed up by itself.")
            if folder is None
            else say("{folder}\nOnce a day, and at close.", folder=folder)
        )
        self._folder.buttons["no_folder"].setVisible(folder is not None)
        numbers = sorted({*_USUAL, generations})
        with QSignalBlocker(self._number):
            self._number.set_options([Option(one, f"{one}") for one in numbers])
            self._number.set_value(generations)

    def _on_asked(self, deed: str) -> None:
        if deed == "choose_folder":
            self.folder_asked.emit()
        else:
            self.planned.emit(None, self._count)

    def _on_number(self, number: object) -> None:
        if isinstance(number, int) and number != self._count:
            self.planned.emit(self._planned, number)

    def plan_to(self, folder: Path) -> None:
        """Wish that they go to another folder."""
        self.planned.emit(folder, self._count)

    def _lay_out(self) -> None:
        say = self._say
        told = say("The newest, and the last of each of as many days.")
        for widget in (
            Label(say("Generations kept"), size=13, bold=True),
            Label(told, size=13, ink="text2", wrap=True),
            self._number,
        ):
            self._kept.body.addWidget(widget)
        self._kept.body.setSpacing(px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for card in (self._folder, self._kept, self._back):
            column.addWidget(card)
