"""Step 0001: the triggers as they were then, for SQLite. Over 400 lines, because the list is one."""

from collections.abc import Iterator

from db.migrations.first.lasting import APPEND_ONLY, LASTING

_OTHERS = (
    (
        "CREATE TRIGGER treatment_skips_a_version BEFORE INSERT ON treatment WHEN NEW.version > 1 "
        "+ coalesce( (SELECT max(version) FROM treatment WHERE entry_id = NEW.entry_id), 0) BEGIN "
        "SELECT RAISE(ABORT, 'treatment_skips_a_version'); END"
    ),
    (
        "CREATE TRIGGER treatment_changes_its_patient BEFORE INSERT ON treatment WHEN EXISTS "
        "(SELECT 1 FROM treatment WHERE entry_id = NEW.entry_id AND patient_id <> NEW.patient_id) "
        "BEGIN SELECT RAISE(ABORT, 'treatment_changes_its_patient'); END"
    ),
    (
        "CREATE TRIGGER treatment_follows_a_final_one BEFORE INSERT ON treatment WHEN "
        "NEW.amendment = '' AND EXISTS (SELECT 1 FROM treatment t JOIN finalisation f ON "
        "f.treatment_id = t.id WHERE t.entry_id = NEW.entry_id AND t.version < NEW.version) BEGIN "
        "SELECT RAISE(ABORT, 'treatment_follows_a_final_one'); END"
    ),
    (
        "CREATE TRIGGER treatment_amends_no_final_one BEFORE INSERT ON treatment WHEN "
        "NEW.amendment <> '' AND NOT EXISTS (SELECT 1 FROM treatment t JOIN finalisation f ON "
        "f.treatment_id = t.id WHERE t.entry_id = NEW.entry_id AND t.version < NEW.version) BEGIN "
        "SELECT RAISE(ABORT, 'treatment_amends_no_final_one'); END"
    ),
    (
        "CREATE TRIGGER treatment_follows_a_withdrawn_one BEFORE INSERT ON treatment WHEN EXISTS "
        "(SELECT 1 FROM treatment t JOIN treatment_withdrawal w ON w.treatment_id = t.id WHERE "
        "t.entry_id = NEW.entry_id) BEGIN SELECT RAISE(ABORT, "
        "'treatment_follows_a_withdrawn_one'); END"
    ),
    (
        "CREATE TRIGGER treatment_prescriber_is_no_physician BEFORE INSERT ON treatment WHEN "
        "(SELECT role FROM staff WHERE id = NEW.physician_id) <> 'physician' BEGIN SELECT "
        "RAISE(ABORT, 'treatment_prescriber_is_no_physician'); END"
    ),
    (
        "CREATE TRIGGER open_record_goes_unfinished BEFORE DELETE ON open_record WHEN NOT (EXISTS "
        "(SELECT 1 FROM finalisation WHERE treatment_id = OLD.treatment_id) OR EXISTS (SELECT 1 "
        "FROM treatment_withdrawal WHERE treatment_id = OLD.treatment_id) OR EXISTS (SELECT 1 FROM "
        "treatment t JOIN treatment newer ON newer.entry_id = t.entry_id AND newer.version > "
        "t.version WHERE t.id = OLD.treatment_id)) BEGIN SELECT RAISE(ABORT, "
        "'open_record_goes_unfinished'); END"
    ),
    (
        "CREATE TRIGGER open_record_is_rewritten BEFORE UPDATE ON open_record BEGIN SELECT "
        "RAISE(ABORT, 'open_record_is_rewritten'); END"
    ),
    (
        "CREATE TRIGGER open_record_of_what_is_closed BEFORE INSERT ON open_record WHEN (EXISTS "
        "(SELECT 1 FROM finalisation WHERE treatment_id = NEW.treatment_id) OR EXISTS (SELECT 1 "
        "FROM treatment_withdrawal WHERE treatment_id = NEW.treatment_id) OR EXISTS (SELECT 1 FROM "
        "treatment t JOIN treatment newer ON newer.entry_id = t.entry_id AND newer.version > "
        "t.version WHERE t.id = NEW.treatment_id)) BEGIN SELECT RAISE(ABORT, "
        "'open_record_of_what_is_closed'); END"
    ),
    (
        "CREATE TRIGGER treatment_of_another_deed BEFORE INSERT ON treatment WHEN NEW.deed <> 1 + "
        "(SELECT seq FROM chain_head) BEGIN SELECT RAISE(ABORT, 'treatment_of_another_deed'); END"
    ),
    (
        "CREATE TRIGGER treatment_written_by_no_physician BEFORE INSERT ON treatment WHEN "
        "NEW.is_proxy = 0 AND (SELECT role FROM staff WHERE id = NEW.recorded_by) <> 'physician' "
        "AND NOT (NEW.n_steps > 0 AND EXISTS (SELECT 1 FROM treatment p WHERE p.entry_id = "
        "NEW.entry_id AND p.version = NEW.version - 1 AND p.n_steps = NEW.n_steps - 1 AND "
        "p.ordered_by = NEW.ordered_by AND p.ordered_at = NEW.ordered_at AND p.physician_id = "
        "NEW.physician_id AND p.diagnosis = NEW.diagnosis AND p.icd10 = NEW.icd10 AND "
        "p.diagnosis_codes = NEW.diagnosis_codes AND p.basis = NEW.basis AND p.n_lines = "
        "NEW.n_lines)) BEGIN SELECT RAISE(ABORT, 'treatment_written_by_no_physician'); END"
    ),
    (
        "CREATE TRIGGER treatment_ordered_by_no_physician BEFORE INSERT ON treatment WHEN (SELECT "
        "role FROM staff WHERE id = NEW.ordered_by) <> 'physician' BEGIN SELECT RAISE(ABORT, "
        "'treatment_ordered_by_no_physician'); END"
    ),
    (
        "CREATE TRIGGER treatment_forgets_its_course BEFORE INSERT ON treatment WHEN EXISTS "
        "(SELECT 1 FROM treatment p WHERE p.entry_id = NEW.entry_id AND p.version = NEW.version - "
        "1 AND p.n_steps > NEW.n_steps) BEGIN SELECT RAISE(ABORT, 'treatment_forgets_its_course'); "
        "END"
    ),
    (
        "CREATE TRIGGER treatment_step_beyond_the_entry BEFORE INSERT ON treatment_step WHEN "
        "NEW.place > (SELECT n_steps FROM treatment WHERE id = NEW.treatment_id) BEGIN SELECT "
        "RAISE(ABORT, 'treatment_step_beyond_the_entry'); END"
    ),
    (
        "CREATE TRIGGER treatment_step_rewrites_the_course BEFORE INSERT ON treatment_step WHEN "
        "EXISTS (SELECT 1 FROM treatment t JOIN treatment p ON p.entry_id = t.entry_id AND "
        "p.version = t.version - 1 JOIN treatment_step s ON s.treatment_id = p.id AND s.place = "
        "NEW.place WHERE t.id = NEW.treatment_id AND (s.step_id <> NEW.step_id OR s.act <> NEW.act "
        "OR s.happened_at <> NEW.happened_at OR s.done_by <> NEW.done_by OR s.written_at <> "
        "NEW.written_at OR s.delivered IS NOT NEW.delivered OR s.rate IS NOT NEW.rate OR s.note <> "
        "NEW.note OR s.checks <> NEW.checks)) BEGIN SELECT RAISE(ABORT, "
        "'treatment_step_rewrites_the_course'); END"
    ),
    (
        "CREATE TRIGGER treatment_step_by_the_wrong_role BEFORE INSERT ON treatment_step WHEN "
        "(SELECT role FROM staff WHERE id = NEW.done_by) NOT IN ('physician', 'nurse') BEGIN "
        "SELECT RAISE(ABORT, 'treatment_step_by_the_wrong_role'); END"
    ),
    (
        "CREATE TRIGGER assessment_lacks_steps BEFORE INSERT ON assessment WHEN (SELECT count(*) "
        "FROM treatment_step s WHERE s.treatment_id = NEW.treatment_id) <> (SELECT n_steps FROM "
        "treatment t WHERE t.id = NEW.treatment_id) BEGIN SELECT RAISE(ABORT, "
        "'assessment_lacks_steps'); END"
    ),
    (
        "CREATE TRIGGER finalisation_of_an_order BEFORE INSERT ON finalisation WHEN (SELECT "
        "ordered_by FROM treatment WHERE id = NEW.treatment_id) IS NOT NULL AND NOT EXISTS (SELECT "
        "1 FROM treatment_step WHERE treatment_id = NEW.treatment_id AND act = 'ended') BEGIN "
        "SELECT RAISE(ABORT, 'finalisation_of_an_order'); END"
    ),
    (
        "CREATE TRIGGER treatment_approval_of_no_proxy BEFORE INSERT ON treatment_approval WHEN "
        "(SELECT is_proxy FROM treatment WHERE id = NEW.treatment_id) = 0 BEGIN SELECT "
        "RAISE(ABORT, 'treatment_approval_of_no_proxy'); END"
    ),
    (
        "CREATE TRIGGER treatment_approval_of_an_old_version BEFORE INSERT ON treatment_approval "
        "WHEN EXISTS (SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = "
        "t.entry_id WHERE t.id = NEW.treatment_id AND newer.version > t.version) BEGIN SELECT "
        "RAISE(ABORT, 'treatment_approval_of_an_old_version'); END"
    ),
    (
        "CREATE TRIGGER treatment_approval_of_a_withdrawn_record BEFORE INSERT ON "
        "treatment_approval WHEN EXISTS (SELECT 1 FROM treatment_withdrawal WHERE treatment_id = "
        "NEW.treatment_id) BEGIN SELECT RAISE(ABORT, 'treatment_approval_of_a_withdrawn_record'); "
        "END"
    ),
    (
        "CREATE TRIGGER treatment_approval_by_no_physician BEFORE INSERT ON treatment_approval "
        "WHEN (SELECT role FROM staff WHERE id = NEW.approved_by) <> 'physician' BEGIN SELECT "
        "RAISE(ABORT, 'treatment_approval_by_no_physician'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_beyond_the_entry BEFORE INSERT ON treatment_line WHEN "
        "NEW.line_no > (SELECT n_lines FROM treatment WHERE id = NEW.treatment_id) BEGIN SELECT "
        "RAISE(ABORT, 'treatment_line_beyond_the_entry'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_names_another_product BEFORE INSERT ON treatment_line WHEN "
        "EXISTS (SELECT 1 FROM product p WHERE p.id = NEW.product_id AND (p.brand_ja <> NEW.brand "
        "OR p.generic_ja <> NEW.generic OR p.yj <> NEW.yj)) BEGIN SELECT RAISE(ABORT, "
        "'treatment_line_names_another_product'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_product_not_in_force BEFORE INSERT ON treatment_line WHEN "
        "EXISTS (SELECT 1 FROM product p JOIN treatment t ON t.id = NEW.treatment_id WHERE p.id = "
        "NEW.product_id AND (p.is_listed = 0 OR p.in_force_from > date(t.started_at / 1000 + "
        "t.utc_offset_min * 60, 'unixepoch') OR p.in_force_to < date(t.started_at / 1000 + "
        "t.utc_offset_min * 60, 'unixepoch') OR p.listed_until < date(t.started_at / 1000 + "
        "t.utc_offset_min * 60, 'unixepoch'))) BEGIN SELECT RAISE(ABORT, "
        "'treatment_line_product_not_in_force'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_product_blocked BEFORE INSERT ON treatment_line WHEN EXISTS "
        "(SELECT 1 FROM product p JOIN blocked_alias a ON a.folded IN (p.folded_ja, p.folded_en) "
        "WHERE p.id = NEW.product_id AND a.is_listed = 1) BEGIN SELECT RAISE(ABORT, "
        "'treatment_line_product_blocked'); END"
    ),
    (
        "CREATE TRIGGER treatment_measurement_beyond_the_entry BEFORE INSERT ON "
        "treatment_measurement WHEN NEW.place > (SELECT n_measurements FROM treatment WHERE id = "
        "NEW.treatment_id) BEGIN SELECT RAISE(ABORT, 'treatment_measurement_beyond_the_entry'); "
        "END"
    ),
    (
        "CREATE TRIGGER product_name_blocked BEFORE INSERT ON product WHEN NEW.is_listed = 1 AND "
        "EXISTS ( SELECT 1 FROM blocked_alias a WHERE a.is_listed = 1 AND ( a.folded IN "
        "(NEW.folded_ja, NEW.folded_en) OR (a.is_generic = 0 AND a.is_word = 0 AND NEW.origin <> "
        "'master' AND (instr(NEW.folded_ja, a.folded) > 0 OR instr(NEW.folded_en, a.folded) > 0)) "
        "OR (a.is_generic = 0 AND a.is_word = 1 AND NEW.origin <> 'master' AND instr(NEW.words, ' "
        "' || a.folded || ' ') > 0) OR (a.is_generic = 0 AND a.is_word = 0 AND a.is_sparing = 0 "
        "AND NEW.origin = 'master' AND instr(NEW.folded_ja, a.folded) > 0 AND ' ' || NEW.folded_ja "
        "|| ' ' GLOB '*[^ァ-ヺ]' || a.folded || '[^ァ-ヺ]*'))) BEGIN SELECT RAISE(ABORT, "
        "'product_name_blocked'); END"
    ),
    (
        "CREATE TRIGGER product_name_becomes_blocked BEFORE UPDATE ON product WHEN NEW.is_listed = "
        "1 AND EXISTS ( SELECT 1 FROM blocked_alias a WHERE a.is_listed = 1 AND ( a.folded IN "
        "(NEW.folded_ja, NEW.folded_en) OR (a.is_generic = 0 AND a.is_word = 0 AND NEW.origin <> "
        "'master' AND (instr(NEW.folded_ja, a.folded) > 0 OR instr(NEW.folded_en, a.folded) > 0)) "
        "OR (a.is_generic = 0 AND a.is_word = 1 AND NEW.origin <> 'master' AND instr(NEW.words, ' "
        "' || a.folded || ' ') > 0) OR (a.is_generic = 0 AND a.is_word = 0 AND a.is_sparing = 0 "
        "AND NEW.origin = 'master' AND instr(NEW.folded_ja, a.folded) > 0 AND ' ' || NEW.folded_ja "
        "|| ' ' GLOB '*[^ァ-ヺ]' || a.folded || '[^ァ-ヺ]*'))) BEGIN SELECT RAISE(ABORT, "
        "'product_name_becomes_blocked'); END"
    ),
    (
        "CREATE TRIGGER product_of_no_master BEFORE INSERT ON product WHEN NEW.origin = 'master' "
        "AND NOT EXISTS (SELECT 1 FROM listed_drug WHERE code = NEW.id) BEGIN SELECT RAISE(ABORT, "
        "'product_of_no_master'); END"
    ),
    (
        "CREATE TRIGGER product_changes_its_origin BEFORE UPDATE ON product WHEN NEW.origin <> "
        "OLD.origin BEGIN SELECT RAISE(ABORT, 'product_changes_its_origin'); END"
    ),
    (
        "CREATE TRIGGER assessment_lacks_lines BEFORE INSERT ON assessment WHEN (SELECT count(*) "
        "FROM treatment_line l WHERE l.treatment_id = NEW.treatment_id) <> (SELECT n_lines FROM "
        "treatment t WHERE t.id = NEW.treatment_id) BEGIN SELECT RAISE(ABORT, "
        "'assessment_lacks_lines'); END"
    ),
    (
        "CREATE TRIGGER assessment_lacks_measurements BEFORE INSERT ON assessment WHEN (SELECT "
        "count(*) FROM treatment_measurement m WHERE m.treatment_id = NEW.treatment_id) <> (SELECT "
        "n_measurements FROM treatment t WHERE t.id = NEW.treatment_id) BEGIN SELECT RAISE(ABORT, "
        "'assessment_lacks_measurements'); END"
    ),
    (
        "CREATE TRIGGER finalisation_lacks_lines BEFORE INSERT ON finalisation WHEN (SELECT "
        "count(*) FROM treatment_line l WHERE l.treatment_id = NEW.treatment_id) <> (SELECT "
        "n_lines FROM treatment t WHERE t.id = NEW.treatment_id) BEGIN SELECT RAISE(ABORT, "
        "'finalisation_lacks_lines'); END"
    ),
    (
        "CREATE TRIGGER finalisation_lacks_assessment BEFORE INSERT ON finalisation WHEN NOT "
        "EXISTS (SELECT 1 FROM assessment WHERE treatment_id = NEW.treatment_id) BEGIN SELECT "
        "RAISE(ABORT, 'finalisation_lacks_assessment'); END"
    ),
    (
        "CREATE TRIGGER finalisation_by_no_physician BEFORE INSERT ON finalisation WHEN (SELECT "
        "role FROM staff WHERE id = NEW.finalised_by) <> 'physician' BEGIN SELECT RAISE(ABORT, "
        "'finalisation_by_no_physician'); END"
    ),
    (
        "CREATE TRIGGER finalisation_lacks_an_end BEFORE INSERT ON finalisation WHEN (SELECT "
        "ended_at FROM treatment WHERE id = NEW.treatment_id) IS NULL BEGIN SELECT RAISE(ABORT, "
        "'finalisation_lacks_an_end'); END"
    ),
    (
        "CREATE TRIGGER finalisation_of_an_old_version BEFORE INSERT ON finalisation WHEN EXISTS "
        "(SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id WHERE t.id "
        "= NEW.treatment_id AND newer.version > t.version) BEGIN SELECT RAISE(ABORT, "
        "'finalisation_of_an_old_version'); END"
    ),
    (
        "CREATE TRIGGER finalisation_of_a_withdrawn_record BEFORE INSERT ON finalisation WHEN "
        "EXISTS (SELECT 1 FROM treatment_withdrawal WHERE treatment_id = NEW.treatment_id) BEGIN "
        "SELECT RAISE(ABORT, 'finalisation_of_a_withdrawn_record'); END"
    ),
    (
        "CREATE TRIGGER finalisation_of_an_unapproved_record BEFORE INSERT ON finalisation WHEN "
        "(SELECT is_proxy FROM treatment WHERE id = NEW.treatment_id) = 1 AND NOT EXISTS (SELECT 1 "
        "FROM treatment_approval WHERE treatment_id = NEW.treatment_id) BEGIN SELECT RAISE(ABORT, "
        "'finalisation_of_an_unapproved_record'); END"
    ),
    (
        "CREATE TRIGGER treatment_withdrawal_of_an_old_version BEFORE INSERT ON "
        "treatment_withdrawal WHEN EXISTS (SELECT 1 FROM treatment t JOIN treatment newer ON "
        "newer.entry_id = t.entry_id WHERE t.id = NEW.treatment_id AND newer.version > t.version) "
        "BEGIN SELECT RAISE(ABORT, 'treatment_withdrawal_of_an_old_version'); END"
    ),
    (
        "CREATE TRIGGER treatment_withdrawal_by_no_physician BEFORE INSERT ON treatment_withdrawal "
        "WHEN (SELECT role FROM staff WHERE id = NEW.withdrawn_by) <> 'physician' BEGIN SELECT "
        "RAISE(ABORT, 'treatment_withdrawal_by_no_physician'); END"
    ),
    (
        "CREATE TRIGGER certificate_of_no_final_record BEFORE INSERT ON certificate WHEN NOT "
        "EXISTS (SELECT 1 FROM finalisation WHERE treatment_id = NEW.treatment_id) BEGIN SELECT "
        "RAISE(ABORT, 'certificate_of_no_final_record'); END"
    ),
    (
        "CREATE TRIGGER certificate_of_an_old_version BEFORE INSERT ON certificate WHEN EXISTS "
        "(SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id WHERE t.id "
        "= NEW.treatment_id AND newer.version > t.version) BEGIN SELECT RAISE(ABORT, "
        "'certificate_of_an_old_version'); END"
    ),
    (
        "CREATE TRIGGER certificate_of_a_withdrawn_record BEFORE INSERT ON certificate WHEN EXISTS "
        "(SELECT 1 FROM treatment_withdrawal WHERE treatment_id = NEW.treatment_id) BEGIN SELECT "
        "RAISE(ABORT, 'certificate_of_a_withdrawn_record'); END"
    ),
    (
        "CREATE TRIGGER certificate_names_another_record BEFORE INSERT ON certificate WHEN NOT "
        "EXISTS (SELECT 1 FROM treatment t WHERE t.id = NEW.treatment_id AND t.entry_id = "
        "NEW.entry_id AND t.patient_id = NEW.patient_id) BEGIN SELECT RAISE(ABORT, "
        "'certificate_names_another_record'); END"
    ),
    (
        "CREATE TRIGGER certificate_revocation_by_no_physician BEFORE INSERT ON "
        "certificate_revocation WHEN (SELECT role FROM staff WHERE id = NEW.revoked_by) <> "
        "'physician' BEGIN SELECT RAISE(ABORT, 'certificate_revocation_by_no_physician'); END"
    ),
    (
        "CREATE TRIGGER label_confirmed_by_the_wrong_role BEFORE INSERT ON label_confirmation WHEN "
        "(SELECT role FROM staff WHERE id = NEW.confirmed_by) NOT IN ('physician', 'pharmacist') "
        "BEGIN SELECT RAISE(ABORT, 'label_confirmed_by_the_wrong_role'); END"
    ),
    (
        "CREATE TRIGGER product_completion_by_the_wrong_role BEFORE INSERT ON product_completion "
        "WHEN (SELECT role FROM staff WHERE id = NEW.completed_by) NOT IN ('physician', "
        "'pharmacist') BEGIN SELECT RAISE(ABORT, 'product_completion_by_the_wrong_role'); END"
    ),
    (
        "CREATE TRIGGER product_completion_of_a_known_label BEFORE INSERT ON product_completion "
        "WHEN (SELECT evidence FROM product WHERE id = NEW.product_id) <> 'listed' BEGIN SELECT "
        "RAISE(ABORT, 'product_completion_of_a_known_label'); END"
    ),
    (
        "CREATE TRIGGER product_stop_by_the_wrong_role BEFORE INSERT ON product_stop WHEN (SELECT "
        "role FROM staff WHERE id = NEW.stated_by) NOT IN ('physician', 'pharmacist') BEGIN SELECT "
        "RAISE(ABORT, 'product_stop_by_the_wrong_role'); END"
    ),
    (
        "CREATE TRIGGER own_product_by_the_wrong_role BEFORE INSERT ON own_product WHEN (SELECT "
        "role FROM staff WHERE id = NEW.kept_by) NOT IN ('physician', 'pharmacist', "
        "'administrator') BEGIN SELECT RAISE(ABORT, 'own_product_by_the_wrong_role'); END"
    ),
    (
        "CREATE TRIGGER own_product_skips_a_version BEFORE INSERT ON own_product WHEN NEW.version "
        "> 1 + coalesce( (SELECT max(version) FROM own_product WHERE product_id = NEW.product_id), "
        "0) BEGIN SELECT RAISE(ABORT, 'own_product_skips_a_version'); END"
    ),
    (
        "CREATE TRIGGER own_product_loses_its_approval BEFORE INSERT ON own_product WHEN "
        "NEW.approval = '' AND EXISTS (SELECT 1 FROM own_product WHERE product_id = NEW.product_id "
        "AND approval <> '') BEGIN SELECT RAISE(ABORT, 'own_product_loses_its_approval'); END"
    ),
    (
        "CREATE TRIGGER own_product_under_anothers_number BEFORE INSERT ON own_product WHEN EXISTS "
        "(SELECT 1 FROM product WHERE id = NEW.product_id AND origin <> 'own') BEGIN SELECT "
        "RAISE(ABORT, 'own_product_under_anothers_number'); END"
    ),
    (
        "CREATE TRIGGER product_of_the_clinic_unstated BEFORE INSERT ON product WHEN NEW.origin = "
        "'own' AND NOT EXISTS (SELECT 1 FROM own_product WHERE product_id = NEW.id AND (approval "
        "<> '' OR NEW.is_listed = 0)) BEGIN SELECT RAISE(ABORT, 'product_of_the_clinic_unstated'); "
        "END"
    ),
    (
        "CREATE TRIGGER product_of_the_clinic_unapproved BEFORE UPDATE ON product WHEN "
        "NEW.is_listed = 1 AND NEW.origin = 'own' AND NOT EXISTS (SELECT 1 FROM own_product WHERE "
        "product_id = NEW.id AND approval <> '') BEGIN SELECT RAISE(ABORT, "
        "'product_of_the_clinic_unapproved'); END"
    ),
    (
        "CREATE TRIGGER learnt_code_by_the_wrong_role BEFORE INSERT ON learnt_code WHEN (SELECT "
        "role FROM staff WHERE id = NEW.learnt_by) NOT IN ('physician', 'pharmacist') BEGIN SELECT "
        "RAISE(ABORT, 'learnt_code_by_the_wrong_role'); END"
    ),
    (
        "CREATE TRIGGER withdrawal_of_nothing_filed BEFORE INSERT ON withdrawal WHEN NOT EXISTS "
        "(SELECT 1 FROM competition WHERE id = NEW.filed_id) AND NOT EXISTS (SELECT 1 FROM "
        "exemption WHERE id = NEW.filed_id) AND NOT EXISTS (SELECT 1 FROM outside_infusion WHERE "
        "id = NEW.filed_id) AND NOT EXISTS (SELECT 1 FROM known_clinic WHERE id = NEW.filed_id) "
        "BEGIN SELECT RAISE(ABORT, 'withdrawal_of_nothing_filed'); END"
    ),
    (
        "CREATE TRIGGER known_clinic_by_the_wrong_role BEFORE INSERT ON known_clinic WHEN (SELECT "
        "role FROM staff WHERE id = NEW.kept_by) NOT IN ('physician', 'administrator') BEGIN "
        "SELECT RAISE(ABORT, 'known_clinic_by_the_wrong_role'); END"
    ),
    (
        "CREATE TRIGGER known_clinic_twice BEFORE INSERT ON known_clinic WHEN EXISTS (SELECT 1 "
        "FROM known_clinic k WHERE k.fingerprint = NEW.fingerprint AND k.id <> NEW.id AND NOT "
        "EXISTS (SELECT 1 FROM withdrawal w WHERE w.filed_id = k.id)) BEGIN SELECT RAISE(ABORT, "
        "'known_clinic_twice'); END"
    ),
    (
        "CREATE TRIGGER known_clinic_taken_out_by_the_wrong_role BEFORE INSERT ON withdrawal WHEN "
        "EXISTS (SELECT 1 FROM known_clinic WHERE id = NEW.filed_id) AND (SELECT role FROM staff "
        "WHERE id = NEW.withdrawn_by) NOT IN ('physician', 'administrator') BEGIN SELECT "
        "RAISE(ABORT, 'known_clinic_taken_out_by_the_wrong_role'); END"
    ),
    (
        "CREATE TRIGGER revocation_list_of_nobody_known BEFORE INSERT ON revocation_list WHEN NOT "
        "EXISTS (SELECT 1 FROM known_clinic k WHERE k.fingerprint = NEW.fingerprint AND NOT EXISTS "
        "(SELECT 1 FROM withdrawal w WHERE w.filed_id = k.id)) BEGIN SELECT RAISE(ABORT, "
        "'revocation_list_of_nobody_known'); END"
    ),
    (
        "CREATE TRIGGER revocation_list_goes_back BEFORE INSERT ON revocation_list WHEN EXISTS "
        "(SELECT 1 FROM revocation_list r WHERE r.fingerprint = NEW.fingerprint AND r.id <> NEW.id "
        "AND r.made_at >= NEW.made_at) BEGIN SELECT RAISE(ABORT, 'revocation_list_goes_back'); END"
    ),
    (
        "CREATE TRIGGER staff_skips_a_version BEFORE UPDATE ON staff WHEN NEW.version <> "
        "OLD.version + 1 BEGIN SELECT RAISE(ABORT, 'staff_skips_a_version'); END"
    ),
    (
        "CREATE TRIGGER staff_changes_identity BEFORE UPDATE ON staff WHEN NEW.id <> OLD.id OR "
        "NEW.login <> OLD.login OR NEW.is_emergency <> OLD.is_emergency BEGIN SELECT RAISE(ABORT, "
        "'staff_changes_identity'); END"
    ),
    (
        "CREATE TRIGGER account_skips_a_version BEFORE UPDATE ON account WHEN NEW.version <> "
        "OLD.version + 1 BEGIN SELECT RAISE(ABORT, 'account_skips_a_version'); END"
    ),
    (
        "CREATE TRIGGER account_goes_back BEFORE UPDATE ON account WHEN NEW.last_step < "
        "OLD.last_step OR NEW.member_id <> OLD.member_id BEGIN SELECT RAISE(ABORT, "
        "'account_goes_back'); END"
    ),
    (
        "CREATE TRIGGER alarm_seen_by_the_wrong_role BEFORE INSERT ON alarm_seen WHEN (SELECT role "
        "FROM staff WHERE id = NEW.seen_by) NOT IN ('physician', 'administrator') BEGIN SELECT "
        "RAISE(ABORT, 'alarm_seen_by_the_wrong_role'); END"
    ),
    (
        "CREATE TRIGGER patient_skips_a_version BEFORE UPDATE ON patient WHEN NEW.version <> "
        "OLD.version + 1 BEGIN SELECT RAISE(ABORT, 'patient_skips_a_version'); END"
    ),
    (
        "CREATE TRIGGER patient_changes_identity BEFORE UPDATE ON patient WHEN NEW.id <> OLD.id "
        "BEGIN SELECT RAISE(ABORT, 'patient_changes_identity'); END"
    ),
    (
        "CREATE TRIGGER audit_breaks_the_chain BEFORE INSERT ON audit WHEN NEW.seq <> 1 + "
        "coalesce((SELECT max(seq) FROM audit), 0) OR NEW.prev <> coalesce((SELECT hash FROM audit "
        "ORDER BY seq DESC LIMIT 1), zeroblob(32)) BEGIN SELECT RAISE(ABORT, "
        "'audit_breaks_the_chain'); END"
    ),
    (
        "CREATE TRIGGER audit_of_an_unfinished_record BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 "
        "FROM treatment t WHERE t.deed = NEW.seq AND NOT EXISTS (SELECT 1 FROM assessment WHERE "
        "treatment_id = t.id)) BEGIN SELECT RAISE(ABORT, 'audit_of_an_unfinished_record'); END"
    ),
    (
        "CREATE TRIGGER checkpoint_off_the_chain BEFORE INSERT ON checkpoint WHEN NEW.seq <> "
        "coalesce((SELECT max(seq) FROM audit), 0) BEGIN SELECT RAISE(ABORT, "
        "'checkpoint_off_the_chain'); END"
    ),
    (
        "CREATE TRIGGER audit_of_an_open_amendment BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 "
        "FROM treatment t WHERE t.deed = NEW.seq AND t.amendment <> '' AND NOT EXISTS (SELECT 1 "
        "FROM finalisation WHERE treatment_id = t.id)) BEGIN SELECT RAISE(ABORT, "
        "'audit_of_an_open_amendment'); END"
    ),
    (
        "CREATE TRIGGER chain_head_leaves_the_chain BEFORE UPDATE ON chain_head WHEN NOT EXISTS "
        "(SELECT 1 FROM audit WHERE seq = NEW.seq AND hash = NEW.hash AND seq = (SELECT max(seq) "
        "FROM audit)) BEGIN SELECT RAISE(ABORT, 'chain_head_leaves_the_chain'); END"
    ),
    (
        "CREATE TRIGGER audit_moves_the_head AFTER INSERT ON audit BEGIN UPDATE chain_head SET seq "
        "= NEW.seq, hash = NEW.hash WHERE id = 1; END"
    ),
    (
        "CREATE TRIGGER treatment_is_open AFTER INSERT ON treatment BEGIN DELETE FROM open_record "
        "WHERE entry_id = NEW.entry_id; INSERT INTO open_record (treatment_id, entry_id) VALUES "
        "(NEW.id, NEW.entry_id); END"
    ),
    (
        "CREATE TRIGGER finalisation_closes AFTER INSERT ON finalisation BEGIN DELETE FROM "
        "open_record WHERE treatment_id = NEW.treatment_id; END"
    ),
    (
        "CREATE TRIGGER treatment_withdrawal_closes AFTER INSERT ON treatment_withdrawal BEGIN "
        "DELETE FROM open_record WHERE treatment_id = NEW.treatment_id; END"
    ),
)


def _plain() -> Iterator[str]:
    for table, same in (*APPEND_ONLY.items(), *LASTING.items()):
        if same:
            taken = f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608  our own words
            yield _refuse(f"{table}_is_never_replaced", f"INSERT ON {table}{taken}")
        yield _refuse(f"{table}_never_goes", f"DELETE ON {table}")
    for table in APPEND_ONLY:
        yield _refuse(f"{table}_never_changes", f"UPDATE ON {table}")


def _refuse(name: str, deed: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {deed} BEGIN SELECT RAISE(ABORT, '{name}'); END"


FENCES = (*_plain(), *_OTHERS)
