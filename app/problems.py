"""The only place that finds words for errors: what happened, and what the user can do."""

from dataclasses import dataclass
from functools import singledispatch

from app import log
from app.domain import certificates, endings, errors, known_clinics
from app.domain.calendar import local
from app.edition_faults import edition_fault
from app.findings import sentence
from app.i18n import Wording
from app.master_words import master_fault
from app.order_faults import order_fault
from app.record.trouble import export_trouble
from app.server_words import server_trouble
from app.services import trouble
from app.table_faults import table_fault
from app.upkeep import backup_trouble
from app.verified import list_fault


@dataclass(frozen=True, slots=True)
class Problem:
    """Two sentences: what happened, and what can be done."""

    what: str
    remedy: str

    def __str__(self) -> str:
        # A Japanese full stop brings its own gap.
        gap = "" if self.what.endswith("。") else " "
        return f"{self.what}{gap}{self.remedy}".strip()


@singledispatch
def explain(error: Exception, say: Wording) -> Problem:
    """Return the words for an error; one without words of its own is a fault, and noted in the log."""
    number = log.note(error)
    return Problem(
        say("The program has met a fault of its own (number {number} in its log).", number=number),
        say("What you typed is still here. Please try once more, and tell us if it stays."),
    )


@explain.register
def _(error: errors.Refused, say: Wording) -> Problem:
    return Problem(
        say("1 item keeps this from being saved.")
        if len(error.faults) == 1
        else say("{count} items keep this from being saved.", count=len(error.faults)),
        say("They are named beside their fields."),
    )


@explain.register
def _(_error: errors.NotPermitted, say: Wording) -> Problem:
    return Problem(
        say("This is not among the deeds of your role."),
        say("Please ask a physician of the clinic."),
    )


@explain.register
def _(_error: errors.NotThere, say: Wording) -> Problem:
    return Problem(
        say("What was asked for is no longer there."), say("Please look it up again in the list.")
    )


@explain.register
def _(_error: errors.WrongPassword, say: Wording) -> Problem:
    return Problem(
        say("The name and the password do not belong together."),
        say("Check capitals and the input method, then try again."),
    )


@explain.register
def _(_error: errors.PaperIsWrong, say: Wording) -> Problem:
    return Problem(
        say("No paper that is still good has this code."),
        say("Compare it with the paper. An emergency code is good once."),
    )


@explain.register
def _(_error: errors.CodeIsWanted, say: Wording) -> Problem:
    return Problem(
        say("The password is right."), say("Now enter the six digits that your telephone shows.")
    )


@explain.register
def _(_error: errors.CodeIsWrong, say: Wording) -> Problem:
    return Problem(
        say("This code does not fit."),
        say("Wait for the next one on your telephone, or use a recovery code."),
    )


@explain.register
def _(_error: errors.PasswordMustChange, say: Wording) -> Problem:
    return Problem(
        say("This password was given by somebody else."),
        say("Choose one of your own to come in."),
    )


@explain.register
def _(error: errors.TooManyTries, say: Wording) -> Problem:
    minutes, seconds = divmod(error.seconds, 60)
    return Problem(
        say("The password was wrong too often."),
        say(
            "Please wait {minutes} min {seconds} s and try again.", minutes=minutes, seconds=seconds
        )
        if minutes
        else say("Please wait {seconds} s and try again.", seconds=seconds),
    )


@explain.register
def _(_error: errors.NoPhysicianLeft, say: Wording) -> Problem:
    return Problem(
        say("The clinic would be left without a physician."), say("Add another physician first.")
    )


@explain.register
def _(_error: errors.NotOnesOwn, say: Wording) -> Problem:
    return Problem(say("This is your own account."), say("Please ask a colleague to change it."))


@explain.register
def _(_error: errors.LabelIsKnown, say: Wording) -> Problem:
    return Problem(
        say("The label of this product is known already."),
        say("Compare its facts with the package insert instead."),
    )


@explain.register
def _(_error: errors.TreatmentIsFinal, say: Wording) -> Problem:
    return Problem(
        say("This record is already final."),
        say("To correct it, write an amendment with its reason."),
    )


@explain.register
def _(_error: errors.TreatmentIsOpen, say: Wording) -> Problem:
    return Problem(
        say("This record is not final yet."), say("It needs no amendment. Change it and save.")
    )


@explain.register
def _(_error: errors.TreatmentIsWithdrawn, say: Wording) -> Problem:
    return Problem(
        say("This record was withdrawn."),
        say("It can be read, but not changed. Write a new one where the infusion was given."),
    )


@explain.register
def _(_error: errors.TreatmentIsUnapproved, say: Wording) -> Problem:
    return Problem(
        say("This was entered on a physician's behalf and is not approved yet."),
        say("A physician approves it first, then finalises it."),
    )


@explain.register
def _(_error: errors.TreatmentIsIncomplete, say: Wording) -> Problem:
    return Problem(
        say("The end of the infusion is not written yet."),
        say("Enter the end, save, then finalise."),
    )


@explain.register
def _(_error: errors.TreatmentIsNotGiven, say: Wording) -> Problem:
    return Problem(
        say("This is an order that was not carried out to its end."),
        say("Finish it at the bedside first, or withdraw it."),
    )


@explain.register
def _(_error: errors.StepOutOfTurn, say: Wording) -> Problem:
    return Problem(
        say("This cannot follow what was done at this drip before."),
        say("Look at its course: somebody may have written it already."),
    )


@explain.register
def _(_error: errors.TreatmentIsNotOver, say: Wording) -> Problem:
    return Problem(
        say("The infusion has not ended yet by this computer's clock."),
        say("Finalise it after its end, or correct the end."),
    )


@explain.register
def _(error: errors.NoCertificate, say: Wording) -> Problem:
    reasons = [sentence(finding, say) for finding in error.findings] or [
        say("The patient answers to no body that asks for it.")
    ]
    return Problem(say("No certificate can be issued for this record."), " ".join(reasons))


@explain.register
def _(error: known_clinics.ListIsNotTaken, say: Wording) -> Problem:
    return Problem(*list_fault(error, say))


@explain.register
def _(_error: endings.CertificateIsEnded, say: Wording) -> Problem:
    return Problem(
        say("This certificate is no longer valid already."),
        say("Look it up in the register; it says since when, and why."),
    )


@explain.register
def _(error: certificates.MissingGlyphs, say: Wording) -> Problem:
    return Problem(
        say("The certificate's font has no sign for {signs}.", signs=error.characters),
        say("Replace the sign in the record's text and try again."),
    )


@explain.register
def _(_error: certificates.CertificateTooLong, say: Wording) -> Problem:
    return Problem(
        say("The record does not fit on two pages."),
        say("Shorten the basis or the reason, then save."),
    )


@explain.register
def _(error: errors.BadEdition, say: Wording) -> Problem:
    return Problem(
        edition_fault(error, say),
        say("Nothing was changed. Correct the file, or choose another one."),
    )


@explain.register
def _(error: errors.MasterOutOfOrder, say: Wording) -> Problem:
    return Problem(*order_fault(error, say))


@explain.register
def _(error: errors.MasterRefused, say: Wording) -> Problem:
    return Problem(
        master_fault(error, say),
        say("Nothing was changed. Download the file anew and hand it over as it was delivered."),
    )


@explain.register
def _(error: errors.BadTable, say: Wording) -> Problem:
    return Problem(*table_fault(error, say))


@explain.register
def _(error: OSError, say: Wording) -> Problem:
    # A file that a page writes itself, such as a list saved as a table.
    return explain(trouble.of_the_system(error), say)


@explain.register
def _(_error: trouble.DatabaseIsOpenElsewhere, say: Wording) -> Problem:
    return Problem(
        say("The clinic's database is open in another window."),
        say("Close the other window of this program, then try again."),
    )


@explain.register
def _(_error: trouble.DatabaseIsBusy, say: Wording) -> Problem:
    return Problem(
        say("The database did not become free in time."), say("Nothing is lost. Please try again.")
    )


@explain.register
def _(error: trouble.ServerTrouble, say: Wording) -> Problem:
    return Problem(*server_trouble(error, say))


@explain.register
def _(_error: trouble.DatabaseIsDamaged, say: Wording) -> Problem:
    return Problem(
        say("The database file is damaged or belongs to another program."),
        say("Leave the file as it is and restore the latest backup in its place."),
    )


@explain.register
def _(_error: trouble.WorkWasStopped, say: Wording) -> Problem:
    return Problem(say("The work was stopped."), say("Nothing was changed. It can begin again."))


@explain.register
def _(_error: trouble.DiskIsFull, say: Wording) -> Problem:
    return Problem(
        say("The disk is full, so nothing was saved."),
        say("What you typed is still here. Free some space, then save again."),
    )


@explain.register
def _(_error: trouble.FolderIsReadOnly, say: Wording) -> Problem:
    return Problem(
        say("The folder of the database may not be written in."),
        say(
            "Ask whoever looks after this computer for write permission, or choose another folder."
        ),
    )


@explain.register
def _(_error: trouble.SigningKeyIsMissing, say: Wording) -> Problem:
    return Problem(
        say("The clinic's signing key is not there, so nothing can be signed."),
        say("Bring back a backup that holds it, or make a new key and tell the federations."),
    )


@explain.register
def _(_error: trouble.SigningKeyIsDamaged, say: Wording) -> Problem:
    return Problem(
        say("The clinic's signing key cannot be opened, so nothing can be signed."),
        say("Bring back a backup that holds it, or make a new key and tell the federations."),
    )


@explain.register
def _(_error: trouble.SchemaIsNewer, say: Wording) -> Problem:
    return Problem(
        say("A newer version of this program has written the database."),
        say("Install that version on this computer too."),
    )


@explain.register
def _(_error: trouble.SavedByAnother, say: Wording) -> Problem:
    return Problem(
        say("Somebody else has saved this meanwhile."),
        say("Open it again, compare both, then save."),
    )


@explain.register
def _(error: trouble.RecordMovedOn, say: Wording) -> Problem:
    return Problem(
        say(
            "{name} saved version {version} of this record at {time}, after you opened it.",
            name=error.names[0] if say.language == "ja" else error.names[1],
            version=error.version,
            time=local(error.at).strftime("%m-%d %H:%M"),
        ),
        say("Nothing you typed is lost. Look at both, then go on."),
    )


@explain.register
def _(_error: trouble.StorageError, say: Wording) -> Problem:
    return Problem(
        say("The database could not be read or written."),
        say("Nothing is lost. Please try again."),
    )


@explain.register
def _(error: trouble.BackupTrouble, say: Wording) -> Problem:
    return Problem(*backup_trouble(error, say))


@explain.register
def _(error: trouble.ExportTrouble, say: Wording) -> Problem:
    return Problem(*export_trouble(error, say))


@explain.register
def _(error: trouble.DatabaseRefused, say: Wording) -> Problem:
    return Problem(
        say("The database refused the entry ({fence}).", fence=error.fence),
        say("Nothing was written. Check the fields, then save again."),
    )
