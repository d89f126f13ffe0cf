"""When, where and by whose order an infusion is given (診療)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.calendar import local, read_end, read_moment
from app.domain.facilities import Premises
from app.domain.staff import Member
from app.domain.treatments import Draft, Setting
from app.i18n import Wording
from app.ui.kit.card import Section
from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.look import px
from app.ui.kit.moment_edit import MomentEdit
from app.ui.kit.option import Option
from app.ui.kit.tick import Tick
from app.ui.parts.facility_choice import FacilityChoice
from app.ui.parts.freeze import freeze
from app.words import field_word, physician_word, setting_word


class Encounter(Section):
    """Start, end, setting and ordering physician."""

    changed = Signal()

    def __init__(
        self, physicians: Sequence[Member], premises: Premises, today: date, say: Wording
    ) -> None:
        emergency = Tick(say("Emergency"), name="is_emergency")
        self._branch = FacilityChoice("branch", premises, say, height=26)
        super().__init__(say("Encounter"), name="encounter", aside=_Aside(self._branch, emergency))
        self._today, self._emergency = today, emergency
        self._premises, self._say = premises, say
        emergency.setFixedHeight(px(20))
        choose = say("Choose")
        self._started = MomentEdit("started", self._read_start, example="2026-11-20 14:20")
        self._ended = MomentEdit(
            "ended", self._read_end, write=self._write_end, example="14:50", width=104
        )
        self._setting = Choice("setting", settings_of(premises.beds(None), say), placeholder=choose)
        self._physician = Choice("physician", _physicians(physicians, say), placeholder=choose)
        editors = (self._started, self._ended, self._setting, self._physician)
        self.fields = {
            name: Field(field_word(name, say), editor)
            for name, editor in zip(
                ("started", "ended", "setting", "physician"), editors, strict=True
            )
        }
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for field in self.fields.values():
            row.addWidget(field, 1 if field.editor is self._setting else 0)
        self.body.addLayout(row)
        self._started.on_change(self._on_start)
        self._branch.on_change(self._on_branch)
        for editor in (self._ended, self._setting, self._physician, self._emergency):
            editor.on_change(self._on_change)
        self.set_narrow(False)

    def started(self) -> datetime | None:
        """Return the start as far as it can be read."""
        return self._started.value()

    def day(self) -> date:
        """Return the day of the infusion, today until its start is known."""
        started = self.started()
        return self._today if started is None else local(started).date()

    def show_draft(self, draft: Draft) -> None:
        """Show what a form states."""
        self._emergency.setChecked(draft.is_emergency)
        _show(self._started, draft.started, read_moment(draft.started))
        _show(self._ended, draft.ended, read_end(draft.ended, self.started()))
        self._branch.set_branch(draft.branch)
        self._offer_settings()
        self._setting.set_value(draft.setting)
        self._physician.set_value(draft.physician)

    def filled(self, draft: Draft) -> Draft:
        """Return a form with what stands here."""
        setting, physician = self._setting.value(), self._physician.value()
        return replace(
            draft,
            is_emergency=self._emergency.isChecked(),
            started=_typed(self._started),
            ended=_typed(self._ended),
            setting=setting if isinstance(setting, Setting) else None,
            physician=physician if isinstance(physician, UUID) else None,
            branch=self._branch.branch(),
        )

    def controls(self) -> list[QWidget]:
        """Return what can be filled in, in reading order."""
        return [
            self._branch,
            self._emergency,
            self._started,
            self._ended,
            self._setting,
            self._physician,
        ]

    def set_read_only(self, frozen: bool) -> None:
        """Let nobody change anything here, or let it be changed again."""
        freeze(self.controls(), frozen)

    def set_narrow(self, narrow: bool) -> None:
        """Give the physician less room in a small window."""
        self._physician.setFixedWidth(px(136 if narrow else 176))

    def _on_branch(self) -> None:
        chosen = self._setting.value()
        self._offer_settings()
        self._setting.set_value(chosen)
        self._on_change()

    def _offer_settings(self) -> None:
        """Offer the settings by the beds of the facility that stands there."""
        beds = self._premises.beds(self._branch.branch())
        self._setting.set_options(settings_of(beds, self._say))

    def _on_start(self) -> None:
        # An end typed as a time alone means the next such time after the start.
        self._ended.read_again()
        self._on_change()

    def _on_change(self) -> None:
        self.changed.emit()

    def _read_start(self, text: str) -> datetime | None:
        return read_moment(text, self._today)

    def _read_end(self, text: str) -> datetime | None:
        return read_end(text, self.started())

    def _write_end(self, end: datetime) -> str:
        start = self.started()
        # A time alone is read as the next such time after the start.
        soon = start is not None and start <= end < start + timedelta(days=1)
        return local(end).strftime("%H:%M" if soon else "%Y-%m-%d %H:%M")


class _Aside(QWidget):
    """Where it is given, in a clinic of several facilities, and whether it is an emergency."""

    def __init__(self, branch: FacilityChoice, emergency: Tick) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(branch)
        row.addWidget(emergency)


def settings_of(beds: int, say: Wording) -> list[Option]:
    """Return the settings to choose from, as a facility with so many beds has them."""
    away = {Setting.AMBULANCE, Setting.VENUE, Setting.HOME, Setting.OTHER}
    return [
        Option(one, setting_word(one, beds, say), "pin" if one in away else "building")
        for one in Setting
    ]


def _physicians(members: Sequence[Member], say: Wording) -> list[Option]:
    return [Option(one.id, physician_word(one, say)) for one in members]


def _show(edit: MomentEdit, typed: str, read: datetime | None) -> None:
    if read is None:
        edit.setText(typed)
    else:
        edit.set_value(read)


def _typed(edit: MomentEdit) -> str:
    """Return a moment in full, or the text as typed where it cannot be read."""
    value = edit.value()
    return edit.text().strip() if value is None else local(value).strftime("%Y-%m-%d %H:%M")
