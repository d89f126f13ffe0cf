"""In which order the files of a master are taken: a whole one first, then what changed since, by date."""

from collections.abc import Iterable

from app.domain.errors import MasterOutOfOrder
from app.domain.masters import MasterFile, MasterImport, MasterKind

# Prices and codes fill in what the drug master lists; package inserts come last.
_ORDER = (
    MasterKind.DRUGS,
    MasterKind.PRICES,
    MasterKind.HOT,
    MasterKind.PACKAGES,
    MasterKind.INSERTS,
    MasterKind.DISEASES,
    MasterKind.MODIFIERS,
)


def in_order(files: Iterable[MasterFile]) -> tuple[MasterFile, ...]:
    """Return files as they are to be taken: drugs first, of one kind by date, whole ones in front."""
    return tuple(sorted(files, key=_place))


def refuse_out_of_order(file: MasterFile, past: Iterable[MasterImport]) -> None:
    """Refuse a file that does not follow what was taken before.

    A file of differences does not say which one it follows. What can be told from the outside
    is refused here; that it changes what is not there, which is a gap, its book finds.

    Raises:
        MasterOutOfOrder: it was taken before ("taken"), it is not newer than the last one
            ("older"), no whole master was taken yet ("no_full"), or it has no date ("undated").
    """
    alike = [one for one in past if one.kind is file.kind]
    if any((one.sha256, one.name) == (file.sha256, file.name) for one in alike):
        raise MasterOutOfOrder(file.name, "taken")
    if file.kind is MasterKind.INSERTS:
        # Each insert has a date of its own.
        return
    last = max((one.effective_on for one in alike if one.effective_on), default=None)
    if not file.is_full:
        if not any(one.is_full for one in alike):
            raise MasterOutOfOrder(file.name, "no_full")
        if file.effective_on is None:
            raise MasterOutOfOrder(file.name, "undated")
    if last is None or file.effective_on is None:
        return
    if file.effective_on < last or (file.effective_on == last and not file.is_full):
        raise MasterOutOfOrder(file.name, "older", last.isoformat())


def _place(file: MasterFile) -> tuple[int, str, bool, str]:
    day = "" if file.effective_on is None else file.effective_on.isoformat()
    return _ORDER.index(file.kind), day, not file.is_full, file.name
