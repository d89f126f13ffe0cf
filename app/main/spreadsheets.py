"""Puts together what reads and writes tables."""

from pathlib import Path
from typing import TypedDict

from app import paths
from app.domain.sheets import Sheet, Table, TableForm
from app.domain.sports import Sport
from app.services.checkpoints import Follow
from app.services.clock_state import ClockStateOf
from app.services.entry_intake import EntryIntake
from app.services.judgement import Judgements
from app.services.patient_intake import PatientIntake
from app.services.ports import Begin, Clock, NewId
from app.services.tables import TableService
from app.sheets.remembered import RememberedFile


class TableServices(TypedDict):
    """What is asked of tables."""

    tables: TableService
    patient_intake: PatientIntake
    entry_intake: EntryIntake


def table_services(
    begin: Begin,
    clock: Clock,
    folder: Path,
    sports: tuple[Sport, ...],
    judgements: Judgements,
    given: tuple[NewId, ClockStateOf, Follow],
) -> TableServices:
    """Return what is asked of tables; what their columns mean is remembered in a folder."""
    remembered, (new_id, state, seal) = RememberedFile(paths.tables_in(folder)), given
    return TableServices(
        tables=TableService(begin, clock, _read, write, remembered, seal),
        patient_intake=PatientIntake(begin, clock, new_id, sports),
        entry_intake=EntryIntake(begin, clock, new_id, judgements, state),
    )


def _read(content: bytes) -> tuple[Sheet, ...]:
    # The reader of workbooks is wanted with the first table only; so below.
    from app.sheets.reading import read_tables

    return read_tables(content)


def write(table: Table, form: TableForm) -> bytes:
    """Return a table as a file; raises BadTable."""
    from app.sheets.writing import write_table

    return write_table(table, form)
