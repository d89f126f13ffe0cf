"""How the window looks and speaks on this computer."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.problems import explain
from app.services.trouble import of_the_system
from app.ui.desk import Desk
from app.ui.kit.card import Card, Section
from app.ui.kit.fields import Field
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.labels import Label
from app.ui.kit.notice import Notice
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.ui.kit.station import Station
from app.ui.parts.scrolled import scrolled_cards
from app.workstation import SCALES, Workstation

WIDEST = 760


class AppearancePage(QWidget):
    """Changes language, theme and size at once; nothing of it is in the clinic's books."""

    def __init__(self, desk: Desk, station: Station) -> None:
        super().__init__()
        self.setObjectName("appearance_page")
        self._desk, self._station = desk, station
        say = desk.say
        self._head = HeadBar("appearance_head")
        self._head.show_title(say("Appearance"), below=say("It holds on this computer only."))
        self._notice = Notice("appearance_notice", closable=True, close_words=say("Close"))
        languages = [Option("ja", "日本語"), Option("en", "English")]
        themes = [
            Option("light", say("Light")),
            Option("dark", say("Dark")),
            Option("system", say("As the system")),
        ]
        scales = [Option(one, f"{one} %") for one in SCALES]
        self._choices = {
            "theme": Segmented("theme", themes, spoken=say("Theme")),
            "scale": Segmented("scale", scales, spoken=say("Size of the letters")),
            "language": Segmented("language", languages, spoken=say("Language")),
        }
        self._lay_out()
        for name, choice in self._choices.items():
            choice.set_value(getattr(station.settings, name))
        for choice in self._choices.values():
            choice.chosen.connect(self._choose)
        self.setFocusProxy(self._choices["theme"])

    def _choose(self, _value: object) -> None:
        station, before = self._station, self._station.settings
        scale = self._choices["scale"].value()
        settings = before._replace(
            language=str(self._choices["language"].value()),
            theme=str(self._choices["theme"].value()),
            scale=scale if isinstance(scale, int) else before.scale,
        )
        if settings != before:
            self._desk.lane.run(
                self,
                lambda: station.keep(settings),
                then=self._on_kept,
                failed=self._on_failed,
            )

    def _on_kept(self, settings: Workstation) -> None:
        self._notice.clear()
        self._station.wear(settings)

    def _on_failed(self, error: Exception) -> None:
        trouble = of_the_system(error) if isinstance(error, OSError) else error
        self._notice.tell("bad", str(explain(trouble, self._desk.say)))

    def _lay_out(self) -> None:
        say = self._desk.say
        looks = Card("appearance_card")
        section = Section(say("Appearance"))
        labels = {
            "theme": say("Theme"),
            "scale": say("Size of the letters"),
            "language": say("Language"),
        }
        for name, choice in self._choices.items():
            row = QHBoxLayout()
            row.addWidget(Field(labels[name], choice))
            row.addStretch(1)
            section.body.addLayout(row)
        place = say("The window opens where it was closed, as large as it was.")
        section.body.addWidget(Label(place, size=12, ink="text2", wrap=True))
        words = say(
            "Another size or language makes the window anew. A half-written infusion stays as a "
            "draft; what is typed on other pages and not saved is lost."
        )
        section.body.addWidget(Label(words, size=12, ink="text2", wrap=True))
        looks.body.addWidget(section)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(scrolled_cards((self._notice, looks), WIDEST, "appearance_scroll"), 1)
