"""What the fences and checks of the books must stop, as SQL, one attack for each.

":open", ":half" and the like name rows that test_fences writes before.
"""

import re
from functools import partial

from app.domain.text import fold
from db.fences import APPEND_ONLY, LASTING
from db.tables import (
    BAN,
    COMPETITION,
    EXEMPTION,
    METADATA,
    OUTSIDE_INFUSION,
    TREATMENT,
    TREATMENT_LINE,
    TREATMENT_MEASUREMENT,
    TREATMENT_STEP,
)

BLANKS = {
    "empty": "''",
    "space": "'  '",
    "ideographic space": "char(12288)",
    "no-break space": "char(160)",
    "tab": "char(9)",
    "line feed": "char(13, 10)",
    "zero width": "char(8203)",
    "byte order mark": "char(65279)",
    "mixed gaps": "' ' || char(12288, 160, 9, 8203)",
}
WORDS = {
    "dash": "'-'",
    "long mark": "'ーー'",
    "full stop": "'。'",
    "nashi": "'なし'",
    "tokuni nashi": "'　特になし。'",
    "fumei": "'不明'",
    "n/a": "' N/A '",
    "n/a in full width": "'N/A'",
    "unknown": "'Unknown'",
}


def like(table: str, where: str, **changes: str) -> str:
    """Return SQL that writes a row again, changed in some columns."""
    columns = METADATA.tables[table].c.keys()
    if table == TREATMENT.name:
        # As an honest write: the trace that comes next vouches for it.
        changes = {"deed": "(SELECT 1 + seq FROM chain_head)", **changes}
    values = ", ".join(changes.get(column, column) for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {where}"


def touch(table: str) -> str:
    """Return SQL that writes every row of a table as it is."""
    key = next(iter(METADATA.tables[table].primary_key)).name
    return f"UPDATE {table} SET {key} = {key}"


def replace_all(table: str) -> str:
    """Return SQL that puts every row of a table in its own place again."""
    return like(table, "true").replace("INSERT", "INSERT OR REPLACE", 1)


def on_server(sql: str) -> str:
    """Return the same attack in PostgreSQL's words."""
    sql = re.sub(r"char\(([\d, ]+)\)", _signs, sql).replace("x''", "''::bytea")
    return re.sub(r"(?<!:):([a-z_]+)", r"%(\1)s", sql.replace("%", "%%"))


def _signs(found: re.Match[str]) -> str:
    return "(" + " || ".join(f"chr({one})" for one in found[1].split(",")) + ")"


def another_version(**changes: str) -> str:
    return like("treatment", "id = :open", **{"id": "randomblob(16)", "version": "3", **changes})


def another_entry(**changes: str) -> str:
    fresh = {"id": "randomblob(16)", "entry_id": "randomblob(16)", "version": "1"}
    return like("treatment", "id = :open", **{**fresh, **changes})


def another_line(**changes: str) -> str:
    """Write the second product of the entry that still lacks it."""
    return like("treatment_line", "treatment_id = :half", **{"line_no": "2", **changes})


def another_measurement(**changes: str) -> str:
    """Write the second measured value of the entry that still lacks it."""
    fresh = {"place": "2", "measure": "'crp'"}
    return like("treatment_measurement", "treatment_id = :half", **{**fresh, **changes})


def another_step(**changes: str) -> str:
    """Write the second step of the drip that still lacks it."""
    fresh = {"place": "2", "step_id": "randomblob(16)"}
    return like("treatment_step", "treatment_id = :late", **{**fresh, **changes})


def step_by_nurse(**changes: str) -> str:
    """Write the version that a nurse would, of a drip that runs."""
    fresh = {"id": "randomblob(16)", "version": "3", "n_steps": "2", **changes}
    return like("treatment", "id = :dripping", **fresh)


def another_fact(table: str, **changes: str) -> str:
    return like(table, "true", **{"id": "randomblob(16)", **changes})


def withdraw(of: str = ":tue", **changes: str) -> str:
    return like("withdrawal", "true", **{"filed_id": of, **changes})


def another_product(**changes: str) -> str:
    fresh = {"id": "'F999'", "folded_ja": "'架空'", "folded_en": "''", "words": "' '"}
    return like("product", "id = 'F101'", **{**fresh, **changes})


def another_own(**changes: str) -> str:
    """Write the second version of the clinic's own product."""
    return like("own_product", "product_id = 'C001'", **{"version": "2", **changes})


def another_import(**changes: str) -> str:
    return like("master_import", "true", **{"seq": "seq + 1", **changes})


def another_listed(**changes: str) -> str:
    return like("listed_drug", "form = '1'", **{"code": "'620000002'", **changes})


def another_price(**changes: str) -> str:
    return like("price_listing", "true", **{"listing": "'1111400A1027'", **changes})


def another_hot(**changes: str) -> str:
    return like("hot_code", "true", **{"hot": "'100000002'", **changes})


def another_package(**changes: str) -> str:
    return like("package_code", "gtin LIKE '0%'", **{"gtin": "'04900000000020'", **changes})


def another_insert(**changes: str) -> str:
    return like("package_insert", "true", **{"number": "'000001_1_02'", **changes})


def another_person(**changes: str) -> str:
    return like("staff", "login = 'hara'", **{"id": "randomblob(16)", "login": "'x'", **changes})


def another_account(**changes: str) -> str:
    return like("account", "member_id = :nurse", **{"member_id": ":physician", **changes})


def another_alarm(**changes: str) -> str:
    return like("alarm", "true", **{"id": "randomblob(16)", **changes})


def see(of: str = ":alarm", **changes: str) -> str:
    return like("alarm_seen", "true", **{"alarm_id": of, **changes})


def another_patient(**changes: str) -> str:
    fresh = {"id": "randomblob(16)", "number": "'00-9999'"}
    return like("patient", "number = '00-0001'", **{**fresh, **changes})


def another_alias(**changes: str) -> str:
    return like("blocked_alias", "folded = 'EV' OR folded = 'ev'", **{"folded": "'new'", **changes})


def another_disease(**changes: str) -> str:
    return like("disease_name", "code = '0000111'", **{"code": "'0000222'", **changes})


def another_modifier(**changes: str) -> str:
    return like("disease_modifier", "code = '4900'", **{"code": "'4901'", **changes})


def another_word(table: str, **changes: str) -> str:
    return like(table, "true", **{"term": "term || 'x'", **changes})


def another_certificate(**changes: str) -> str:
    return like("certificate", "true", **{"number": "'A-2026-000002'", **changes})


def revoke(of: str = "'A-2026-000001'", **changes: str) -> str:
    return like("certificate_revocation", "true", **{"number": of, **changes})


def another_set(**changes: str) -> str:
    fresh = {"id": "randomblob(16)", "set_id": "randomblob(16)"}
    return like("regular_set", "true", **{**fresh, **changes})


def another_clinic(**changes: str) -> str:
    fresh = {"id": "randomblob(16)", "fingerprint": f"'{'e' * 64}'"}
    return like("known_clinic", "true", **{**fresh, **changes})


def another_list(**changes: str) -> str:
    fresh = {"id": "randomblob(16)", "made_at": "made_at + 1"}
    return like("revocation_list", "true", **{**fresh, **changes})


def another_trace(**changes: str) -> str:
    fresh = {"seq": "seq + 1", "prev": "hash", "hash": "randomblob(32)"}
    return like("audit", "seq = (SELECT max(seq) FROM audit)", **{**fresh, **changes})


def another_checkpoint(**changes: str) -> str:
    fresh = {"number": "number + 1", "seq": "(SELECT max(seq) FROM audit)"}
    return like("checkpoint", "true", **{**fresh, **changes})


def finalise(of: str, **changes: str) -> str:
    return like("finalisation", "true", **{"treatment_id": of, **changes})


def take_back(of: str, **changes: str) -> str:
    return like("treatment_withdrawal", "treatment_id = :gone", **{"treatment_id": of, **changes})


def approve(of: str, **changes: str) -> str:
    return like("treatment_approval", "true", **{"treatment_id": of, **changes})


def of_record(version: str) -> dict[str, str]:
    entry = f"(SELECT entry_id FROM treatment WHERE id = {version})"
    return {"treatment_id": version, "entry_id": entry}


TRIGGERS = [
    ("open_record_goes_unfinished", "DELETE FROM open_record"),
    ("open_record_is_rewritten", "UPDATE open_record SET entry_id = randomblob(16)"),
    (
        "open_record_of_what_is_closed",
        "INSERT INTO open_record SELECT id, entry_id FROM treatment WHERE id = :final",
    ),
    ("treatment_skips_a_version", another_version(version="9")),
    ("treatment_changes_its_patient", another_version(patient_id="randomblob(16)")),
    (
        "treatment_follows_a_final_one",
        like("treatment", "id = :final", id="randomblob(16)", version="2"),
    ),
    ("treatment_amends_no_final_one", another_version(amendment="'量の誤記'")),
    (
        "treatment_follows_a_withdrawn_one",
        like("treatment", "id = :gone", id="randomblob(16)", version="2"),
    ),
    ("treatment_prescriber_is_no_physician", another_version(physician_id=":nurse")),
    *(
        ("treatment_of_another_deed", another_version(deed=f"(SELECT {one} + seq FROM chain_head)"))
        for one in (0, 2)
    ),
    ("treatment_written_by_no_physician", another_version(recorded_by=":nurse")),
    ("treatment_approval_of_no_proxy", approve(":next")),
    ("treatment_approval_of_an_old_version", approve(":open")),
    ("treatment_approval_of_a_withdrawn_record", approve(":void_proxy")),
    ("treatment_approval_by_no_physician", approve(":proxy", approved_by=":nurse")),
    ("finalisation_of_an_unapproved_record", finalise(":proxy")),
    ("treatment_line_beyond_the_entry", another_line(line_no="3")),
    (
        "treatment_line_beyond_the_entry",
        like("treatment_line", "treatment_id = :open AND line_no = 1", line_no="4"),
    ),
    ("treatment_line_names_another_product", another_line(brand="'エクソソーム点滴'")),
    ("treatment_line_names_another_product", another_line(generic="'エクソソーム'")),
    ("treatment_line_names_another_product", another_line(yj="'0000000A0000'")),
    ("treatment_line_product_not_in_force", another_line(product_id="'OLD'")),
    ("treatment_line_product_not_in_force", another_line(product_id="'COMING'")),
    ("treatment_line_product_not_in_force", another_line(product_id="'DROPPED'")),
    ("treatment_line_product_blocked", another_line(product_id="'BLOCKED'")),
    ("treatment_measurement_beyond_the_entry", another_measurement(place="3")),
    (
        "treatment_measurement_beyond_the_entry",
        like(
            "treatment_measurement", "treatment_id = :open AND place = 1", place="3", measure="'ck'"
        ),
    ),
    *(
        ("treatment_written_by_no_physician", step_by_nurse(**{column: change}))
        for column, change in (
            ("diagnosis", "'別の病名'"),
            ("basis", "'別の根拠'"),
            ("icd10", "'E11'"),
            ("diagnosis_codes", "'0000111'"),
            ("n_lines", "1"),
            ("n_steps", "1"),
            ("n_steps", "3"),
            ("ordered_at", "ordered_at + 1"),
            ("branch_id", "(SELECT id FROM branch)"),
        )
    ),
    ("treatment_ordered_by_no_physician", another_version(ordered_by=":nurse", ordered_at="1")),
    ("treatment_forgets_its_course", step_by_nurse(n_steps="0", recorded_by=":physician")),
    ("treatment_step_beyond_the_entry", another_step(place="3")),
    ("treatment_step_rewrites_the_course", another_step(place="1", note="'別'")),
    ("treatment_step_rewrites_the_course", another_step(place="1", delivered="1")),
    (
        "treatment_step_rewrites_the_course",
        another_step(place="1", checks='\'[[null,"scan","2026-11-20"]]\''),
    ),
    ("treatment_step_by_the_wrong_role", another_step(done_by=":pharmacist")),
    ("assessment_lacks_steps", like("assessment", "treatment_id = :open", treatment_id=":late")),
    ("finalisation_of_an_order", finalise(":ordered")),
    ("product_name_blocked", another_product(folded_ja=f"'{fold('新エクソソーム点滴')}'")),
    ("product_name_blocked", another_product(folded_en=f"'{fold('Super-ExosomeX')}'")),
    ("product_name_blocked", another_product(words="' ev iv evivdrip '")),
    (
        "product_name_blocked",
        another_product(
            id="'620000009'", origin="'master'", folded_ja=f"'{fold('新 エクソソーム点滴')}'"
        ),
    ),
    ("product_of_no_master", another_product(origin="'master'")),
    ("product_changes_its_origin", "UPDATE product SET origin = 'master' WHERE id = 'F101'"),
    # The alias is part of an approved generic name; alone it is still no product's name.
    ("product_name_blocked", another_product(folded_ja="'カルニチン'")),
    (
        "product_name_becomes_blocked",
        f"UPDATE product SET folded_ja = '{fold('エクソソーム')}' WHERE id = 'F101'",
    ),
    ("assessment_lacks_lines", like("assessment", "treatment_id = :open", treatment_id=":half")),
    (
        "assessment_lacks_measurements",
        like("assessment", "treatment_id = :open", treatment_id=":half"),
    ),
    ("finalisation_lacks_lines", finalise(":half")),
    ("finalisation_lacks_assessment", finalise(":half")),
    ("finalisation_by_no_physician", finalise(":next", finalised_by=":nurse")),
    ("finalisation_lacks_an_end", finalise(":running")),
    ("finalisation_of_an_old_version", finalise(":open")),
    ("finalisation_of_a_withdrawn_record", finalise(":gone")),
    ("treatment_withdrawal_of_an_old_version", take_back(":open")),
    ("treatment_withdrawal_by_no_physician", take_back(":next", withdrawn_by=":nurse")),
    ("certificate_of_an_old_version", another_certificate(**of_record(":amended"))),
    ("certificate_of_a_withdrawn_record", another_certificate(**of_record(":void"))),
    ("certificate_revocation_by_no_physician", revoke(revoked_by=":nurse")),
    ("audit_of_an_open_amendment", another_trace()),
    (
        "certificate_of_no_final_record",
        another_certificate(
            treatment_id=":next", entry_id="(SELECT entry_id FROM treatment WHERE id = :next)"
        ),
    ),
    ("certificate_names_another_record", another_certificate(patient_id="randomblob(16)")),
    ("certificate_names_another_record", another_certificate(entry_id="randomblob(16)")),
    (
        "label_confirmed_by_the_wrong_role",
        like("label_confirmation", "true", confirmed_at="1", confirmed_by=":nurse"),
    ),
    (
        "product_completion_by_the_wrong_role",
        like("product_completion", "true", completed_at="1", completed_by=":nurse"),
    ),
    (
        "product_completion_of_a_known_label",
        like("product_completion", "true", product_id="'F101'"),
    ),
    (
        "product_stop_by_the_wrong_role",
        like("product_stop", "true", stated_at="1", stated_by=":nurse"),
    ),
    ("own_product_by_the_wrong_role", another_own(kept_by=":nurse")),
    ("own_product_skips_a_version", another_own(version="3")),
    ("own_product_loses_its_approval", another_own(approval="''")),
    ("own_product_under_anothers_number", another_own(product_id="'F101'", version="1")),
    ("product_of_the_clinic_unstated", another_product(origin="'own'", is_listed="0")),
    (
        "product_of_the_clinic_unapproved",
        "UPDATE product SET is_listed = 1 WHERE id = 'C002'",
    ),
    (
        "learnt_code_by_the_wrong_role",
        like("learnt_code", "true", learnt_at="1", learnt_by=":nurse"),
    ),
    ("checkpoint_off_the_chain", another_checkpoint(seq="99")),
    ("withdrawal_of_nothing_filed", withdraw("randomblob(16)")),
    ("known_clinic_by_the_wrong_role", another_clinic(kept_by=":nurse")),
    ("known_clinic_twice", another_clinic(fingerprint="fingerprint")),
    (
        "known_clinic_taken_out_by_the_wrong_role",
        withdraw("(SELECT id FROM known_clinic)", withdrawn_by=":nurse"),
    ),
    ("revocation_list_of_nobody_known", another_list(fingerprint=f"'{'e' * 64}'")),
    ("revocation_list_goes_back", another_list(made_at="made_at")),
    ("staff_skips_a_version", "UPDATE staff SET role = 'clerk' WHERE login = 'hara'"),
    *(
        ("staff_changes_identity", f"UPDATE staff SET {change}, version = version + 1")
        for change in ("id = randomblob(16)", "login = login || 'x'", "is_emergency = 1")
    ),
    ("account_skips_a_version", "UPDATE account SET must_change_password = 1"),
    *(
        ("account_goes_back", f"UPDATE account SET {change}, version = version + 1")
        for change in ("last_step = last_step - 1", "member_id = :physician")
    ),
    ("alarm_seen_by_the_wrong_role", see(seen_by=":nurse")),
    ("patient_skips_a_version", "UPDATE patient SET family = '改'"),
    ("patient_changes_identity", "UPDATE patient SET id = randomblob(16), version = version + 1"),
    ("audit_breaks_the_chain", another_trace(seq="seq + 2")),
    ("audit_breaks_the_chain", another_trace(prev="randomblob(32)")),
    ("audit_breaks_the_chain", "INSERT OR REPLACE INTO audit SELECT * FROM audit LIMIT 1"),
    ("audit_of_an_unfinished_record", another_trace()),
    ("chain_head_leaves_the_chain", "UPDATE chain_head SET seq = 1"),
    ("chain_head_leaves_the_chain", "UPDATE chain_head SET hash = zeroblob(32)"),
    *((f"{table}_never_goes", f"DELETE FROM {table}") for table in (*APPEND_ONLY, *LASTING)),
    *((f"{table}_never_changes", touch(table)) for table in APPEND_ONLY),
    *(
        (f"{table}_is_never_replaced", replace_all(table))
        for table in (*APPEND_ONLY, *LASTING)
        if table != "audit"
    ),
    # Another identity, but the place of one that stands.
    ("treatment_is_never_replaced", like("treatment", "id = :open", id="randomblob(16)")),
    (
        "treatment_measurement_is_never_replaced",
        like("treatment_measurement", "treatment_id = :open AND place = 1", place="2"),
    ),
    (
        "treatment_measurement_is_never_replaced",
        like("treatment_measurement", "treatment_id = :open AND place = 1", measure="'ck'"),
    ),
    ("staff_is_never_replaced", another_person(login="'mori'")),
    ("patient_is_never_replaced", another_patient(number="'00-0001'")),
]

CHECKS = [
    *(
        (f"treatment_{column}_stated", another_version(**{column: text}))
        for column in ("diagnosis", "basis")
        for text in (*BLANKS.values(), *WORDS.values())
    ),
    *(
        (f"treatment_line_{column}_named", another_line(**{column: text}))
        for column in ("brand", "generic", "dose_unit")
        for text in BLANKS.values()
    ),
    ("treatment_setting_known", another_version(setting="'hotel'")),
    ("treatment_certainty_known", another_version(certainty="'perhaps'")),
    ("treatment_iv_reason_code_known", another_version(iv_reason_code="'because'")),
    ("treatment_is_emergency_known", another_version(is_emergency="2")),
    ("treatment_is_proxy_known", another_version(is_proxy="2")),
    ("treatment_clock_known", another_version(clock="'slow'")),
    ("treatment_beds_counted", another_version(beds="-1")),
    ("treatment_version_counted", another_version(version="0")),
    ("treatment_has_a_product", another_version(n_lines="0")),
    ("treatment_offset_of_a_zone", another_version(utc_offset_min="100000")),
    ("treatment_ends_after_its_start", another_version(ended_at="started_at - 1")),
    ("treatment_line_role_known", another_line(role="'magic'")),
    ("treatment_line_route_known", another_line(route="'aura'")),
    ("treatment_line_counted", another_line(line_no="0")),
    ("treatment_line_dose_positive", another_line(dose_amount="0")),
    ("treatment_line_dose_positive", another_line(dose_amount="-1")),
    ("treatment_line_volume_not_negative", another_line(volume="-1")),
    (
        "treatment_steps_counted",
        another_version(n_steps="-1", ordered_by=":physician", ordered_at="started_at"),
    ),
    ("treatment_order_is_whole", another_version(ordered_by=":physician")),
    ("treatment_course_follows_an_order", another_version(n_steps="1")),
    ("treatment_step_act_known", another_step(act="'magic'")),
    ("treatment_step_counted", another_step(place="0")),
    ("treatment_step_volume_not_negative", another_step(delivered="-1")),
    ("treatment_step_rate_positive", another_step(rate="0")),
    ("treatment_measurements_counted", another_version(n_measurements="-1")),
    ("treatment_measurement_measure_known", another_measurement(measure="'aura'")),
    ("treatment_measurement_counted", another_measurement(place="0")),
    ("treatment_measurement_not_negative", another_measurement(value="-1")),
    ("competition_ends_after_its_start", another_fact("competition", ends_at="starts_at - 1")),
    ("exemption_covers_something", another_fact("exemption", covers="'[]'")),
    ("exemption_valid_in_order", another_fact("exemption", valid_to="'2026-04-30'")),
    ("exemption_volume_positive", another_fact("exemption", max_volume="0")),
    *(
        ("exemption_number_named", another_fact("exemption", number=text))
        for text in BLANKS.values()
    ),
    ("exemption_body_filled", another_fact("exemption", body="''")),
    ("ban_in_order", another_fact("ban", last_day="'2026-01-31'")),
    ("ban_body_filled", another_fact("ban", body="''")),
    ("outside_infusion_setting_known", another_fact("outside_infusion", setting="'hotel'")),
    ("outside_infusion_beds_counted", another_fact("outside_infusion", beds="-1")),
    ("outside_infusion_volume_positive", another_fact("outside_infusion", volume="0")),
    (
        "outside_infusion_ends_after_its_start",
        another_fact("outside_infusion", ended_at="started_at - 1"),
    ),
    *(
        ("outside_infusion_what_stated", another_fact("outside_infusion", what=text))
        for text in (*BLANKS.values(), *WORDS.values())
    ),
    *(
        ("withdrawal_reason_stated", withdraw(reason=text))
        for text in (*BLANKS.values(), *WORDS.values())
    ),
    *(
        ("treatment_withdrawal_reason_stated", take_back(":next", reason=text))
        for text in (*BLANKS.values(), *WORDS.values())
    ),
    *(
        (f"treatment_{column}_stated", another_version(**{column: text}))
        for column in ("late_reason", "amendment")
        for text in (*BLANKS.values(), *WORDS.values())
        if text != "''"
    ),
    (
        "assessment_certificate_filled",
        like("assessment", "treatment_id = :open", treatment_id="randomblob(16)", certificate="''"),
    ),
    (
        "verdict_body_filled",
        like("verdict", "treatment_id = :open AND place = 0", place="7", body="''"),
    ),
    (
        "verdict_outcome_known",
        like(
            "verdict", "treatment_id = :open AND place = 0", place="7", body="'X'", outcome="'fine'"
        ),
    ),
    ("finalisation_hash_whole", finalise(":next", record_sha256="'abc'")),
    (
        "label_confirmation_hash_whole",
        like("label_confirmation", "true", confirmed_at="7", facts_sha256="'abc'"),
    ),
    *(
        (
            f"product_completion_{name}",
            like("product_completion", "true", completed_at="7", **changes),
        )
        for name, changes in (
            ("indications_filled", {"indications": "'[]'"}),
            ("goes_somewhere", {"routes": "'[]'"}),
            ("may_dilute_known", {"may_dilute": "2"}),
        )
    ),
    *(
        (f"own_product_{name}", another_own(**changes))
        for name, changes in (
            ("version_counted", {"product_id": "'C009'", "version": "0"}),
            ("indications_filled", {"indications": "'[]'"}),
            ("goes_somewhere", {"routes": "'[]'"}),
            ("insert_dated", {"insert_date": "NULL"}),
            ("may_dilute_known", {"may_dilute": "2"}),
            ("product_id_named", {"product_id": "' '", "version": "1"}),
            ("brand_ja_named", {"brand_ja": "char(12288)"}),
            ("generic_ja_named", {"generic_ja": "char(9)"}),
        )
    ),
    *(
        (f"product_stop_{name}", like("product_stop", "true", stated_at="7", **changes))
        for name, changes in (
            ("is_stopped_known", {"is_stopped": "2"}),
            ("reason_named", {"reason": "' '"}),
        )
    ),
    ("certificate_kind_known", another_certificate(kind="'none'")),
    ("certificate_has_a_page", another_certificate(pdf="zeroblob(0)")),
    ("certificate_hash_whole", another_certificate(sha256="''")),
    ("certificate_number_filled", another_certificate(number="''")),
    ("certificate_content_filled", another_certificate(content="''")),
    *(
        ("certificate_revocation_reason_stated", revoke(reason=text))
        for text in (*BLANKS.values(), *WORDS.values())
    ),
    ("audit_hashes_whole", another_trace(hash="randomblob(31)")),
    ("audit_deed_filled", another_trace(deed="''")),
    ("audit_payload_filled", another_trace(payload="''")),
    ("chain_head_is_one", like("chain_head", "true", id="2")),
    ("facility_is_one", like("facility", "true", id="2")),
    ("facility_beds_counted", "UPDATE facility SET beds = -1"),
    ("branch_beds_counted", "UPDATE branch SET beds = -1"),
    ("branch_is_open_known", "UPDATE branch SET is_open = 2"),
    *(
        (f"{table}_{column}_named", f"UPDATE {table} SET {column} = char(12288)")
        for table in ("facility", "branch")
        for column in ("name", "address", "phone", "director")
    ),
    ("staff_role_known", another_person(role="'wizard'")),
    ("staff_version_counted", another_person(version="0")),
    *(
        (f"staff_{one}_known", another_person(**{one: "2"}))
        for one in ("is_active", "is_emergency")
    ),
    *(
        (
            "staff_emergency_role_known",
            another_person(is_emergency="1", register_number="'1'", role=f"'{role}'"),
        )
        for role in ("physician", "administrator", "auditor")
    ),
    ("account_secret_whole", another_account(secret="zeroblob(19)")),
    ("account_last_step_counted", another_account(last_step="-1")),
    ("account_version_counted", another_account(version="0")),
    ("account_must_change_password_known", another_account(must_change_password="2")),
    ("setting_is_one", like("setting", "true", id="2")),
    ("imprint_is_one", like("imprint", "true", id="2")),
    ("imprint_kind_known", "UPDATE imprint SET kind = 'star', picture = x''"),
    ("imprint_picture_fits", "UPDATE imprint SET kind = 'round'"),
    ("imprint_picture_fits", "UPDATE imprint SET picture = x''"),
    ("imprint_picture_small", "UPDATE imprint SET picture = zeroblob(1000001)"),
    ("imprint_words_fit", "UPDATE imprint SET words = '山本'"),
    *(
        ("setting_locks_within_the_hour", f"UPDATE setting SET lock_minutes = {minutes}")
        for minutes in (0, 61)
    ),
    ("setting_needs_second_factor_known", "UPDATE setting SET needs_second_factor = 2"),
    ("checkpoint_signature_whole", another_checkpoint(signature="zeroblob(63)")),
    ("checkpoint_signature_whole", another_checkpoint(public_key="zeroblob(31)")),
    ("checkpoint_content_filled", another_checkpoint(content="''")),
    ("regular_set_version_counted", another_set(version="0")),
    ("regular_set_runs_a_day_at_most", another_set(minutes="1441")),
    ("regular_set_has_a_product", another_set(lines="'[]'")),
    ("regular_set_is_active_known", another_set(is_active="2")),
    *(("regular_set_name_named", another_set(name=text)) for text in BLANKS.values()),
    ("known_clinic_fingerprint_whole", another_clinic(fingerprint="'abc'")),
    ("known_clinic_compared_known", another_clinic(compared="'rumour'")),
    *(("known_clinic_name_named", another_clinic(name=text)) for text in BLANKS.values()),
    ("revocation_list_fingerprint_whole", another_list(fingerprint="'abc'")),
    ("revocation_list_content_filled", another_list(content="''")),
    ("alarm_kind_known", another_alarm(kind="'fire'")),
    *(
        (f"alarm_{column}_named", another_alarm(**{column: "char(12288)"}))
        for column in ("name", "reason")
    ),
    ("staff_physician_registered", another_person(role="'physician'")),
    *(
        (f"staff_{column}_named", another_person(**{column: "char(160)"}))
        for column in ("login", "name", "name_romaji")
    ),
    ("patient_sex_known", another_patient(sex="'?'")),
    ("patient_version_counted", another_patient(version="0")),
    *(
        (f"patient_{column}_named", another_patient(**{column: "char(12288)"}))
        for column in ("number", "family", "given", "family_kana", "given_kana", "address")
    ),
    ("patient_body_body_filled", like("patient_body", "place = 0", place="7", body="''")),
    ("product_in_force_in_order", another_product(in_force_to="'2001-01-01'")),
    ("product_is_listed_known", another_product(is_listed="2")),
    ("product_origin_known", another_product(origin="'elsewhere'")),
    *(
        ("learnt_code_gtin_whole", like("learnt_code", "true", learnt_at="7", gtin=text))
        for text in ("''", "'4900000000016'", "'0490000000001X'")
    ),
    ("master_import_kind_known", another_import(kind="'recipes'")),
    ("master_import_is_full_known", another_import(is_full="2")),
    ("master_import_name_filled", another_import(name="''")),
    ("master_import_hash_whole", another_import(sha256="'ab'")),
    ("listed_drug_code_filled", another_listed(code="''")),
    ("listed_drug_name_filled", another_listed(name="''")),
    ("listed_drug_is_twin_known", another_listed(is_twin="2")),
    ("listed_drug_is_listed_known", another_listed(is_listed="2")),
    ("price_listing_listing_filled", another_price(listing="''")),
    ("price_listing_is_listed_known", another_price(is_listed="2")),
    ("hot_code_hot_filled", another_hot(hot="''")),
    ("hot_code_is_listed_known", another_hot(is_listed="2")),
    ("package_code_gtin_filled", another_package(gtin="''")),
    *(
        (f"package_code_{column}_known", another_package(**{column: "2"}))
        for column in ("is_specified_biological", "is_biological", "is_listed")
    ),
    ("package_insert_number_filled", another_insert(number="''")),
    ("package_insert_is_listed_known", another_insert(is_listed="2")),
    *(
        (f"product_{column}_named", another_product(**{column: "char(9)"}))
        for column in ("id", "brand_ja", "generic_ja")
    ),
    ("product_folded_ja_filled", another_product(folded_ja="''")),
    *(
        (f"disease_name_{one}_known", another_disease(**{one: "2"}))
        for one in ("is_alone", "is_insured")
    ),
    ("disease_name_code_whole", another_disease(code="'123'")),
    ("disease_name_name_named", another_disease(name="char(12288)")),
    ("disease_modifier_is_suffix_known", another_modifier(is_suffix="2")),
    ("disease_modifier_code_whole", another_modifier(code="'0000333'")),
    ("disease_modifier_name_named", another_modifier(name="char(12288)")),
    *(
        attack
        for table in ("product_word", "disease_word")
        for attack in (
            (f"{table}_is_whole_known", another_word(table, is_whole="2")),
            (f"{table}_term_filled", another_word(table, term="''")),
        )
    ),
    ("blocked_name_id_named", like("blocked_name", "id = 'B001'", id="' '")),
    ("blocked_name_name_ja_named", like("blocked_name", "id = 'B001'", id="'B9'", name_ja="' '")),
    ("blocked_alias_folded_filled", another_alias(folded="''")),
    *(
        (f"blocked_alias_{column}_known", another_alias(**{column: "3"}))
        for column in ("is_word", "is_generic", "is_sparing", "is_listed")
    ),
]

# Fences that stand behind another one: the first is taken away to see the second.
BEHIND: dict[str, tuple[str, ...]] = {
    "treatment_approval_of_an_old_version": ("treatment_approval_of_no_proxy",),
    # Of an entry that lacks both, either may speak first.
    "assessment_lacks_steps": ("assessment_lacks_lines", "assessment_lacks_measurements"),
    "treatment_step_rewrites_the_course": ("treatment_step_is_never_replaced",),
    "assessment_lacks_lines": ("assessment_lacks_measurements",),
    "assessment_lacks_measurements": ("assessment_lacks_lines",),
    "finalisation_lacks_lines": ("finalisation_lacks_assessment",),
    "audit_breaks_the_chain": ("audit_of_an_unfinished_record", "audit_of_an_open_amendment"),
    "audit_of_an_open_amendment": ("audit_of_an_unfinished_record",),
    "audit_of_an_unfinished_record": ("audit_of_an_open_amendment",),
}

FILED = (COMPETITION, EXEMPTION, BAN, OUTSIDE_INFUSION)
ANOTHER = {
    "treatment": another_version,
    "treatment_line": another_line,
    "treatment_measurement": another_measurement,
    "treatment_step": another_step,
    **{table.name: partial(another_fact, table.name) for table in FILED},
}
MANDATORY = [
    (table.name, column.name)
    for table in (TREATMENT, TREATMENT_LINE, TREATMENT_MEASUREMENT, TREATMENT_STEP, *FILED)
    for column in table.c
    if not column.nullable
]
