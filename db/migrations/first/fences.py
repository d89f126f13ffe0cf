"""Step 0001: the triggers as they were then, for SQLite."""

FENCES = (
    (
        "CREATE TRIGGER treatment_is_never_replaced BEFORE INSERT ON treatment WHEN EXISTS "
        "(SELECT 1 FROM treatment WHERE id = NEW.id OR (entry_id = NEW.entry_id AND version = "
        "NEW.version)) BEGIN SELECT RAISE(ABORT, 'treatment_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER treatment_never_goes BEFORE DELETE ON treatment BEGIN SELECT "
        "RAISE(ABORT, 'treatment_never_goes'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_is_never_replaced BEFORE INSERT ON treatment_line WHEN "
        "EXISTS (SELECT 1 FROM treatment_line WHERE treatment_id = NEW.treatment_id AND line_no "
        "= NEW.line_no) BEGIN SELECT RAISE(ABORT, 'treatment_line_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_never_goes BEFORE DELETE ON treatment_line BEGIN SELECT "
        "RAISE(ABORT, 'treatment_line_never_goes'); END"
    ),
    (
        "CREATE TRIGGER assessment_is_never_replaced BEFORE INSERT ON assessment WHEN EXISTS "
        "(SELECT 1 FROM assessment WHERE treatment_id = NEW.treatment_id) BEGIN SELECT "
        "RAISE(ABORT, 'assessment_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER assessment_never_goes BEFORE DELETE ON assessment BEGIN SELECT "
        "RAISE(ABORT, 'assessment_never_goes'); END"
    ),
    (
        "CREATE TRIGGER verdict_is_never_replaced BEFORE INSERT ON verdict WHEN EXISTS (SELECT "
        "1 FROM verdict WHERE treatment_id = NEW.treatment_id AND (place = NEW.place OR body = "
        "NEW.body)) BEGIN SELECT RAISE(ABORT, 'verdict_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER verdict_never_goes BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, "
        "'verdict_never_goes'); END"
    ),
    (
        "CREATE TRIGGER finalisation_is_never_replaced BEFORE INSERT ON finalisation WHEN "
        "EXISTS (SELECT 1 FROM finalisation WHERE treatment_id = NEW.treatment_id) BEGIN SELECT "
        "RAISE(ABORT, 'finalisation_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER finalisation_never_goes BEFORE DELETE ON finalisation BEGIN SELECT "
        "RAISE(ABORT, 'finalisation_never_goes'); END"
    ),
    (
        "CREATE TRIGGER certificate_is_never_replaced BEFORE INSERT ON certificate WHEN EXISTS "
        "(SELECT 1 FROM certificate WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, "
        "'certificate_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER certificate_never_goes BEFORE DELETE ON certificate BEGIN SELECT "
        "RAISE(ABORT, 'certificate_never_goes'); END"
    ),
    (
        "CREATE TRIGGER audit_never_goes BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, "
        "'audit_never_goes'); END"
    ),
    (
        "CREATE TRIGGER label_confirmation_is_never_replaced BEFORE INSERT ON "
        "label_confirmation WHEN EXISTS (SELECT 1 FROM label_confirmation WHERE product_id = "
        "NEW.product_id AND confirmed_at = NEW.confirmed_at) BEGIN SELECT RAISE(ABORT, "
        "'label_confirmation_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER label_confirmation_never_goes BEFORE DELETE ON label_confirmation BEGIN "
        "SELECT RAISE(ABORT, 'label_confirmation_never_goes'); END"
    ),
    (
        "CREATE TRIGGER reference_load_is_never_replaced BEFORE INSERT ON reference_load WHEN "
        "EXISTS (SELECT 1 FROM reference_load WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, "
        "'reference_load_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER reference_load_never_goes BEFORE DELETE ON reference_load BEGIN SELECT "
        "RAISE(ABORT, 'reference_load_never_goes'); END"
    ),
    (
        "CREATE TRIGGER facility_is_never_replaced BEFORE INSERT ON facility WHEN EXISTS "
        "(SELECT 1 FROM facility WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, "
        "'facility_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER facility_never_goes BEFORE DELETE ON facility BEGIN SELECT RAISE(ABORT, "
        "'facility_never_goes'); END"
    ),
    (
        "CREATE TRIGGER staff_is_never_replaced BEFORE INSERT ON staff WHEN EXISTS (SELECT 1 "
        "FROM staff WHERE id = NEW.id OR login = NEW.login) BEGIN SELECT RAISE(ABORT, "
        "'staff_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER staff_never_goes BEFORE DELETE ON staff BEGIN SELECT RAISE(ABORT, "
        "'staff_never_goes'); END"
    ),
    (
        "CREATE TRIGGER patient_is_never_replaced BEFORE INSERT ON patient WHEN EXISTS (SELECT "
        "1 FROM patient WHERE id = NEW.id OR number = NEW.number) BEGIN SELECT RAISE(ABORT, "
        "'patient_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER patient_never_goes BEFORE DELETE ON patient BEGIN SELECT RAISE(ABORT, "
        "'patient_never_goes'); END"
    ),
    (
        "CREATE TRIGGER product_is_never_replaced BEFORE INSERT ON product WHEN EXISTS (SELECT "
        "1 FROM product WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, "
        "'product_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER product_never_goes BEFORE DELETE ON product BEGIN SELECT RAISE(ABORT, "
        "'product_never_goes'); END"
    ),
    (
        "CREATE TRIGGER blocked_name_is_never_replaced BEFORE INSERT ON blocked_name WHEN "
        "EXISTS (SELECT 1 FROM blocked_name WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, "
        "'blocked_name_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER blocked_name_never_goes BEFORE DELETE ON blocked_name BEGIN SELECT "
        "RAISE(ABORT, 'blocked_name_never_goes'); END"
    ),
    (
        "CREATE TRIGGER blocked_alias_is_never_replaced BEFORE INSERT ON blocked_alias WHEN "
        "EXISTS (SELECT 1 FROM blocked_alias WHERE folded = NEW.folded) BEGIN SELECT "
        "RAISE(ABORT, 'blocked_alias_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER blocked_alias_never_goes BEFORE DELETE ON blocked_alias BEGIN SELECT "
        "RAISE(ABORT, 'blocked_alias_never_goes'); END"
    ),
    (
        "CREATE TRIGGER chain_head_is_never_replaced BEFORE INSERT ON chain_head WHEN EXISTS "
        "(SELECT 1 FROM chain_head WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, "
        "'chain_head_is_never_replaced'); END"
    ),
    (
        "CREATE TRIGGER chain_head_never_goes BEFORE DELETE ON chain_head BEGIN SELECT "
        "RAISE(ABORT, 'chain_head_never_goes'); END"
    ),
    (
        "CREATE TRIGGER treatment_never_changes BEFORE UPDATE ON treatment BEGIN SELECT "
        "RAISE(ABORT, 'treatment_never_changes'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_never_changes BEFORE UPDATE ON treatment_line BEGIN "
        "SELECT RAISE(ABORT, 'treatment_line_never_changes'); END"
    ),
    (
        "CREATE TRIGGER assessment_never_changes BEFORE UPDATE ON assessment BEGIN SELECT "
        "RAISE(ABORT, 'assessment_never_changes'); END"
    ),
    (
        "CREATE TRIGGER verdict_never_changes BEFORE UPDATE ON verdict BEGIN SELECT "
        "RAISE(ABORT, 'verdict_never_changes'); END"
    ),
    (
        "CREATE TRIGGER finalisation_never_changes BEFORE UPDATE ON finalisation BEGIN SELECT "
        "RAISE(ABORT, 'finalisation_never_changes'); END"
    ),
    (
        "CREATE TRIGGER certificate_never_changes BEFORE UPDATE ON certificate BEGIN SELECT "
        "RAISE(ABORT, 'certificate_never_changes'); END"
    ),
    (
        "CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, "
        "'audit_never_changes'); END"
    ),
    (
        "CREATE TRIGGER label_confirmation_never_changes BEFORE UPDATE ON label_confirmation "
        "BEGIN SELECT RAISE(ABORT, 'label_confirmation_never_changes'); END"
    ),
    (
        "CREATE TRIGGER reference_load_never_changes BEFORE UPDATE ON reference_load BEGIN "
        "SELECT RAISE(ABORT, 'reference_load_never_changes'); END"
    ),
    (
        "CREATE TRIGGER treatment_skips_a_version BEFORE INSERT ON treatment WHEN NEW.version > "
        "1 + coalesce( (SELECT max(version) FROM treatment WHERE entry_id = NEW.entry_id), 0) "
        "BEGIN SELECT RAISE(ABORT, 'treatment_skips_a_version'); END"
    ),
    (
        "CREATE TRIGGER treatment_changes_its_patient BEFORE INSERT ON treatment WHEN EXISTS "
        "(SELECT 1 FROM treatment WHERE entry_id = NEW.entry_id AND patient_id <> "
        "NEW.patient_id) BEGIN SELECT RAISE(ABORT, 'treatment_changes_its_patient'); END"
    ),
    (
        "CREATE TRIGGER treatment_follows_a_final_one BEFORE INSERT ON treatment WHEN EXISTS "
        "(SELECT 1 FROM treatment t JOIN finalisation f ON f.treatment_id = t.id WHERE "
        "t.entry_id = NEW.entry_id AND t.version < NEW.version) BEGIN SELECT RAISE(ABORT, "
        "'treatment_follows_a_final_one'); END"
    ),
    (
        "CREATE TRIGGER treatment_prescriber_is_no_physician BEFORE INSERT ON treatment WHEN "
        "(SELECT role FROM staff WHERE id = NEW.physician_id) <> 'physician' BEGIN SELECT "
        "RAISE(ABORT, 'treatment_prescriber_is_no_physician'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_beyond_the_entry BEFORE INSERT ON treatment_line WHEN "
        "NEW.line_no > (SELECT n_lines FROM treatment WHERE id = NEW.treatment_id) BEGIN SELECT "
        "RAISE(ABORT, 'treatment_line_beyond_the_entry'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_names_another_product BEFORE INSERT ON treatment_line "
        "WHEN EXISTS (SELECT 1 FROM product p WHERE p.id = NEW.product_id AND (p.brand_ja <> "
        "NEW.brand OR p.generic_ja <> NEW.generic OR p.yj <> NEW.yj)) BEGIN SELECT RAISE(ABORT, "
        "'treatment_line_names_another_product'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_product_not_in_force BEFORE INSERT ON treatment_line "
        "WHEN EXISTS (SELECT 1 FROM product p JOIN treatment t ON t.id = NEW.treatment_id WHERE "
        "p.id = NEW.product_id AND (p.is_listed = 0 OR p.in_force_from > date(t.started_at / "
        "1000 + t.utc_offset_min * 60, 'unixepoch') OR p.in_force_to < date(t.started_at / 1000 "
        "+ t.utc_offset_min * 60, 'unixepoch'))) BEGIN SELECT RAISE(ABORT, "
        "'treatment_line_product_not_in_force'); END"
    ),
    (
        "CREATE TRIGGER treatment_line_product_blocked BEFORE INSERT ON treatment_line WHEN "
        "EXISTS (SELECT 1 FROM product p JOIN blocked_alias a ON a.folded IN (p.folded_ja, "
        "p.folded_en) WHERE p.id = NEW.product_id AND a.is_listed = 1) BEGIN SELECT "
        "RAISE(ABORT, 'treatment_line_product_blocked'); END"
    ),
    (
        "CREATE TRIGGER product_name_blocked BEFORE INSERT ON product WHEN NEW.is_listed = 1 "
        "AND EXISTS ( SELECT 1 FROM blocked_alias a WHERE a.is_listed = 1 AND ( a.folded IN "
        "(NEW.folded_ja, NEW.folded_en) OR (a.is_generic = 0 AND a.is_word = 0 AND "
        "(instr(NEW.folded_ja, a.folded) > 0 OR instr(NEW.folded_en, a.folded) > 0)) OR "
        "(a.is_generic = 0 AND a.is_word = 1 AND instr(NEW.words, ' ' || a.folded || ' ') > "
        "0))) BEGIN SELECT RAISE(ABORT, 'product_name_blocked'); END"
    ),
    (
        "CREATE TRIGGER product_name_becomes_blocked BEFORE UPDATE ON product WHEN "
        "NEW.is_listed = 1 AND EXISTS ( SELECT 1 FROM blocked_alias a WHERE a.is_listed = 1 AND "
        "( a.folded IN (NEW.folded_ja, NEW.folded_en) OR (a.is_generic = 0 AND a.is_word = 0 "
        "AND (instr(NEW.folded_ja, a.folded) > 0 OR instr(NEW.folded_en, a.folded) > 0)) OR "
        "(a.is_generic = 0 AND a.is_word = 1 AND instr(NEW.words, ' ' || a.folded || ' ') > "
        "0))) BEGIN SELECT RAISE(ABORT, 'product_name_becomes_blocked'); END"
    ),
    (
        "CREATE TRIGGER assessment_lacks_lines BEFORE INSERT ON assessment WHEN (SELECT "
        "count(*) FROM treatment_line l WHERE l.treatment_id = NEW.treatment_id) <> (SELECT "
        "n_lines FROM treatment t WHERE t.id = NEW.treatment_id) BEGIN SELECT RAISE(ABORT, "
        "'assessment_lacks_lines'); END"
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
        "CREATE TRIGGER finalisation_of_an_old_version BEFORE INSERT ON finalisation WHEN "
        "EXISTS (SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id "
        "WHERE t.id = NEW.treatment_id AND newer.version > t.version) BEGIN SELECT RAISE(ABORT, "
        "'finalisation_of_an_old_version'); END"
    ),
    (
        "CREATE TRIGGER certificate_of_no_final_record BEFORE INSERT ON certificate WHEN NOT "
        "EXISTS (SELECT 1 FROM finalisation WHERE treatment_id = NEW.treatment_id) BEGIN SELECT "
        "RAISE(ABORT, 'certificate_of_no_final_record'); END"
    ),
    (
        "CREATE TRIGGER certificate_names_another_record BEFORE INSERT ON certificate WHEN NOT "
        "EXISTS (SELECT 1 FROM treatment t WHERE t.id = NEW.treatment_id AND t.entry_id = "
        "NEW.entry_id AND t.patient_id = NEW.patient_id) BEGIN SELECT RAISE(ABORT, "
        "'certificate_names_another_record'); END"
    ),
    (
        "CREATE TRIGGER label_confirmed_by_the_wrong_role BEFORE INSERT ON label_confirmation "
        "WHEN (SELECT role FROM staff WHERE id = NEW.confirmed_by) NOT IN ('physician', "
        "'pharmacist') BEGIN SELECT RAISE(ABORT, 'label_confirmed_by_the_wrong_role'); END"
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
        "coalesce((SELECT max(seq) FROM audit), 0) OR NEW.prev <> coalesce((SELECT hash FROM "
        "audit ORDER BY seq DESC LIMIT 1), zeroblob(32)) BEGIN SELECT RAISE(ABORT, "
        "'audit_breaks_the_chain'); END"
    ),
    (
        "CREATE TRIGGER audit_of_an_unfinished_record BEFORE INSERT ON audit WHEN EXISTS "
        "(SELECT 1 FROM treatment t WHERE t.rowid = (SELECT max(rowid) FROM treatment) AND NOT "
        "EXISTS (SELECT 1 FROM assessment WHERE treatment_id = t.id)) BEGIN SELECT RAISE(ABORT, "
        "'audit_of_an_unfinished_record'); END"
    ),
    (
        "CREATE TRIGGER chain_head_leaves_the_chain BEFORE UPDATE ON chain_head WHEN NOT EXISTS "
        "(SELECT 1 FROM audit WHERE seq = NEW.seq AND hash = NEW.hash AND seq = (SELECT "
        "max(seq) FROM audit)) BEGIN SELECT RAISE(ABORT, 'chain_head_leaves_the_chain'); END"
    ),
    (
        "CREATE TRIGGER audit_moves_the_head AFTER INSERT ON audit BEGIN UPDATE chain_head SET "
        "seq = NEW.seq, hash = NEW.hash WHERE id = 1; END"
    ),
)
