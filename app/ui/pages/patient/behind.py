"""What stands behind each tab of a patient's page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.i18n import Wording
from app.ui.pages.patient.filing import Filing
from app.ui.pages.patient.overview import Overview
from app.ui.pages.patient.sections import Section
from app.ui.pages.patient.telling import Told
from app.ui.parts.athlete_file import BANS, COMPETITIONS, EXEMPTIONS, OUTSIDE, AthleteFile
from app.ui.parts.certificate_list import CertificateList
from app.ui.parts.change_list import PAPERS as GIVEN_OUT
from app.ui.parts.change_list import ChangeList
from app.ui.parts.history_place import HistoryPlace

OVERVIEW, RECORDS, CERTIFICATES, TUE, PAPERS, CHANGES = (
    "overview",
    "records",
    "certificates",
    "exemptions",
    "papers",
    "changes",
)
Open = Callable[[object], None]
Shown = TypeVar("Shown", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Ways:
    """Where what is done behind a tab leads to."""

    opened: Open
    versions_asked: Open
    certificate_opened: Callable[[str], None]
    deed_asked: Callable[[str], None]


def sections(say: Wording, filing: Filing, ways: Ways) -> tuple[Section, ...]:
    """Return the sections of the page, in the order of the tabs."""
    return (
        Section(
            OVERVIEW, say("Overview"), partial(_overview, say, ways), _show_overview, lambda _: 0
        ),
        Section(
            RECORDS,
            say("Records"),
            partial(_records, say, ways),
            _show_records,
            lambda told: len(told.dossier.treatments),
        ),
        Section(
            CERTIFICATES,
            say("Certificates"),
            partial(_certificates, say, ways),
            _show_certificates,
            lambda told: len(told.certificates),
        ),
        _filed(OUTSIDE, say("Elsewhere"), say, filing, (OUTSIDE,)),
        _filed(TUE, say("TUE"), say, filing, (EXEMPTIONS, COMPETITIONS, BANS)),
        Section(
            PAPERS,
            say("Papers"),
            partial(_papers, say, ways),
            _show_papers,
            lambda told: len(told.papers),
        ),
        Section(
            CHANGES,
            say("History of changes"),
            partial(_changes, say, ways),
            _show_changes,
            lambda _: 0,
        ),
    )


def _overview(say: Wording, ways: Ways) -> QWidget:
    made = Overview(say)
    made.deed_asked.connect(ways.deed_asked)
    return _connected(made, ways)


def _records(say: Wording, ways: Ways) -> QWidget:
    return _connected(HistoryPlace(say, "all_"), ways)


def _certificates(say: Wording, ways: Ways) -> QWidget:
    made = CertificateList(say)
    made.opened.connect(ways.certificate_opened)
    return made


def _changes(say: Wording, ways: Ways) -> QWidget:
    made = ChangeList(say)
    made.opened.connect(ways.versions_asked)
    return made


def _papers(say: Wording, ways: Ways) -> QWidget:
    made = ChangeList(say, GIVEN_OUT)
    made.opened.connect(ways.certificate_opened)
    return made


def _connected(made: Overview | HistoryPlace, ways: Ways) -> QWidget:
    made.opened.connect(ways.opened)
    made.versions_asked.connect(ways.versions_asked)
    return made


def _filed(name: str, title: str, say: Wording, filing: Filing, lists: tuple[str, ...]) -> Section:
    def make() -> QWidget:
        made = AthleteFile(say, lists, f"{name}_file")
        made.permit(filing.allowed(), withdrawing=filing.may_withdraw())
        made.added.connect(filing.ask)
        made.withdrawal_asked.connect(filing.ask_withdrawal)
        return made

    def count(told: Told) -> int:
        return sum(not one.withdrawn for one in told.file[lists[0]])

    return Section(name, title, make, _show_file, count)


def _as(made: QWidget, kind: type[Shown]) -> Shown:
    if not isinstance(made, kind):
        raise TypeError(made)
    return made


def _show_overview(made: QWidget, told: Told) -> None:
    _as(made, Overview).show_told(told)


def _show_records(made: QWidget, told: Told) -> None:
    _as(made, HistoryPlace).show_rows(told.dossier.bodies, told.history)


def _show_certificates(made: QWidget, told: Told) -> None:
    _as(made, CertificateList).show_certificates(told.certificates)


def _show_file(made: QWidget, told: Told) -> None:
    _as(made, AthleteFile).show_file(told.file, is_athlete=bool(told.dossier.bodies))


def _show_papers(made: QWidget, told: Told) -> None:
    _as(made, ChangeList).show_changes(told.papers)


def _show_changes(made: QWidget, told: Told) -> None:
    _as(made, ChangeList).show_changes(told.changes)
