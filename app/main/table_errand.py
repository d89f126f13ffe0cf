"""Takes a table for the command line, as the window does: with the columns that it remembers or guesses."""

from pathlib import Path

from app.cli.words import Wanted
from app.domain.errors import BadTable
from app.domain.sheets import Sheet, TableForm, Taken
from app.domain.tried import Tried
from app.i18n import Wording
from app.services.checkup import Progress
from app.services.door import OpenClinic
from app.services.intake import Wish
from app.services.trouble import WorkWasStopped
from app.table_words import refused_table


def take_table(clinic: OpenClinic, wanted: Wanted, say: Wording, progress: Progress) -> Tried:
    """Try or take the rows of a table; those that are refused go into a file where one is named."""
    actor, taken = clinic.actor, Taken(wanted.taken)
    opened = clinic.tables.open(actor, Path(wanted.files[0]))
    sheet = _sheet(opened.sheets, wanted.sheet)
    mapping = clinic.tables.mapping(actor, sheet, taken)
    reason = wanted.late_reason or say("Imported from {name}.", name=opened.file)
    wish = Wish(opened.file, opened.sha256, sheet, mapping, reason)
    intake = clinic.patient_intake if taken is Taken.PATIENTS else clinic.entry_intake

    def tell(done: int, total: int) -> None:
        if not progress(done, total):
            raise WorkWasStopped

    do = intake.try_out if wanted.dry_run else intake.take
    tried = do(actor, wish, tell)
    if wanted.refused is not None and tried.refused:
        is_text = wanted.refused.suffix.lower() == ".csv"
        form = TableForm.CSV if is_text else TableForm.XLSX
        table = refused_table(sheet, tried, say)
        wanted.refused.write_bytes(clinic.tables.give_back(actor, table, form))
    return tried


def _sheet(sheets: tuple[Sheet, ...], name: str) -> Sheet:
    found = next((one for one in sheets if one.name == name), None) if name else sheets[0]
    if found is None:
        raise BadTable("no_sheet", name=name)
    return found
