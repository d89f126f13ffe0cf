"""The head of the day: the date, the clinic and the time; finding, asking, beginning."""

from datetime import datetime

from PySide6.QtCore import Signal

from app.domain.calendar import local
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.search_list import SearchField
from app.ui.pages.today.words import day_word


class TodayHead(HeadBar):
    """Tells which day it is; what is typed into its search line is searched for elsewhere."""

    searched = Signal(str)
    use_asked = Signal()
    infusion_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("today_head")
        self._desk, say = desk, desk.say
        self._search = SearchField(
            "today_search",
            example=say("Name, kana or number"),
            spoken=say("Find a patient"),
            key_hint="Ctrl+F",
            list_below=False,
            height=36,
        )
        use = Button(say("Can I give?"), name="ask_use", icon="question")
        begin = Button(
            say("New infusion"), "primary", name="today_new", icon="plus", key_hint="Ctrl+N"
        )
        for one in (self._search, use, begin):
            self.add(one)
        self._search.typed.connect(self._on_typed)
        self._search.entered.connect(self.searched)
        use.clicked.connect(self.use_asked)
        begin.clicked.connect(self.infusion_asked)
        self.show_time(desk.clock())

    def show_time(self, now: datetime) -> None:
        """Tell the day, the clinic and the time."""
        say, clinic = self._desk.say, self._desk.clinic.facility
        name = clinic.name if say.language == "ja" else clinic.name_en
        # The clinic last: it gives way in a small window.
        told = (day_word(local(now).date(), say), f"{local(now):%H:%M}", name)
        self.show_title(say("Today"), below="   ".join(told))

    def _on_typed(self, typed: str) -> None:
        """Hand on what was typed: the list of patients goes on from there."""
        if typed:
            self._search.set_text("")
            self.searched.emit(typed)
