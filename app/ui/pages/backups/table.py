"""The table of the backups in a folder."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from app.backup_words import age_word, size_word, state_word
from app.domain.calendar import local
from app.i18n import Wording
from app.services.kept_backups import KeptBackup
from app.ui.kit.rows import Column
from app.ui.kit.table import Table


class BackupRow(NamedTuple):
    """One backup as the table shows it."""

    kept: KeptBackup
    age: timedelta


class BackupTable(Table):
    """Backups, the newest first."""

    def __init__(self, say: Wording) -> None:
        super().__init__(_columns(say), name="backup_table", spoken=say("Backups"))

    def show_backups(self, backups: Sequence[KeptBackup], now: datetime) -> None:
        """Show these instead."""
        self.show_rows([BackupRow(one, now - one.backup.made) for one in backups])
        if backups and self.current_place() < 0:
            self.selectRow(0)


def _columns(say: Wording) -> list[Column]:
    return [
        Column(say("Made"), _made, width=150, bold=True),
        Column(say("Age"), lambda row: age_word(row.age, say), width=80, align="right"),
        Column(
            say("Size"), lambda row: size_word(row.kept.backup.size, say), width=90, align="right"
        ),
        Column(
            say("Audit entries"),
            lambda row: f"{row.kept.backup.head.seq:,}",
            width=120,
            align="right",
        ),
        Column(say("State"), lambda row: state_word(row.kept, say), tone=_tone, icon=_icon),
    ]


def _made(row: BackupRow) -> str:
    return f"{local(row.kept.backup.made):%Y-%m-%d %H:%M}"


def _tone(row: BackupRow) -> str:
    return "ok" if row.kept.is_well else "bad"


def _icon(row: BackupRow) -> str:
    return "check" if row.kept.is_well else "cross"
