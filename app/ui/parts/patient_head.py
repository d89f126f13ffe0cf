"""The head of a patient's page: who it is, and what can be done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.patients import Patient
from app.i18n import Wording
from app.ui.kit.badge import BadgeRow, BadgeText
from app.ui.kit.buttons import Button
from app.ui.kit.labels import ElidedLabel
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar
from app.ui.kit.yielding import give_way, least_width
from app.ui.parts.patient_words import badges, identity, names

HEIGHT = 112
_NAME, _IDENTITY = 260, 420  # so much of them is never given up


class PatientHead(QWidget):
    """Name, reading, identity and badges; deeds are added at its right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("patient_head")
        self.setFixedHeight(px(HEIGHT))
        self._name = ElidedLabel(size=24, bold=True, name="patient_name")
        self._beside = ElidedLabel(ink="text2", name="patient_beside")
        self._romaji = ElidedLabel(ink="text2", name="patient_romaji")
        self._identity = ElidedLabel(ink="text2", name="patient_identity", spread=True)
        self._badges = BadgeRow("patient_badges")
        self._deeds, self._quiet = QHBoxLayout(), QHBoxLayout()
        self._buttons: list[Button] = []
        self._sides = px(24) + px(20)
        for row in (self._deeds, self._quiet):
            row.setSpacing(px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(20), 0)
        column.setSpacing(px(6))
        # A stretch above and below keeps the lines together.
        column.addStretch(1)
        column.addLayout(self._who())
        column.addLayout(self._what_binds())
        column.addStretch(1)

    def show_patient(
        self,
        patient: Patient,
        today: date,
        say: Wording,
        *,
        sport: str = "",
        more: Sequence[BadgeText] = (),
    ) -> None:
        """Show who it is; `sport` is its name, `more` are the badges of what binds an athlete now."""
        name, beside = names(patient, say)
        self._name.setText(name)
        # Where there is no room for all, the readings give way to the name.
        self._name.setMinimumWidth(min(self._name.sizeHint().width(), px(_NAME)))
        self._identity.setMinimumWidth(min(self._identity.sizeHint().width(), px(_IDENTITY)))
        self._beside.setText(beside)
        self._romaji.setText(patient.romaji if say.language == "ja" else patient.kana)
        self._identity.setText(identity(patient, today, say, sport))
        self._badges.show_badges((*badges(patient, say), *more))

    def add(self, button: Button, *, quiet: bool = False) -> None:
        """Put a deed at the right; quiet ones stand in a line of their own below."""
        (self._quiet if quiet else self._deeds).addWidget(button)
        if not quiet:
            self._buttons.append(button)

    def minimumSizeHint(self) -> QSize:
        """Ask for what is left once the deeds have given way."""
        return QSize(least_width(self._row, self._buttons) + self._sides, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the deeds give way to the name."""
        super().resizeEvent(event)
        give_way(self._row, self._buttons, self.width() - self._sides)

    def event(self, event: QEvent) -> bool:
        """Measure again where the patient's facts have come."""
        if event.type() == QEvent.Type.LayoutRequest:
            give_way(self._row, self._buttons, self.width() - self._sides)
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        paint_bar(self, self.height() - 1)

    def _who(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(px(12))
        for label in (self._name, self._beside, self._romaji):
            top.addWidget(label)
        top.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addLayout(top)
        words.addWidget(self._identity)
        self._row = row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addLayout(words, 1)
        row.addLayout(self._deeds)
        return row

    def _what_binds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._badges, 1)
        row.addLayout(self._quiet)
        return row
