"""The overview of a patient: the course, the last records, and what to take care of now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.beside import Beside
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.pages.patient.telling import Told
from app.ui.parts.care_card import WIDTH, CareCard
from app.ui.parts.history_place import HistoryPlace
from app.ui.parts.timeline_card import TimelineCard

_LAST = 30  # records; all of them are behind the next tab
_LOWEST = 150  # the head of the table and two rows
_ROOM = 560  # so wide the course and the records want to be


class Overview(QWidget):
    """The course first, since it is what is asked most."""

    opened = Signal(object)  # the source of a row
    versions_asked = Signal(object)  # the source of a row
    deed_asked = Signal(str)  # a name of care_card

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("patient_overview")
        self._timeline, self.history = TimelineCard(say), HistoryPlace(say)
        self._care = CareCard(say)
        # Nothing is said before anything is known.
        self._timeline.hide()
        given = QWidget()
        left = QVBoxLayout(given)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(12))
        self.history.setMinimumHeight(px(_LOWEST))
        left.addWidget(self._timeline, 4)
        left.addWidget(self.history, 3)
        words = (say("Infusions"), say("To watch now"))
        name, spoken = "patient_beside_care", say("Shown")
        # With large letters both are higher than a small window.
        self._beside = Beside(
            Scroller(given, name="overview_scroll"), self._care, words, name=name, spoken=spoken
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._beside)
        self.setFocusProxy(self.history)
        self._sources: dict[object, object] = {}
        self._timeline.opened.connect(self._on_bar)
        self.history.opened.connect(self.opened)
        self.history.versions_asked.connect(self.versions_asked)
        self._care.asked.connect(self.deed_asked)

    def show_told(self, told: Told) -> None:
        """Show the patient as told."""
        course = told.dossier.course
        # Without an infusion there is no course to look at.
        self._timeline.setVisible(course is not None and bool(course.strip.bars))
        if course is not None:
            self._timeline.show_course(course)
        self._sources = {one.key: one.source for one in told.history}
        self.history.show_rows(told.dossier.bodies, told.history[:_LAST])
        self._care.show_care(told.care)
        self._care.offer(told.deeds)
        self._beside.set_room(_ROOM, WIDTH)

    def _on_bar(self, key: object) -> None:
        if key in self._sources:
            self.opened.emit(self._sources[key])
