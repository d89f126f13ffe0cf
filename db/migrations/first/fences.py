"""Step 0001: the fences as they were then. Over 400 lines, because the list is one."""

from collections.abc import Iterator

from db.fencing import REPLACED, Fence, Sequel
from db.migrations.first.lasting import APPEND_ONLY, LASTING

_OTHERS: tuple[Fence | Sequel, ...] = (
    Fence(
        *("treatment_skips_a_version", "treatment", "INSERT"),
        "NEW.version > 1 + coalesce( (SELECT max(version) FROM treatment WHERE entry_id = "
        "NEW.entry_id), 0)",
    ),
    Fence(
        *("treatment_changes_its_patient", "treatment", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment WHERE entry_id = NEW.entry_id AND patient_id <> "
        "NEW.patient_id)",
    ),
    Fence(
        *("treatment_follows_a_final_one", "treatment", "INSERT"),
        "NEW.amendment = '' AND EXISTS (SELECT 1 FROM treatment t JOIN finalisation f ON "
        "f.treatment_id = t.id WHERE t.entry_id = NEW.entry_id AND t.version < NEW.version)",
    ),
    Fence(
        *("treatment_amends_no_final_one", "treatment", "INSERT"),
        "NEW.amendment <> '' AND NOT EXISTS (SELECT 1 FROM treatment t JOIN finalisation f ON "
        "f.treatment_id = t.id WHERE t.entry_id = NEW.entry_id AND t.version < NEW.version)",
    ),
    Fence(
        *("treatment_follows_a_withdrawn_one", "treatment", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment t JOIN treatment_withdrawal w ON w.treatment_id = "
        "t.id WHERE t.entry_id = NEW.entry_id)",
    ),
    Fence(
        *("treatment_prescriber_is_no_physician", "treatment", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.physician_id) <> 'physician'",
    ),
    Fence(
        *("open_record_goes_unfinished", "open_record", "DELETE"),
        "NOT (EXISTS (SELECT 1 FROM finalisation WHERE treatment_id = OLD.treatment_id) OR "
        "EXISTS (SELECT 1 FROM treatment_withdrawal WHERE treatment_id = OLD.treatment_id) OR "
        "EXISTS (SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id "
        "AND newer.version > t.version WHERE t.id = OLD.treatment_id))",
    ),
    Fence("open_record_is_rewritten", "open_record", "UPDATE"),
    Fence(
        *("open_record_of_what_is_closed", "open_record", "INSERT"),
        "(EXISTS (SELECT 1 FROM finalisation WHERE treatment_id = NEW.treatment_id) OR EXISTS "
        "(SELECT 1 FROM treatment_withdrawal WHERE treatment_id = NEW.treatment_id) OR EXISTS "
        "(SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id AND "
        "newer.version > t.version WHERE t.id = NEW.treatment_id))",
    ),
    Fence(
        *("treatment_of_another_deed", "treatment", "INSERT"),
        "NEW.deed <> 1 + (SELECT seq FROM chain_head)",
    ),
    Fence(
        *("treatment_written_by_no_physician", "treatment", "INSERT"),
        "NEW.is_proxy = 0 AND (SELECT role FROM staff WHERE id = NEW.recorded_by) <> "
        "'physician' AND NOT (NEW.n_steps > 0 AND EXISTS (SELECT 1 FROM treatment p WHERE "
        "p.entry_id = NEW.entry_id AND p.version = NEW.version - 1 AND p.n_steps = NEW.n_steps "
        "- 1 AND p.ordered_by = NEW.ordered_by AND p.ordered_at = NEW.ordered_at AND "
        "p.physician_id = NEW.physician_id AND p.diagnosis = NEW.diagnosis AND p.icd10 = "
        "NEW.icd10 AND p.diagnosis_codes = NEW.diagnosis_codes AND p.basis = NEW.basis AND "
        "p.n_lines = NEW.n_lines))",
    ),
    Fence(
        *("treatment_ordered_by_no_physician", "treatment", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.ordered_by) <> 'physician'",
    ),
    Fence(
        *("treatment_forgets_its_course", "treatment", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment p WHERE p.entry_id = NEW.entry_id AND p.version = "
        "NEW.version - 1 AND p.n_steps > NEW.n_steps)",
    ),
    Fence(
        *("treatment_step_beyond_the_entry", "treatment_step", "INSERT"),
        "NEW.place > (SELECT n_steps FROM treatment WHERE id = NEW.treatment_id)",
    ),
    Fence(
        *("treatment_step_rewrites_the_course", "treatment_step", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment t JOIN treatment p ON p.entry_id = t.entry_id AND "
        "p.version = t.version - 1 JOIN treatment_step s ON s.treatment_id = p.id AND s.place "
        "= NEW.place WHERE t.id = NEW.treatment_id AND (s.step_id <> NEW.step_id OR s.act <> "
        "NEW.act OR s.happened_at <> NEW.happened_at OR s.done_by <> NEW.done_by OR "
        "s.written_at <> NEW.written_at OR s.delivered IS DISTINCT FROM NEW.delivered OR "
        "s.rate IS DISTINCT FROM NEW.rate OR s.note <> NEW.note OR s.checks <> NEW.checks))",
    ),
    Fence(
        *("treatment_step_by_the_wrong_role", "treatment_step", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.done_by) NOT IN ('physician', 'nurse')",
    ),
    Fence(
        *("assessment_lacks_steps", "assessment", "INSERT"),
        "(SELECT count(*) FROM treatment_step s WHERE s.treatment_id = NEW.treatment_id) <> "
        "(SELECT n_steps FROM treatment t WHERE t.id = NEW.treatment_id)",
    ),
    Fence(
        *("finalisation_of_an_order", "finalisation", "INSERT"),
        "(SELECT ordered_by FROM treatment WHERE id = NEW.treatment_id) IS NOT NULL AND NOT "
        "EXISTS (SELECT 1 FROM treatment_step WHERE treatment_id = NEW.treatment_id AND act = "
        "'ended')",
    ),
    Fence(
        *("treatment_approval_of_no_proxy", "treatment_approval", "INSERT"),
        "(SELECT is_proxy FROM treatment WHERE id = NEW.treatment_id) = 0",
    ),
    Fence(
        *("treatment_approval_of_an_old_version", "treatment_approval", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id "
        "WHERE t.id = NEW.treatment_id AND newer.version > t.version)",
    ),
    Fence(
        *("treatment_approval_of_a_withdrawn_record", "treatment_approval", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment_withdrawal WHERE treatment_id = NEW.treatment_id)",
    ),
    Fence(
        *("treatment_approval_by_no_physician", "treatment_approval", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.approved_by) <> 'physician'",
    ),
    Fence(
        *("treatment_line_beyond_the_entry", "treatment_line", "INSERT"),
        "NEW.line_no > (SELECT n_lines FROM treatment WHERE id = NEW.treatment_id)",
    ),
    Fence(
        *("treatment_line_names_another_product", "treatment_line", "INSERT"),
        "EXISTS (SELECT 1 FROM product p WHERE p.id = NEW.product_id AND (p.brand_ja <> "
        "NEW.brand OR p.generic_ja <> NEW.generic OR p.yj <> NEW.yj))",
    ),
    Fence(
        *("treatment_line_product_not_in_force", "treatment_line", "INSERT"),
        "EXISTS (SELECT 1 FROM product p JOIN treatment t ON t.id = NEW.treatment_id WHERE "
        "p.id = NEW.product_id AND (p.is_listed = 0 OR p.in_force_from > date(t.started_at / "
        "1000 + t.utc_offset_min * 60, 'unixepoch') OR p.in_force_to < date(t.started_at / "
        "1000 + t.utc_offset_min * 60, 'unixepoch') OR p.listed_until < date(t.started_at / "
        "1000 + t.utc_offset_min * 60, 'unixepoch')))",
    ),
    Fence(
        *("treatment_line_product_blocked", "treatment_line", "INSERT"),
        "EXISTS (SELECT 1 FROM product p JOIN blocked_alias a ON a.folded IN (p.folded_ja, "
        "p.folded_en) WHERE p.id = NEW.product_id AND a.is_listed = 1)",
    ),
    Fence(
        *("treatment_measurement_beyond_the_entry", "treatment_measurement", "INSERT"),
        "NEW.place > (SELECT n_measurements FROM treatment WHERE id = NEW.treatment_id)",
    ),
    Fence(
        *("product_name_blocked", "product", "INSERT"),
        "NEW.is_listed = 1 AND EXISTS ( SELECT 1 FROM blocked_alias a WHERE a.is_listed = 1 "
        "AND ( a.folded IN (NEW.folded_ja, NEW.folded_en) OR (a.is_generic = 0 AND a.is_word = "
        "0 AND NEW.origin <> 'master' AND (instr(NEW.folded_ja, a.folded) > 0 OR "
        "instr(NEW.folded_en, a.folded) > 0)) OR (a.is_generic = 0 AND a.is_word = 1 AND "
        "NEW.origin <> 'master' AND instr(NEW.words, ' ' || a.folded || ' ') > 0) OR "
        "(a.is_generic = 0 AND a.is_word = 0 AND a.is_sparing = 0 AND NEW.origin = 'master' "
        "AND instr(NEW.folded_ja, a.folded) > 0 AND glob('*[^ァ-ヺ]' || a.folded || '[^ァ-ヺ]*', ' "
        "' || NEW.folded_ja || ' '))))",
    ),
    Fence(
        *("product_name_becomes_blocked", "product", "UPDATE"),
        "NEW.is_listed = 1 AND EXISTS ( SELECT 1 FROM blocked_alias a WHERE a.is_listed = 1 "
        "AND ( a.folded IN (NEW.folded_ja, NEW.folded_en) OR (a.is_generic = 0 AND a.is_word = "
        "0 AND NEW.origin <> 'master' AND (instr(NEW.folded_ja, a.folded) > 0 OR "
        "instr(NEW.folded_en, a.folded) > 0)) OR (a.is_generic = 0 AND a.is_word = 1 AND "
        "NEW.origin <> 'master' AND instr(NEW.words, ' ' || a.folded || ' ') > 0) OR "
        "(a.is_generic = 0 AND a.is_word = 0 AND a.is_sparing = 0 AND NEW.origin = 'master' "
        "AND instr(NEW.folded_ja, a.folded) > 0 AND glob('*[^ァ-ヺ]' || a.folded || '[^ァ-ヺ]*', ' "
        "' || NEW.folded_ja || ' '))))",
    ),
    Fence(
        *("product_of_no_master", "product", "INSERT"),
        "NEW.origin = 'master' AND NOT EXISTS (SELECT 1 FROM listed_drug WHERE code = NEW.id)",
    ),
    Fence(
        *("product_changes_its_origin", "product", "UPDATE"),
        "NEW.origin <> OLD.origin",
    ),
    Fence(
        *("assessment_lacks_lines", "assessment", "INSERT"),
        "(SELECT count(*) FROM treatment_line l WHERE l.treatment_id = NEW.treatment_id) <> "
        "(SELECT n_lines FROM treatment t WHERE t.id = NEW.treatment_id)",
    ),
    Fence(
        *("assessment_lacks_measurements", "assessment", "INSERT"),
        "(SELECT count(*) FROM treatment_measurement m WHERE m.treatment_id = "
        "NEW.treatment_id) <> (SELECT n_measurements FROM treatment t WHERE t.id = "
        "NEW.treatment_id)",
    ),
    Fence(
        *("finalisation_lacks_lines", "finalisation", "INSERT"),
        "(SELECT count(*) FROM treatment_line l WHERE l.treatment_id = NEW.treatment_id) <> "
        "(SELECT n_lines FROM treatment t WHERE t.id = NEW.treatment_id)",
    ),
    Fence(
        *("finalisation_lacks_assessment", "finalisation", "INSERT"),
        "NOT EXISTS (SELECT 1 FROM assessment WHERE treatment_id = NEW.treatment_id)",
    ),
    Fence(
        *("finalisation_by_no_physician", "finalisation", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.finalised_by) <> 'physician'",
    ),
    Fence(
        *("finalisation_lacks_an_end", "finalisation", "INSERT"),
        "(SELECT ended_at FROM treatment WHERE id = NEW.treatment_id) IS NULL",
    ),
    Fence(
        *("finalisation_of_an_old_version", "finalisation", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id "
        "WHERE t.id = NEW.treatment_id AND newer.version > t.version)",
    ),
    Fence(
        *("finalisation_of_a_withdrawn_record", "finalisation", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment_withdrawal WHERE treatment_id = NEW.treatment_id)",
    ),
    Fence(
        *("finalisation_of_an_unapproved_record", "finalisation", "INSERT"),
        "(SELECT is_proxy FROM treatment WHERE id = NEW.treatment_id) = 1 AND NOT EXISTS "
        "(SELECT 1 FROM treatment_approval WHERE treatment_id = NEW.treatment_id)",
    ),
    Fence(
        *("treatment_withdrawal_of_an_old_version", "treatment_withdrawal", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id "
        "WHERE t.id = NEW.treatment_id AND newer.version > t.version)",
    ),
    Fence(
        *("treatment_withdrawal_by_no_physician", "treatment_withdrawal", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.withdrawn_by) <> 'physician'",
    ),
    Fence(
        *("certificate_of_no_final_record", "certificate", "INSERT"),
        "NOT EXISTS (SELECT 1 FROM finalisation WHERE treatment_id = NEW.treatment_id)",
    ),
    Fence(
        *("certificate_of_an_old_version", "certificate", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id "
        "WHERE t.id = NEW.treatment_id AND newer.version > t.version)",
    ),
    Fence(
        *("certificate_of_a_withdrawn_record", "certificate", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment_withdrawal WHERE treatment_id = NEW.treatment_id)",
    ),
    Fence(
        *("certificate_names_another_record", "certificate", "INSERT"),
        "NOT EXISTS (SELECT 1 FROM treatment t WHERE t.id = NEW.treatment_id AND t.entry_id = "
        "NEW.entry_id AND t.patient_id = NEW.patient_id)",
    ),
    Fence(
        *("certificate_revocation_by_no_physician", "certificate_revocation", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.revoked_by) <> 'physician'",
    ),
    Fence(
        *("label_confirmed_by_the_wrong_role", "label_confirmation", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.confirmed_by) NOT IN ('physician', 'pharmacist')",
    ),
    Fence(
        *("product_completion_by_the_wrong_role", "product_completion", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.completed_by) NOT IN ('physician', 'pharmacist')",
    ),
    Fence(
        *("product_completion_of_a_known_label", "product_completion", "INSERT"),
        "(SELECT evidence FROM product WHERE id = NEW.product_id) <> 'listed'",
    ),
    Fence(
        *("product_stop_by_the_wrong_role", "product_stop", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.stated_by) NOT IN ('physician', 'pharmacist')",
    ),
    Fence(
        *("own_product_by_the_wrong_role", "own_product", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.kept_by) NOT IN ('physician', 'pharmacist', "
        "'administrator')",
    ),
    Fence(
        *("own_product_skips_a_version", "own_product", "INSERT"),
        "NEW.version > 1 + coalesce( (SELECT max(version) FROM own_product WHERE product_id = "
        "NEW.product_id), 0)",
    ),
    Fence(
        *("own_product_loses_its_approval", "own_product", "INSERT"),
        "NEW.approval = '' AND EXISTS (SELECT 1 FROM own_product WHERE product_id = "
        "NEW.product_id AND approval <> '')",
    ),
    Fence(
        *("own_product_under_anothers_number", "own_product", "INSERT"),
        "EXISTS (SELECT 1 FROM product WHERE id = NEW.product_id AND origin <> 'own')",
    ),
    Fence(
        *("product_of_the_clinic_unstated", "product", "INSERT"),
        "NEW.origin = 'own' AND NOT EXISTS (SELECT 1 FROM own_product WHERE product_id = "
        "NEW.id AND (approval <> '' OR NEW.is_listed = 0))",
    ),
    Fence(
        *("product_of_the_clinic_unapproved", "product", "UPDATE"),
        "NEW.is_listed = 1 AND NEW.origin = 'own' AND NOT EXISTS (SELECT 1 FROM own_product "
        "WHERE product_id = NEW.id AND approval <> '')",
    ),
    Fence(
        *("learnt_code_by_the_wrong_role", "learnt_code", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.learnt_by) NOT IN ('physician', 'pharmacist')",
    ),
    Fence(
        *("withdrawal_of_nothing_filed", "withdrawal", "INSERT"),
        "NOT EXISTS (SELECT 1 FROM competition WHERE id = NEW.filed_id) AND NOT EXISTS (SELECT "
        "1 FROM exemption WHERE id = NEW.filed_id) AND NOT EXISTS (SELECT 1 FROM ban WHERE id "
        "= NEW.filed_id) AND NOT EXISTS (SELECT 1 FROM outside_infusion WHERE id = "
        "NEW.filed_id) AND NOT EXISTS (SELECT 1 FROM known_clinic WHERE id = NEW.filed_id)",
    ),
    Fence(
        *("known_clinic_by_the_wrong_role", "known_clinic", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.kept_by) NOT IN ('physician', 'administrator')",
    ),
    Fence(
        *("known_clinic_twice", "known_clinic", "INSERT"),
        "EXISTS (SELECT 1 FROM known_clinic k WHERE k.fingerprint = NEW.fingerprint AND k.id "
        "<> NEW.id AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.filed_id = k.id))",
    ),
    Fence(
        *("known_clinic_taken_out_by_the_wrong_role", "withdrawal", "INSERT"),
        "EXISTS (SELECT 1 FROM known_clinic WHERE id = NEW.filed_id) AND (SELECT role FROM "
        "staff WHERE id = NEW.withdrawn_by) NOT IN ('physician', 'administrator')",
    ),
    Fence(
        *("revocation_list_of_nobody_known", "revocation_list", "INSERT"),
        "NOT EXISTS (SELECT 1 FROM known_clinic k WHERE k.fingerprint = NEW.fingerprint AND "
        "NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.filed_id = k.id))",
    ),
    Fence(
        *("revocation_list_goes_back", "revocation_list", "INSERT"),
        "EXISTS (SELECT 1 FROM revocation_list r WHERE r.fingerprint = NEW.fingerprint AND "
        "r.id <> NEW.id AND r.made_at >= NEW.made_at)",
    ),
    Fence(
        *("staff_skips_a_version", "staff", "UPDATE"),
        "NEW.version <> OLD.version + 1",
    ),
    Fence(
        *("staff_changes_identity", "staff", "UPDATE"),
        "NEW.id <> OLD.id OR NEW.login <> OLD.login OR NEW.is_emergency <> OLD.is_emergency",
    ),
    Fence(
        *("account_skips_a_version", "account", "UPDATE"),
        "NEW.version <> OLD.version + 1",
    ),
    Fence(
        *("account_goes_back", "account", "UPDATE"),
        "NEW.last_step < OLD.last_step OR NEW.member_id <> OLD.member_id",
    ),
    Fence(
        *("alarm_seen_by_the_wrong_role", "alarm_seen", "INSERT"),
        "(SELECT role FROM staff WHERE id = NEW.seen_by) NOT IN ('physician', 'administrator')",
    ),
    Fence(
        *("patient_skips_a_version", "patient", "UPDATE"),
        "NEW.version <> OLD.version + 1",
    ),
    Fence(
        *("patient_changes_identity", "patient", "UPDATE"),
        "NEW.id <> OLD.id",
    ),
    Fence(
        *("audit_breaks_the_chain", "audit", "INSERT"),
        "NEW.seq <> 1 + coalesce((SELECT max(seq) FROM audit), 0) OR NEW.prev <> "
        "coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32))",
    ),
    Fence(
        *("audit_of_an_unfinished_record", "audit", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment t WHERE t.deed = NEW.seq AND NOT EXISTS (SELECT 1 "
        "FROM assessment WHERE treatment_id = t.id))",
    ),
    Fence(
        *("checkpoint_off_the_chain", "checkpoint", "INSERT"),
        "NEW.seq <> coalesce((SELECT max(seq) FROM audit), 0)",
    ),
    Fence(
        *("audit_of_an_open_amendment", "audit", "INSERT"),
        "EXISTS (SELECT 1 FROM treatment t WHERE t.deed = NEW.seq AND t.amendment <> '' AND "
        "NOT EXISTS (SELECT 1 FROM finalisation WHERE treatment_id = t.id))",
    ),
    Fence(
        *("chain_head_leaves_the_chain", "chain_head", "UPDATE"),
        "NOT EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq AND hash = NEW.hash AND seq = "
        "(SELECT max(seq) FROM audit))",
    ),
    Sequel(
        "audit_moves_the_head",
        "audit",
        ("UPDATE chain_head SET seq = NEW.seq, hash = NEW.hash WHERE id = 1",),
    ),
    Sequel(
        "treatment_is_open",
        "treatment",
        (
            "DELETE FROM open_record WHERE entry_id = NEW.entry_id",
            "INSERT INTO open_record (treatment_id, entry_id) VALUES (NEW.id, NEW.entry_id)",
        ),
    ),
    Sequel(
        "finalisation_closes",
        "finalisation",
        ("DELETE FROM open_record WHERE treatment_id = NEW.treatment_id",),
    ),
    Sequel(
        "treatment_withdrawal_closes",
        "treatment_withdrawal",
        ("DELETE FROM open_record WHERE treatment_id = NEW.treatment_id",),
    ),
)


def _plain() -> Iterator[Fence]:
    for table, same in (*APPEND_ONLY.items(), *LASTING.items()):
        if same:
            taken = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608  our own words
            yield Fence(f"{table}{REPLACED}", table, "INSERT", taken)
        yield Fence(f"{table}_never_goes", table, "DELETE")
    for table in APPEND_ONLY:
        yield Fence(f"{table}_never_changes", table, "UPDATE")


FENCES: tuple[Fence | Sequel, ...] = (*_plain(), *_OTHERS)
