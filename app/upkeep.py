"""The words of backups and of looking the books over: what is, what went wrong, what can be done."""

from collections.abc import Callable
from pathlib import Path

from app.differences import SHOWN, difference_lines
from app.domain.calendar import local
from app.domain.checkpoints import Found, Trouble
from app.i18n import Wording
from app.key_words import key_line
from app.services import trouble
from app.services.backup import Drill
from app.services.checkpoints import DIFFERING
from app.services.checkup import Differing, Look, Part
from app.services.generations import Backup
from app.services.restoring import Loss, Restored, Standing

Words = Callable[[Wording], str]
_MEGABYTE = 1_000_000


def backup_trouble(error: trouble.BackupTrouble, say: Wording) -> tuple[str, str]:
    """Return what went wrong with a backup, and what can be done."""
    what, remedy = _TROUBLES[type(error)]
    return what(say), remedy(say)


_TROUBLES: dict[type[trouble.BackupTrouble], tuple[Words, Words]] = {
    trouble.BackupTrouble: (
        lambda say: say("The backup could not be written or read."),
        lambda say: say("The earlier backups are as they were. Please try again."),
    ),
    trouble.BackupDiskIsFull: (
        lambda say: say("There is not enough room on the drive."),
        lambda say: say("Nothing was changed. Free some space there, or choose another drive."),
    ),
    trouble.BackupFolderIsReadOnly: (
        lambda say: say("This folder may not be written in."),
        lambda say: say(
            "Choose another folder, or ask whoever looks after this computer for write permission."
        ),
    ),
    trouble.BackupFolderIsGone: (
        lambda say: say("The folder of the backups is not there."),
        lambda say: say("Plug the drive in, or choose another folder, then try again."),
    ),
    trouble.BackupIsUnderWay: (
        lambda say: say("Another program is writing a backup into this folder."),
        lambda say: say("Wait until it is done, then try again."),
    ),
    trouble.BackupIsDamaged: (
        lambda say: say("This backup is damaged or was never finished."),
        lambda say: say("Use an earlier one, and write a new one to another drive."),
    ),
    trouble.BackupDidNotHold: (
        lambda say: say("What the drive gives back is not what was written, so it was not kept."),
        lambda say: say("Write the backup to another drive. The earlier backups are as they were."),
    ),
    trouble.BackupWasStopped: (
        lambda say: say("The work was stopped."),
        lambda say: say("Nothing was changed. The earlier backups are as they were."),
    ),
    trouble.BackupHasAnotherKey: (
        lambda say: say("Today's key does not open this backup."),
        lambda say: say(
            "If the key was renewed since, try a restore drill with your password of that time. "
            "If it was not, somebody has changed the backup: use an earlier one."
        ),
    ),
    trouble.BackupIsOfAnotherClinic: (
        lambda say: say("This backup belongs to another clinic than the folder."),
        lambda say: say("Choose another backup, or an empty folder."),
    ),
}


def backup_line(backup: Backup, say: Wording) -> str:
    """Return what a backup that was just written is."""
    return say(
        "Backed up and verified: {path} ({size} MB, up to entry {seq} of the audit trail).",
        path=backup.path,
        size=f"{backup.size / _MEGABYTE:.1f}",
        seq=backup.head.seq,
    )


def drill_line(drill: Drill, say: Wording) -> str:
    """Return what a backup gave back when it was tried out."""
    return say(
        "The backup can be brought back: {patients} patients, {records} records, "
        "{certificates} certificates, {traces} entries of the audit trail, all verified "
        "in {seconds} seconds.",
        patients=drill.patients,
        records=drill.records,
        certificates=drill.certificates,
        traces=drill.traces,
        seconds=f"{drill.seconds:.1f}",
    )


def loss_line(loss: Loss, say: Wording) -> str:
    """Return what would be set aside if a backup took the place of the books in a folder."""
    if loss.standing in {Standing.AHEAD, Standing.APART}:
        counts = {
            "traces": loss.traces,
            "records": loss.records,
            "certificates": loss.certificates,
        }
        if loss.standing is Standing.AHEAD:
            return say(
                "The books in the folder are newer than the backup. Set aside would be: {records} "
                "saves of records, {certificates} certificates, {traces} entries of the audit trail.",
                **counts,
            )
        return say(
            "The books in the folder and the backup went on in different ways. Set aside would be "
            "all that the folder holds: {records} saves of records, {certificates} certificates, "
            "{traces} entries of the audit trail.",
            **counts,
        )
    return _STANDINGS[loss.standing](say)


_STANDINGS: dict[Standing, Words] = {
    Standing.NONE: lambda say: say("There are no books in the folder; nothing would be set aside."),
    Standing.BEHIND: lambda say: say(
        "The backup holds all that the books in the folder hold; nothing would be lost."
    ),
    Standing.UNREADABLE: lambda say: say(
        "The books in the folder cannot be read, so nobody can tell what they hold that the "
        "backup does not. They would be set aside as they are."
    ),
}


def restored_line(restored: Restored, folder: Path, say: Wording) -> str:
    """Return what came of bringing a backup back."""
    if restored.aside is None:
        return say(
            "The backup is back in {folder}, verified up to entry {seq} of the audit trail.",
            folder=folder,
            seq=restored.backup.head.seq,
        )
    return say(
        "The backup is back in {folder}, verified up to entry {seq} of the audit trail. What was "
        "there before lies in {aside}.",
        folder=folder,
        seq=restored.backup.head.seq,
        aside=restored.aside,
    )


def look_line(look: Look, say: Wording) -> str:
    """Return what was found of one part of the books, and where it is wrong what can be done."""
    if look.found is not None:
        return trouble_line(look.found, say)
    if look.differing:
        return differing_line(look.differing, say)
    if look.part is Part.SIGNING:
        return key_line(look, say)
    well, wrong, remedy = _LOOKS[look.part]
    if look.is_well:
        return well(look, say)
    if look.fault and not look.count:
        wrong = _unreadable
    # A Japanese full stop brings its own gap.
    gap = "" if say.language == "ja" else " "
    return f"{wrong(look, say)}{gap}{remedy(say)}"


def differing_line(differing: tuple[Differing, ...], say: Wording, most: int = SHOWN) -> str:
    """Return what says something else than the audit trail, a line each, and what can be done."""
    first = say(
        "{count} entries in the books say something else than the audit trail.",
        count=len(differing),
    )
    return "\n".join((first, *difference_lines(differing, say, most), _ask_who(say)))


def trouble_line(found: Found, say: Wording) -> str:
    """Return what checkpoints show to have happened to the audit trail, and what can be done."""
    gap = "" if say.language == "ja" else " "
    what = trouble_words(found.trouble, say)
    shown = say(
        "Shown by the checkpoint of {at}, entry {seq}.",
        at=f"{local(found.checkpoint.at):%Y-%m-%d %H:%M}",
        seq=found.checkpoint.seq,
    )
    return gap.join((what, shown, _REMEDIES[found.trouble](say)))


def trouble_words(trouble: Trouble, say: Wording) -> str:
    """Return in one sentence what checkpoints show to have happened."""
    return _HAPPENED[trouble](say)


def broken_words(reason: str, say: Wording) -> str:
    """Return what an alarm about the audit trail says: a Trouble, or that the chain is broken."""
    if reason in set(Trouble):
        return trouble_words(Trouble(reason), say)
    if reason == DIFFERING:
        return say("The books say something else than the audit trail.")
    return say("The chain of the audit trail is broken.")


_HAPPENED: dict[Trouble, Words] = {
    Trouble.FORGED: lambda say: say("A checkpoint was altered or forged."),
    Trouble.REWRITTEN: lambda say: say("The history of the audit trail was rewritten."),
    Trouble.TAIL_CUT: lambda say: say("The end of the audit trail was cut off."),
    Trouble.OLD_COPY: lambda say: say("The file is an older copy of the books."),
    Trouble.FOREIGN_KEY: lambda say: say("The key that signs the checkpoints is another one now."),
}


def part_word(part: Part, say: Wording) -> str:
    """Return what a part of the books is called."""
    return _PARTS[part](say)


_PARTS: dict[Part, Words] = {
    Part.FILE: lambda say: say("File"),
    Part.KEYS: lambda say: say("Keys"),
    Part.PAGES: lambda say: say("Pages"),
    Part.STRUCTURE: lambda say: say("Structure"),
    Part.REFERENCES: lambda say: say("References"),
    Part.FENCES: lambda say: say("Fences"),
    Part.CHAIN: lambda say: say("Audit trail"),
    Part.CHECKPOINTS: lambda say: say("Checkpoints"),
    Part.RECORDS: lambda say: say("Records"),
    Part.BACKUPS: lambda say: say("Backups"),
    Part.SIGNING: lambda say: say("Signing key"),
}


def _unreadable(_look: Look, say: Wording) -> str:
    return say("This cannot be read.")


def _bring_back(say: Wording) -> str:
    return say(
        "Leave the file as it is and bring back the latest backup (tenteki restore), which sets "
        "the damaged file aside."
    )


def _ask_who(say: Wording) -> str:
    return say(
        "Somebody has written into the file past this program. Keep the file, find out who had "
        "the key, and compare it with the latest backup."
    )


def _ask_why(say: Wording) -> str:
    return say(
        "After a backup was brought back to another computer this is so once. Otherwise keep the "
        "file, and find out who could write in the folder."
    )


def _bring_back_later(say: Wording) -> str:
    return say(
        "Keep the file as it is. Look for the later one, or bring back the latest backup "
        "(tenteki restore), and find out who could write in the folder."
    )


_REMEDIES: dict[Trouble, Words] = {
    Trouble.FORGED: _ask_who,
    Trouble.REWRITTEN: _ask_who,
    Trouble.TAIL_CUT: _bring_back_later,
    Trouble.OLD_COPY: _bring_back_later,
    Trouble.FOREIGN_KEY: _ask_why,
}


_Said = Callable[[Look, Wording], str]
_LOOKS: dict[Part, tuple[_Said, _Said, Words]] = {
    Part.FILE: (
        lambda look, say: say("{size} MB.", size=f"{look.count / _MEGABYTE:.1f}"),
        lambda look, say: say("The file breaks off ({fault} bytes).", fault=look.fault),
        _bring_back,
    ),
    Part.KEYS: (
        lambda look, say: say("{count} ways to the key, and yours is one.", count=look.count),
        lambda _look, say: say("The keys cannot be read."),
        lambda say: say(
            "Copy tenteki.keys.json out of the latest backup into the clinic's folder. It opens "
            "with the passwords of that day; no record is lost."
        ),
    ),
    Part.PAGES: (
        lambda look, say: say("{count}, each sealed as it was written.", count=look.count),
        lambda look, say: say("{count} are damaged ({fault}).", count=look.count, fault=look.fault),
        _bring_back,
    ),
    Part.STRUCTURE: (
        lambda _look, say: say("Every table and index is whole."),
        lambda look, say: say("Tables or indexes are damaged ({fault}).", fault=look.fault),
        _bring_back,
    ),
    Part.REFERENCES: (
        lambda _look, say: say("Nothing refers to what is not there."),
        lambda look, say: say(
            "{count} rows refer to what is not there ({fault}).",
            count=look.count,
            fault=look.fault,
        ),
        _ask_who,
    ),
    Part.FENCES: (
        lambda look, say: say("All {count} stand.", count=look.count),
        lambda look, say: say(
            "{count} are missing or were changed ({fault}).", count=look.count, fault=look.fault
        ),
        _ask_who,
    ),
    Part.CHAIN: (
        lambda look, say: say("{count} entries, the chain unbroken.", count=look.count),
        lambda look, say: say("The chain is broken at entry {fault}.", fault=look.fault),
        _ask_who,
    ),
    Part.CHECKPOINTS: (
        lambda look, say: say(
            "{count}, and {outside} outside the file; the trail agrees with all.",
            count=look.count,
            outside=look.fault,
        ),
        lambda _look, say: say("The checkpoints cannot be read."),
        _ask_who,
    ),
    Part.RECORDS: (
        lambda look, say: say("{count}, each as the audit trail says.", count=look.count),
        lambda _look, say: say("The books say something else than the audit trail."),
        _ask_who,
    ),
    Part.BACKUPS: (
        lambda look, say: say("{count}, the latest of {date}.", count=look.count, date=look.fault),
        lambda look, say: (
            say("The latest is of {date}.", date=look.fault)
            if look.count
            else say("None was ever written.")
        ),
        lambda say: say("Write a backup today (tenteki backup), and look after the drive."),
    ),
}
