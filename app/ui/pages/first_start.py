"""The clinic's first day: its facts and its first physician."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.services.door import Founding
from app.ui.kit.action_bar import ActionBar
from app.ui.kit.buttons import Button
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.panel import Scroller
from app.ui.parts.facility_fields import FacilityFields
from app.ui.parts.faults_left import FaultsLeft
from app.ui.parts.physician_fields import PhysicianFields

_NARROW = 900


class FirstStartPage(QWidget):
    """Asks once for what every record and certificate will name."""

    founded_asked = Signal(object)  # the Founding
    restore_asked = Signal()  # there was a clinic, and a backup of it

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("first_start_page")
        self._say = say
        self._busy = False
        self._head = HeadBar("first_start_head")
        self._head.show_title(
            say("Welcome to Tenteki"),
            below=say("There is no clinic on this computer yet. Fill in both cards to begin."),
        )
        restore = Button(say("Bring a backup back…"), name="show_bring_back")
        self._head.add(restore)
        restore.clicked.connect(self.restore_asked)
        self._notice = Notice("first_start_notice")
        self._facility = FacilityFields(say)
        self._physician = PhysicianFields(say)
        self._bar = ActionBar("first_start_bar")
        self._found = Button(say("Set up the clinic"), "primary", name="found_clinic")
        self._bar.add(self._found)
        self._lay_out()
        self._faults_left = FaultsLeft(self, self._bar, say)
        self._found.clicked.connect(self._ask)
        self._physician.last.returnPressed.connect(self._ask)
        self.setFocusProxy(self._facility)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one card below the other in a small window."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(down if self.width() < px(_NARROW) else across)

    def show_working(self) -> None:
        """Tell that the clinic is being made; nothing can be asked twice."""
        self._busy = True
        self._notice.clear()
        self._bar.tell("")
        self._found.setEnabled(False)
        self._found.set_words(self._say("Setting up the clinic…"))

    def show_problem(self, sentence: str) -> None:
        """Tell why the clinic could not be made; everything typed stays."""
        self._busy = False
        self._found.setEnabled(True)
        self._found.set_words(self._say("Set up the clinic"))
        self._notice.tell("bad", sentence, urgent=True)

    def _ask(self) -> None:
        if self._busy:
            return
        named = self._facility.facility()
        clinic = self._facility.faults()
        person = self._physician.faults((named.name, named.name_en, named.director))
        # The clinic's fields come last, so that the keyboard goes to the first fault of all.
        self._physician.show_faults(person)
        self._facility.show_faults(clinic)
        if clinic or person:
            self._faults_left.tell()
            return
        member = self._physician.member()
        self.founded_asked.emit(
            Founding(
                facility=self._facility.facility(),
                login=member.login,
                name=member.name,
                name_romaji=member.name_romaji,
                register_number=member.register_number,
                department=member.department,
                password=self._physician.password(),
            )
        )

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(px(20), px(14), px(20), px(14))
        inner.setSpacing(px(12))
        inner.addWidget(self._notice)
        cards = self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        cards.setSpacing(px(12))
        cards.addWidget(self._facility, 1)
        cards.addWidget(self._physician, 1)
        inner.addLayout(cards)
        inner.addWidget(self._explanation())
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(Scroller(content, name="first_start_scroll"), 1)
        column.addWidget(self._bar)

    def _explanation(self) -> Label:
        words = self._say(
            "All data stay on this computer, encrypted. Without a password of the clinic nobody can "
            "open them, so please keep yours safe."
        )
        label = Label(words, size=12, ink="text2", wrap=True, name="first_start_explanation")
        label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return label
