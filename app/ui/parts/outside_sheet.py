"""The form of an infusion received elsewhere (外部施設での静注)."""

from datetime import UTC, date, datetime
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout

from app.domain.athletes import Outside, check_outside
from app.domain.calendar import read_end, read_moment
from app.domain.errors import Fault, Refused
from app.domain.quantities import NotANumber, read_decimal
from app.domain.treatments import Setting
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.moment_edit import MomentEdit
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.ui.kit.option import Option
from app.ui.parts.filing_sheet import FilingSheet, checked, faults_of
from app.ui.parts.form_rows import form_grid
from app.words import field_word, setting_word

_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_NOT_KNOWN = ("", 0)
# Where beds decide about the limit, so many stand for all of their kind.
_PLACES = (
    (Setting.OUTPATIENT, 0),
    (Setting.OUTPATIENT, 1),
    (Setting.OUTPATIENT, 20),
    (Setting.INPATIENT, 20),
    (Setting.SURGERY, 0),
    (Setting.DIAGNOSTIC, 0),
    (Setting.AMBULANCE, 0),
    (Setting.VENUE, 0),
    (Setting.HOME, 0),
    (Setting.OTHER, 0),
)


class OutsideSheet(FilingSheet):
    """When, how much, what, and where, as told by the patient or by a letter."""

    def __init__(self, say: Wording, today: date) -> None:
        super().__init__("outside_sheet", say)
        self._today = today
        self._started = MomentEdit(
            "outside_started", self._read_start, example="2026-11-20 07:20", width=0
        )
        self._ended = MomentEdit("outside_ended", self._read_end, example="07:50", width=0)
        self._volume = NumberEdit("outside_volume", width=90)
        self._what = LineEdit("outside_what", example=say("as told, e.g. vitamin injection"))
        self._where = LineEdit("outside_where", example=say("clinic or hospital"))
        self._setting = Choice("outside_setting", _settings(say))
        self._setting.set_value(_NOT_KNOWN)
        volume = WithUnit(self._volume, "mL")
        volume.setObjectName("outside_volume_row")
        optional = say("optional")
        self.fields = {
            "started": Field(field_word("started", say), self._started),
            "ended": Field(say("End"), self._ended, hint=say("a push: as the start")),
            "volume_ml": Field(field_word("volume_ml", say), volume),
            "what": Field(say("What was given"), self._what),
            "where": Field(say("Where"), self._where, hint=optional),
            "setting": Field(field_word("setting", say), self._setting),
        }
        rows = (("started", "ended", "volume_ml"), ("what",), ("where", "setting"))
        wide = {"what": 3, "setting": 2}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(form_grid(self.fields, rows, wide, 3))
        told = say("Its volume counts within 12 hours, unless the setting makes it exempt.")
        column.addWidget(Label(told, size=12, ink="text2", wrap=True))
        self._started.on_change(self._ended.read_again)
        self.setFocusProxy(self._started)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        lines = (self._started, self._ended, self._volume, self._what, self._where)
        return (*(line.text().strip() for line in lines), self._setting.value())

    def value(self) -> Outside:
        """Return the infusion; raises Refused with every faulty field."""
        started, ended = self._started.value(), self._ended.value()
        faults = [
            *faults_of("started", self._started, needed="REC_START_MISSING"),
            *faults_of("ended", self._ended),
        ]
        setting, beds = self._place()
        made = Outside(
            started=started or _SOME_DAY,
            ended=None if started is None else ended,
            volume_ml=self._read_volume(faults),
            what=self._what.text().strip(),
            where=self._where.text().strip(),
            setting=setting,
            beds=beds,
        )
        try:
            return checked(made, check_outside, faults)
        except Refused as refused:
            raise Refused(tuple(map(_worded, refused.faults))) from refused

    def _read_volume(self, faults: list[Fault]) -> Decimal:
        number = self._volume.number()
        try:
            return read_decimal(number) if number else Decimal(0)
        except NotANumber:
            faults.append(Fault("volume_ml", "unreadable"))
            return Decimal(0)

    def _place(self) -> tuple[str, int]:
        chosen = self._setting.value()
        return chosen if isinstance(chosen, tuple) else _NOT_KNOWN

    def _read_start(self, text: str) -> datetime | None:
        return read_moment(text, self._today)

    def _read_end(self, text: str) -> datetime | None:
        return read_end(text, self._started.value())


def _settings(say: Wording) -> list[Option]:
    return [
        Option(_NOT_KNOWN, say("Not known")),
        *(Option((one.value, beds), setting_word(one, beds, say)) for one, beds in _PLACES),
    ]


def _worded(fault: Fault) -> Fault:
    """Return the fault of a volume that is none in words of its own."""
    is_none = fault.field == "volume_ml" and fault.code == "number"
    return Fault("volume_ml", "REC_VOLUME_MISSING") if is_none else fault
