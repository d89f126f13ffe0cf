"""The words of every deed in the audit trail."""

from collections.abc import Callable

from app.domain.audit import Deed
from app.i18n import Wording

Words = Callable[[Wording], str]


def deed_word(deed: str, say: Wording) -> str:
    """Return what was done; a deed that a later version knows is told by its own name."""
    try:
        known = Deed(deed)
    except ValueError:
        return deed
    return _DEEDS[known](say)


_DEEDS: dict[Deed, Words] = {
    Deed.CLINIC_FOUNDED: lambda say: say("Clinic founded"),
    Deed.CLINIC_CHANGED: lambda say: say("Clinic's facts changed"),
    Deed.BRANCH_ADDED: lambda say: say("Branch added"),
    Deed.BRANCH_CHANGED: lambda say: say("Branch changed"),
    Deed.IMPRINT_CHOSEN: lambda say: say("Seal of the certificates chosen"),
    Deed.SIGNED_IN: lambda say: say("Signed in"),
    Deed.SIGNED_OUT: lambda say: say("Signed out"),
    Deed.SIGN_IN_FAILED: lambda say: say("Sign-in refused"),
    Deed.LOCKED: lambda say: say("Window locked"),
    Deed.UNLOCKED: lambda say: say("Window unlocked"),
    Deed.GLASS_BROKEN: lambda say: say("Came in by an emergency code"),
    Deed.RECOVERED: lambda say: say("Came in by the recovery paper"),
    Deed.ALARM_SEEN: lambda say: say("Alarm seen to"),
    Deed.SETTINGS_CHANGED: lambda say: say("Settings changed"),
    Deed.MEMBER_ADDED: lambda say: say("Account opened"),
    Deed.MEMBER_CHANGED: lambda say: say("Account changed"),
    Deed.MEMBER_CLOSED: lambda say: say("Account closed out"),
    Deed.MEMBER_REOPENED: lambda say: say("Account let in again"),
    Deed.PASSWORD_RESET: lambda say: say("One-time password given"),
    Deed.PASSWORD_CHANGED: lambda say: say("Password changed"),
    Deed.SECOND_FACTOR_SET_UP: lambda say: say("Second factor set up"),
    Deed.SECOND_FACTOR_TAKEN_OFF: lambda say: say("Second factor taken off"),
    Deed.EMERGENCY_CODE_MADE: lambda say: say("Emergency code made"),
    Deed.EMERGENCY_CODE_WITHDRAWN: lambda say: say("Emergency code withdrawn"),
    Deed.RECOVERY_PRINTED: lambda say: say("Recovery paper made"),
    Deed.KEY_RENEWED: lambda say: say("Key of the books renewed"),
    Deed.SIGNING_KEY_MADE: lambda say: say("Signing key made"),
    Deed.SIGNING_KEY_EXPORTED: lambda say: say("Signing key or its certificate given out"),
    Deed.SIGNING_KEY_REPLACED: lambda say: say("Signing key replaced"),
    Deed.BOOKS_MOVED: lambda say: say("Books set out for another place"),
    Deed.BOOKS_UPDATED: lambda say: say("Records brought up to date for a new version"),
    Deed.REFERENCE_LOADED: lambda say: say("Formulary loaded"),
    Deed.PATIENT_REGISTERED: lambda say: say("Patient registered"),
    Deed.PATIENT_CHANGED: lambda say: say("Patient's facts changed"),
    Deed.PATIENTS_IMPORTED: lambda say: say("Patients taken from a table"),
    Deed.PATIENT_VIEWED: lambda say: say("Patient's card viewed"),
    Deed.COMPETITION_FILED: lambda say: say("Competition filed"),
    Deed.BAN_FILED: lambda say: say("Ban filed"),
    Deed.EXEMPTION_FILED: lambda say: say("TUE filed"),
    Deed.OUTSIDE_FILED: lambda say: say("Infusion elsewhere filed"),
    Deed.ATHLETE_FACT_WITHDRAWN: lambda say: say("Filed fact withdrawn"),
    Deed.TREATMENT_SAVED: lambda say: say("Record saved"),
    Deed.TREATMENT_ORDERED: lambda say: say("Infusion ordered"),
    Deed.TREATMENT_GIVEN: lambda say: say("Step at the drip written"),
    Deed.TREATMENT_ENTERED: lambda say: say("Record entered by proxy"),
    Deed.TREATMENTS_IMPORTED: lambda say: say("Records taken from a table"),
    Deed.TREATMENT_APPROVED: lambda say: say("Proxy entry approved"),
    Deed.TREATMENT_FINALISED: lambda say: say("Record finalised"),
    Deed.TREATMENT_AMENDED: lambda say: say("Record amended"),
    Deed.TREATMENT_WITHDRAWN: lambda say: say("Record withdrawn"),
    Deed.RECORD_VIEWED: lambda say: say("Record's versions viewed"),
    Deed.PRODUCT_REFUSED: lambda say: say("Blocked product refused"),
    Deed.LABEL_CONFIRMED: lambda say: say("Package insert compared"),
    Deed.LABEL_COMPLETED: lambda say: say("Label completed from the package insert"),
    Deed.PRODUCT_STOPPED: lambda say: say("Product put aside"),
    Deed.PRODUCT_USED_AGAIN: lambda say: say("Product used again"),
    Deed.OWN_PRODUCT_ADDED: lambda say: say("Product of the clinic's own added"),
    Deed.OWN_PRODUCT_CHANGED: lambda say: say("Product of the clinic's own changed"),
    Deed.CODE_LEARNT: lambda say: say("Package code learnt"),
    Deed.MASTER_IMPORTED: lambda say: say("Master taken in"),
    Deed.CERTIFICATE_ISSUED: lambda say: say("Certificate issued"),
    Deed.CERTIFICATE_VIEWED: lambda say: say("Certificate viewed"),
    Deed.CERTIFICATE_PRINTED: lambda say: say("Certificate printed or saved"),
    Deed.CERTIFICATE_COPIED: lambda say: say("Copy or void sheet of a certificate made"),
    Deed.CERTIFICATE_REVOKED: lambda say: say("Certificate called back"),
    Deed.REGISTER_EXPORTED: lambda say: say("List of certificates saved"),
    Deed.REVOCATIONS_GIVEN: lambda say: say("List of revocations given out"),
    Deed.SET_KEPT: lambda say: say("Regular set changed"),
    Deed.KNOWN_CLINIC_KEPT: lambda say: say("Fingerprint of another clinic kept"),
    Deed.KNOWN_CLINIC_WITHDRAWN: lambda say: say("Fingerprint of another clinic taken out"),
    Deed.REVOCATIONS_TAKEN: lambda say: say("List of revocations of another clinic taken"),
    Deed.RECORD_PRINTED: lambda say: say("Record printed"),
    Deed.RECORD_EXPORTED: lambda say: say("Record exported"),
    Deed.EVIDENCE_PACKED: lambda say: say("Evidence pack made"),
    Deed.BACKED_UP: lambda say: say("Backup written"),
    Deed.BACKUP_FAILED: lambda say: say("Backup failed"),
    Deed.BACKUP_VERIFIED: lambda say: say("Backup verified"),
    Deed.BACKUPS_PLANNED: lambda say: say("Backups planned"),
    Deed.BACKUP_TRIED: lambda say: say("Backup tried out"),
    Deed.RESTORED: lambda say: say("Backup brought back"),
    Deed.CHECKPOINT_MADE: lambda say: say("Checkpoint signed"),
    Deed.TRAIL_VERIFIED: lambda say: say("Audit trail verified"),
    Deed.LIST_EXPORTED: lambda say: say("List taken out"),
    Deed.TRAIL_EXPORTED: lambda say: say("Audit trail exported"),
    Deed.RULES_EXPORTED: lambda say: say("Operation rules written out"),
    Deed.CLOCK_LEAPT: lambda say: say("Computer's clock was set"),
}
