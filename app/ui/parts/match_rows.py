"""The products of an order with lot and expiry as found, and whether each was made sure of."""

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.course import Check, CheckedBy, TypedGiven
from app.domain.treatments import Given
from app.i18n import Wording
from app.ui.kit.card import Card, Hairline
from app.ui.kit.chip import Chip
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.words import dose_word, ml_word, route_word

_STATE_FROM = 320


@dataclass(frozen=True, slots=True)
class MatchedLine:
    """One product, how it was made sure of, what stands on its package, and how it is called here."""

    given: Given
    check: Check | None
    package: TypedGiven
    name: str = ""


class MatchRows(Card):
    """One row each: sign, name, amount, how it stands."""

    def __init__(self, say: Wording) -> None:
        super().__init__("match_rows")
        self._say = say
        self._shown: object = None
        self._states: list[Chip] = []
        self._rows = QWidget()
        self.body.setSpacing(0)
        self.body.setContentsMargins(px(16), px(12), px(14), px(12))
        self.body.addWidget(self._rows)

    def show_lines(self, lines: tuple[MatchedLine, ...], *, waits: bool) -> None:
        """Show these products; while the drip waits, the first that is not checked is next."""
        if (lines, waits) == self._shown:
            return
        self._shown = (lines, waits)
        self._states = []
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        following = next((place for place, one in enumerate(lines) if one.check is None), None)
        for place, line in enumerate(lines):
            if place:
                column.addWidget(Hairline())
            column.addLayout(self._row(place, line, waits=waits, is_next=place == following))
        self.body.replaceWidget(self._rows, rows)
        self._rows.setParent(None)
        self._rows.deleteLater()
        self._rows = rows
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the name where there is little: the sign tells it too."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        for state in self._states:
            state.setVisible(self.width() >= px(_STATE_FROM))

    def _row(self, place: int, line: MatchedLine, *, waits: bool, is_next: bool) -> QHBoxLayout:
        say, one, check = self._say, line.given, line.check
        tone, icon, word = _state(check, waits=waits, is_next=is_next, say=say)
        names = QVBoxLayout()
        names.setSpacing(px(2))
        called = line.name or one.brand
        brand = ElidedLabel(called, size=18, bold=True, name=f"match_{place}", spread=True)
        names.addWidget(brand)
        below = ElidedLabel(
            self._below(line, waits=waits), size=14, ink="text2", name=f"match_{place}_package"
        )
        names.addWidget(below)
        dose = Label(dose_word(one.dose, say), size=20, bold=True, name=f"match_{place}_dose")
        state = Chip(tone, word, "", height=30, name=f"match_{place}_state")
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(IconLabel(icon, tone, 28))
        row.addLayout(names, 1)
        row.addWidget(dose)
        if word:
            row.addWidget(state)
            self._states.append(state)
        return row

    def _below(self, line: MatchedLine, *, waits: bool) -> str:
        say, one = self._say, line.given
        lot, expiry = line.package.lot or one.lot, line.package.expiry or one.expiry
        facts = [route_word(one.route, say)]
        if line.name not in ("", one.brand):
            # As the package names it: it is compared by eye.
            facts.insert(0, one.brand)
        if one.volume_ml and one.dose.unit != "mL":
            facts.append(f"{ml_word(one.volume_ml)} mL")
        if lot:
            facts.append(say("Lot {lot}", lot=lot))
        if expiry:
            facts.append(say("expiry {expiry}", expiry=expiry))
        if waits and not lot and line.check is None:
            facts.append(say("waits to be read"))
        return "  ".join(facts)


def _state(
    check: Check | None, *, waits: bool, is_next: bool, say: Wording
) -> tuple[str, str, str]:
    """Return tone, icon and word of how a product stands."""
    if check is not None and check.how is CheckedBy.SCAN:
        return "ok", "tick-circle", say("Checked")
    if check is not None:
        return "ok", "tick-circle", say("By hand")
    if not waits:
        return "quiet", "dashed-circle", say("Not checked")
    return ("accent", "dashed-circle", say("Next")) if is_next else ("quiet", "dashed-circle", "")
