"""The words of an import: what a file is, what it did, and row by row what it changed or could not."""

from collections.abc import Callable, Iterable, Iterator

from app.domain.masters import Became, MasterFile, MasterKind, Tally
from app.i18n import Wording
from app.master_words import refused_row_reason
from app.services.masters import Delivered, Taken

Words = Callable[[Wording], str]
# A line of the report: what became of it, its code or row, its name, and what it was or why not.
Line = tuple[str, str, str, str]


def kind_word(kind: MasterKind, say: Wording) -> str:
    """Return what a master is called."""
    return _KINDS[kind](say)


def extent_word(is_full: bool, say: Wording) -> str:
    """Return whether a file is the whole master."""
    return say("Whole") if is_full else say("Changes only")


def file_line(file: MasterFile, say: Wording) -> str:
    """Return what a file is: its kind, how much of it, from when it holds."""
    facts = [kind_word(file.kind, say)]
    if file.kind is not MasterKind.INSERTS:
        facts.append(extent_word(file.is_full, say))
    facts.append(say("{count} rows", count=f"{len(file.rows):,}"))
    if file.effective_on is not None:
        facts.append(say("of {day}", day=file.effective_on.isoformat()))
    return "  ".join(facts)


def tally_line(tally: Tally, say: Wording) -> str:
    """Return what an import did, in numbers; what came to nothing is left out."""
    told = (
        (tally.new, say("new")),
        (tally.changed, say("changed")),
        (tally.renamed, say("renamed")),
        (tally.abolished, say("abolished")),
        (tally.same, say("unchanged")),
        (len(tally.refused), say("not taken")),
    )
    return "  ".join(f"{word} {count:,}" for count, word in told if count)


def delivered_line(delivered: Delivered, say: Wording) -> str:
    """Return how many files were taken in, and how many not."""
    taken = say("{count} files were taken in.", count=len(delivered.taken))
    known = say("{count} were here already.", count=len(delivered.known))
    left = say("{count} wait.", count=len(delivered.left))
    told = (taken, known if delivered.known else "", left if delivered.left else "")
    return ("" if say.language == "ja" else " ").join(filter(None, told))


def in_all(taken: Iterable[Taken]) -> Tally:
    """Return what several files did together."""
    all_of_them = [one.tally for one in taken]
    return Tally(
        read=sum(one.read for one in all_of_them),
        new=sum(one.new for one in all_of_them),
        changed=sum(one.changed for one in all_of_them),
        renamed=sum(one.renamed for one in all_of_them),
        abolished=sum(one.abolished for one in all_of_them),
        same=sum(one.same for one in all_of_them),
        refused=tuple(row for one in all_of_them for row in one.refused),
    )


def head(say: Wording) -> tuple[str, str, str, str, str]:
    """Return the titles of the report's columns, the file's in front."""
    return say("File"), say("Result"), say("Code or row"), say("Name in the master"), say("Remark")


def lines(taken: Iterable[Taken], say: Wording) -> Iterator[tuple[str, *Line]]:
    """Yield what was changed or could not be taken, line by line, what was refused first."""
    for one in taken:
        for row in one.tally.refused:
            where = say("row {row}", row=row.row)
            why = refused_row_reason(row, say)
            # A blocked name is read; of what could not be read the code is all there is.
            name = row.what if row.reason == "blocked" else ""
            where = "  ".join(filter(None, (where, row.code)))
            yield one.file.name, say("not taken"), where, name, why
        for changed in one.tally.lines:
            was = say("before: {name}", name=changed.was) if changed.was else ""
            yield one.file.name, became_word(changed.became, say), changed.code, changed.name, was


def became_word(became: Became, say: Wording) -> str:
    """Return what became of an entry."""
    return _BECAME[became](say)


_KINDS: dict[MasterKind, Words] = {
    MasterKind.DRUGS: lambda say: say("Drug master"),
    MasterKind.PRICES: lambda say: say("Price list of injections"),
    MasterKind.HOT: lambda say: say("HOT codes"),
    MasterKind.PACKAGES: lambda say: say("Package codes"),
    MasterKind.DISEASES: lambda say: say("Diagnoses"),
    MasterKind.MODIFIERS: lambda say: say("Modifiers of diagnoses"),
    MasterKind.INSERTS: lambda say: say("Package inserts"),
}
_BECAME: dict[Became, Words] = {
    Became.NEW: lambda say: say("new"),
    Became.CHANGED: lambda say: say("changed"),
    Became.RENAMED: lambda say: say("renamed"),
    Became.ABOLISHED: lambda say: say("abolished"),
}
