"""One product of an infusion: dose, route, volume and use in one line."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendar import read_expiry
from app.domain.formulary import Product, Route
from app.domain.treatments import DraftLine
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.icon_button import IconButton
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit
from app.ui.kit.option import Option
from app.ui.parts.fault_line import FaultLine
from app.ui.parts.freeze import freeze
from app.ui.parts.label_offer import LabelOffer
from app.ui.parts.line_columns import BUTTON, GAP, lay_out
from app.ui.parts.line_defaults import routes_of, units_of, volume_of
from app.ui.parts.product_name import ProductName
from app.ui.parts.unit_choice import UnitChoice
from app.ui.parts.use_field import use_field
from app.words import field_word, product_word, route_word, unit_word

_HEIGHT = 32


class LineRow(QWidget):
    """A product and everything that is ordered of it; its fields go by their names."""

    changed = Signal()
    left = Signal(str)  # the keyboard left the field at an address
    removed = Signal(int)  # the row's place
    moved = Signal(int, int)  # the row's place, and how far
    label_wanted = Signal(object, str)  # the product, the indication written

    def __init__(self, product: Product, say: Wording) -> None:
        super().__init__()
        self.product = product
        self._say = say
        self._place = 0
        self._auto_volume = ""
        self.errors: dict[str, str] = {}  # the sentences shown, by field
        self._dose = NumberEdit("dose", width=50, height=_HEIGHT)
        self._unit = UnitChoice("unit", height=_HEIGHT)
        self._route = Choice("route", _routes(product, say), height=_HEIGHT)
        self._volume = NumberEdit("volume_ml", width=62, height=_HEIGHT)
        self._use = use_field(product, say, _HEIGHT)
        self.offer = LabelOffer(say)
        self._lot = LineEdit("lot", height=_HEIGHT)
        self._expiry = DateEdit("expiry", read_expiry, example="2028-03")
        self._more = IconButton("chevron-down", say("Lot and expiry"), name="details", side=BUTTON)
        self._remove = IconButton("cross", say("Remove"), name="remove", side=BUTTON)
        self.fields: dict[str, LineEdit | Choice] = {
            "dose": self._dose,
            "unit": self._unit,
            "route": self._route,
            "volume_ml": self._volume,
            "indication": self._use,
            "lot": self._lot,
            "expiry": self._expiry,
        }
        self._message, self.heed = FaultLine("message"), FaultLine("heed")
        self.name = ProductName(product, say)
        self._build()

    def show_line(self, line: DraftLine, icd10: str) -> None:
        """Show what a form states of the product."""
        units = dict.fromkeys((*units_of(self.product), *filter(None, (line.unit,))))
        self._unit.set_options([Option(unit, unit_word(unit, self._say)) for unit in units])
        self._unit.set_value(line.unit or next(iter(units)))
        self._dose.setText(line.dose)
        self._route.set_value(line.route)
        self._auto_volume = volume_of(self.product, line.dose, line.unit)
        self._volume.setText(line.volume_ml or self._auto_volume)
        self._use.show_use(icd10, (line.role, line.indication))
        self._lot.setText(line.lot)
        self._expiry.setText(line.expiry)
        self._details.setVisible(bool(line.lot or line.expiry))

    def line(self) -> DraftLine:
        """Return the product as typed."""
        role, indication = self._use.use()
        route, unit, expiry = self._route.value(), self._unit.value(), self._expiry.value()
        return DraftLine(
            product=self.product.id,
            role=role,
            dose=self._dose.number(),
            unit=unit if isinstance(unit, str) else "",
            route=route if isinstance(route, Route) else None,
            volume_ml=self._volume.number(),
            indication=indication,
            lot=self._lot.text().strip(),
            expiry=self._expiry.text().strip() if expiry is None else expiry.isoformat(),
        )

    def set_place(self, place: int) -> None:
        """Take the names of a place in the list, by which everybody finds the fields."""
        self._place = place
        name = product_word(self.product, self._say)
        for key, field in (*self.fields.items(), ("details", self._more), ("remove", self._remove)):
            field.setObjectName(f"line_{place}_{key}")
            word = self._more.toolTip() if key == "details" else self._remove.toolTip()
            if key in self.fields:
                word = self._say("Unit") if key == "unit" else field_word(key, self._say)
            speak = field.set_spoken if isinstance(field, Choice) else field.setAccessibleName
            speak(f"{name} {word}")
        self._message.words.setObjectName(f"line_{place}_message")
        self.heed.words.setObjectName(f"line_{place}_heed")
        self.offer.button.setObjectName(f"line_{place}_complete")
        self.setObjectName(f"line_{place}")

    def set_icd10(self, icd10: str) -> None:
        """Offer the uses that fit another diagnosis; what was chosen by hand stays."""
        self._use.follow(icd10)

    def set_error(self, field: str, sentence: str) -> None:
        """Tell what would put a field right; an empty sentence takes that away."""
        if sentence:
            self.errors[field] = sentence
        else:
            self.errors.pop(field, None)
        self._message.tell(" ".join(dict.fromkeys(self.errors.values())))
        editor = self.fields.get(field)
        if editor is not None:
            editor.set_bad(bool(sentence))

    def focus(self, field: str) -> None:
        """Bring the keyboard to a field."""
        if field in ("lot", "expiry"):
            self._details.show()
        # As by Tab, so that typing replaces a number that was only proposed.
        self.fields.get(field, self._dose).setFocus(Qt.FocusReason.TabFocusReason)

    def controls(self) -> list[QWidget]:
        """Return what can be operated, in reading order."""
        first = [self.fields[name] for name in ("dose", "unit", "route", "volume_ml", "indication")]
        return [*first, self._more, self._remove, self._lot, self._expiry, self.offer.button]

    def set_narrow(self, narrow: bool) -> None:
        """Put the name above the rest in a small window."""
        lay_out(self._grid, self._cells, narrow)

    def set_read_only(self, frozen: bool) -> None:
        """Let nobody change anything here, or let it be changed again."""
        open_still = (self._more, self.offer.button)
        freeze([one for one in self.controls() if one not in open_still], frozen)
        keeps_room = self._remove.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._remove.setSizePolicy(keeps_room)
        self._remove.setVisible(not frozen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard leaves a field for another, and take the keys of the row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            # Here, because a line of text would take Ctrl+Delete for itself.
            keys = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key())
            if keys == _REMOVE and not self._remove.isHidden():
                self.removed.emit(self._place)
                return True
            if keys in _MOVES:
                self.moved.emit(self._place, _MOVES[keys])
                return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            name = next(name for name, one in self.fields.items() if one is watched)
            self.left.emit(f"lines/{self._place}/{name}")
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._details = _details(self._lot, self._expiry, self._say)
        self._cells = {
            "name": self.name,
            "dose": _beside(self._dose, self._unit),
            "route": self._route,
            "volume_ml": _beside(self._volume, Label("mL", ink="text2")),
            "indication": self._use,
            "buttons": _beside(self._more, self._remove, 0),
            "details": self._details,
            "message": _below(self.heed, self._message),
            "offer": self.offer,
        }
        self.offer.setVisible(self.product.label_is_unknown)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(px(GAP))
        self._grid.setVerticalSpacing(0)
        lay_out(self._grid, self._cells, narrow=False)
        for field in self.fields.values():
            field.installEventFilter(self)
            field.on_change(self._on_change)
        for editor in (self._dose, self._unit):
            editor.on_change(self._on_dose)
        self.offer.wanted.connect(self._on_offer)
        self._more.clicked.connect(self._on_more)
        self._remove.clicked.connect(self._on_remove)

    def _on_change(self) -> None:
        self.changed.emit()

    def _on_dose(self) -> None:
        """Fill in the volume of another dose, unless it was written by hand."""
        unit = self._unit.value()
        volume = volume_of(self.product, self._dose.text(), unit if isinstance(unit, str) else "")
        if self._volume.text() in ("", self._auto_volume):
            self._volume.setText(volume)
        self._auto_volume = volume

    def _on_offer(self) -> None:
        self.label_wanted.emit(self.product, self._use.use()[1])

    def _on_remove(self) -> None:
        self.removed.emit(self._place)

    def _on_more(self) -> None:
        self._details.setVisible(self._details.isHidden())
        if not self._details.isHidden():
            self._lot.setFocus(Qt.FocusReason.OtherFocusReason)


_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_REMOVE = (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Delete)
_MOVES = {
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Up): -1,
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down): 1,
}


def _routes(product: Product, say: Wording) -> list[Option]:
    approved, others = routes_of(product)
    return [Option(route, route_word(route, say)) for route in (*approved, *others)]


def _beside(editor: QWidget, unit: QWidget, gap: int = 4) -> QWidget:
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(gap))
    row.addWidget(editor)
    row.addWidget(unit, 1)
    return cell


def _below(*sentences: QWidget) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for one in sentences:
        column.addWidget(one)
    return cell


def _details(lot: QWidget, expiry: QWidget, say: Wording) -> QWidget:
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, px(6), 0, px(8))
    row.setSpacing(px(GAP))
    for name, editor in (("lot", lot), ("expiry", expiry)):
        word = Label(field_word(name, say), size=12, ink="text2")
        word.setBuddy(editor)
        row.addWidget(word)
        row.addWidget(editor, 1 if name == "lot" else 0)
    cell.hide()
    return cell
