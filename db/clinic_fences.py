"""The fences around other clinics' fingerprints: who may keep one, and whose lists are taken."""

OF_CLINICS = {
    "known_clinic_by_the_wrong_role": (
        "known_clinic",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.kept_by) NOT IN ('physician', 'administrator')",
    ),
    # One key is one clinic's.
    "known_clinic_twice": (
        "known_clinic",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM known_clinic k
        WHERE k.fingerprint = NEW.fingerprint AND k.id <> NEW.id
        AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.filed_id = k.id))
        """,
    ),
    "known_clinic_taken_out_by_the_wrong_role": (
        "withdrawal",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM known_clinic WHERE id = NEW.filed_id)
        AND (SELECT role FROM staff WHERE id = NEW.withdrawn_by) NOT IN ('physician', 'administrator')
        """,
    ),
    "revocation_list_of_nobody_known": (
        "revocation_list",
        "INSERT",
        """
        NOT EXISTS (SELECT 1 FROM known_clinic k
        WHERE k.fingerprint = NEW.fingerprint
        AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.filed_id = k.id))
        """,
    ),
    # A list that lacks what was called back since would let it be believed again.
    "revocation_list_goes_back": (
        "revocation_list",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM revocation_list r
        WHERE r.fingerprint = NEW.fingerprint AND r.id <> NEW.id AND r.made_at >= NEW.made_at)
        """,
    ),
}
