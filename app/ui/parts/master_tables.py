"""Tables of masters: the files at hand, what an import did, and what was taken in so far."""

from collections.abc import Sequence

from app.domain.calendar import local
from app.domain.masters import MasterFile, MasterImport, MasterKind
from app.i18n import Wording
from app.master_report import extent_word, head, kind_word
from app.ui.kit.rows import Column
from app.ui.kit.table import Table


class FileTable(Table):
    """Files that were read and wait to be taken in."""

    def __init__(self, say: Wording) -> None:
        columns = [
            Column(say("Kind"), lambda one: kind_word(one.kind, say), width=190, bold=True),
            Column(say("Extent"), lambda one: _extent(one.kind, one.is_full, say), width=100),
            Column(say("Of"), _day, width=110),
            Column(say("Rows"), lambda one: f"{len(one.rows):,}", width=90, align="right"),
            Column(
                say("Not readable"), lambda one: _count(len(one.refused)), width=110, align="right"
            ),
            Column(say("File"), lambda one: one.name),
        ]
        super().__init__(columns, name="master_files", spoken=say("Files to take in"))

    def show_files(self, files: Sequence[MasterFile]) -> None:
        """Show these instead."""
        self.show_rows(files)


class ReportTable(Table):
    """What an import changed and what it could not take, line by line."""

    def __init__(self, say: Wording) -> None:
        self._say = say
        file, result, where, name, remark = head(say)
        columns = [
            Column(result, lambda line: line[1], width=130, tone=self._tone),
            Column(where, lambda line: line[2], width=120),
            Column(name, lambda line: line[3]),
            Column(remark, lambda line: line[4], width=330),
            Column(file, lambda line: line[0], width=190),
        ]
        super().__init__(columns, name="master_report", spoken=say("What the import did"))

    def show_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """Show these lines of the report instead."""
        self.show_rows(lines)

    def _tone(self, line: tuple[str, ...]) -> str:
        return "caution" if line[1] == self._say("not taken") else ""


class ImportTable(Table):
    """The files that were taken in so far, newest first."""

    def __init__(self, say: Wording) -> None:
        columns = [
            Column(say("Taken in"), _moment, width=140),
            Column(say("Kind"), lambda one: kind_word(one.kind, say), width=190, bold=True),
            Column(say("Extent"), lambda one: _extent(one.kind, one.is_full, say), width=100),
            Column(say("Of"), _day, width=110),
            Column(say("Rows"), lambda one: f"{one.tally.read:,}", width=90, align="right"),
            Column(say("Not taken"), lambda one: _count(one.n_refused), width=100, align="right"),
            Column(say("File"), lambda one: one.name, tip=_file_and_hash),
        ]
        super().__init__(columns, name="master_imports", spoken=say("Taken in so far"))

    def show_imports(self, imports: Sequence[MasterImport]) -> None:
        """Show these instead."""
        self.show_rows(imports)


def _extent(kind: MasterKind, is_full: bool, say: Wording) -> str:
    return "" if kind is MasterKind.INSERTS else extent_word(is_full, say)


def _day(one: MasterFile | MasterImport) -> str:
    return "" if one.effective_on is None else one.effective_on.isoformat()


def _file_and_hash(one: MasterImport) -> str:
    return f"{one.name}\nSHA-256 {one.sha256}"


def _moment(one: MasterImport) -> str:
    return f"{local(one.stamp.at):%Y-%m-%d %H:%M}"


def _count(count: int) -> str:
    return f"{count:,}" if count else ""
