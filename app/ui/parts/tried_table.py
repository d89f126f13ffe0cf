"""What each row of a table would come to: saved or refused, why, and what each body would say."""

from collections.abc import Sequence

from app.domain.tried import TriedRow
from app.domain.verdicts import Outcome, worst
from app.findings import outcome_word
from app.i18n import Wording
from app.table_words import reasons
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.parts.patient_words import body

_VERDICT = 4  # no body says anything of a patient alone


class TriedTable(Table):
    """The rows as they stand in the spreadsheet, or only those that are refused."""

    def __init__(self, say: Wording) -> None:
        super().__init__(_columns(say), name="tried_table", spoken=say("Rows of the table"))
        self._rows: tuple[TriedRow, ...] = ()
        self._refused_alone = False

    def show_tried(self, rows: Sequence[TriedRow]) -> None:
        """Show these rows."""
        self._rows = tuple(rows)
        self.setColumnHidden(_VERDICT, not any(one.verdicts for one in rows))
        self._show()

    def narrow(self, *, refused_alone: bool) -> None:
        """Show all rows, or only those that are refused."""
        self._refused_alone = refused_alone
        self._show()

    def _show(self) -> None:
        shown = [one for one in self._rows if not (self._refused_alone and one.is_good)]
        self.show_rows(shown)
        self.scrollToTop()


def _columns(say: Wording) -> list[Column]:
    return [
        Column(say("Row"), lambda one: str(one.number), "right", width=64),
        Column(say("Patient"), lambda one: one.who, width=150, bold=True),
        Column(say("Birth or start"), lambda one: one.what, width=150),
        Column(
            say("Outcome"),
            lambda one: say("would be taken") if one.is_good else say("refused"),
            width=156,
            tone=lambda one: "legitimate" if one.is_good else "not_legitimate",
        ),
        Column(
            say("Verdict"),
            lambda one: _verdict(one, say),
            width=180,
            tone=lambda one: _worst(one).value if one.verdicts else "",
        ),
        Column(say("Why"), lambda one: why(one, say)),
    ]


def _worst(row: TriedRow) -> Outcome:
    return worst(verdict.outcome for verdict in row.verdicts)


def _verdict(row: TriedRow, say: Wording) -> str:
    return outcome_word(_worst(row), say) if row.verdicts else ""


def why(row: TriedRow, say: Wording) -> str:
    """Return what keeps a row out; else what each body says where they differ."""
    if row.faults:
        return reasons(row.faults, say)
    told = [f"{body(one.body)}: {outcome_word(one.outcome, say)}" for one in row.verdicts]
    return "  ".join(told)
