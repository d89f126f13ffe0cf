"""The last gate: triggers that refuse what no program may do to the books, each under its name.

A fence's name is what a refusal reports, so a name says what would have been broken. Their
conditions are in SQL that SQLite and PostgreSQL understand alike (see `fencing`).
"""

from collections.abc import Iterator

from db.clinic_fences import OF_CLINICS
from db.fencing import REPLACED, Fence, Sequel, for_file
from db.label_fences import OF_LABELS
from db.order_fences import OF_ORDERS, OPENING

# What was written stands: the key of each table whose rows are never changed.
APPEND_ONLY = {
    "treatment": "id = NEW.id OR (entry_id = NEW.entry_id AND version = NEW.version)",
    "treatment_line": "treatment_id = NEW.treatment_id AND line_no = NEW.line_no",
    "treatment_measurement": (
        "treatment_id = NEW.treatment_id AND (place = NEW.place OR measure = NEW.measure)"
    ),
    "treatment_step": (
        "treatment_id = NEW.treatment_id AND (place = NEW.place OR step_id = NEW.step_id)"
    ),
    "assessment": "treatment_id = NEW.treatment_id",
    "verdict": "treatment_id = NEW.treatment_id AND (place = NEW.place OR body = NEW.body)",
    "finalisation": "treatment_id = NEW.treatment_id",
    "treatment_approval": "treatment_id = NEW.treatment_id",
    "treatment_withdrawal": "treatment_id = NEW.treatment_id",
    "certificate": "number = NEW.number",
    "certificate_revocation": "number = NEW.number",
    # A link already hangs on the last one alone: audit_breaks_the_chain says so.
    "audit": "",
    "label_confirmation": "product_id = NEW.product_id AND confirmed_at = NEW.confirmed_at",
    "product_completion": "product_id = NEW.product_id AND completed_at = NEW.completed_at",
    "product_stop": "product_id = NEW.product_id AND stated_at = NEW.stated_at",
    "own_product": "product_id = NEW.product_id AND version = NEW.version",
    "reference_load": "seq = NEW.seq",
    "competition": "id = NEW.id",
    "exemption": "id = NEW.id",
    "ban": "id = NEW.id",
    "outside_infusion": "id = NEW.id",
    "withdrawal": "filed_id = NEW.filed_id",
    "alarm": "id = NEW.id",
    "alarm_seen": "alarm_id = NEW.alarm_id",
    "checkpoint": "number = NEW.number",
    "master_import": "seq = NEW.seq",
    "learnt_code": "gtin = NEW.gtin AND learnt_at = NEW.learnt_at",
    "known_clinic": "id = NEW.id",
    "revocation_list": "id = NEW.id",
    "regular_set": "id = NEW.id OR (set_id = NEW.set_id AND version = NEW.version)",
}

# Rows that may be changed, but neither go nor be put in another's place.
LASTING = {
    "facility": "id = NEW.id",
    "branch": "id = NEW.id",
    "imprint": "id = NEW.id",
    "staff": "id = NEW.id OR login = NEW.login",
    "account": "member_id = NEW.member_id",
    "setting": "id = NEW.id",
    "patient": "id = NEW.id OR number = NEW.number",
    "product": "id = NEW.id",
    "disease_name": "code = NEW.code",
    "disease_modifier": "code = NEW.code",
    "blocked_name": "id = NEW.id",
    "blocked_alias": "folded = NEW.folded",
    "listed_drug": "code = NEW.code",
    "price_listing": "listing = NEW.listing",
    "hot_code": "hot = NEW.hot AND yj = NEW.yj",
    "package_code": "gtin = NEW.gtin AND brand = NEW.brand AND maker = NEW.maker",
    "package_insert": "number = NEW.number",
    "chain_head": "id = NEW.id",
}

# A product's brand names hold a blocked alias: long ones anywhere, short Latin ones as a whole
# word, and one that an approved generic name holds too only as the very same name (rules A2).
# What the price listing lists is approved: there an alias must stand by itself, not begin another
# word (プロカインアミド), and names that mean imports are spared, as are two letters of a maker (NR).
_NAME_IS_BLOCKED = """
  NEW.is_listed = 1 AND EXISTS (
    SELECT 1 FROM blocked_alias a WHERE a.is_listed = 1 AND (
      a.folded IN (NEW.folded_ja, NEW.folded_en)
      OR (a.is_generic = 0 AND a.is_word = 0 AND NEW.origin <> 'master'
          AND (instr(NEW.folded_ja, a.folded) > 0 OR instr(NEW.folded_en, a.folded) > 0))
      OR (a.is_generic = 0 AND a.is_word = 1 AND NEW.origin <> 'master'
          AND instr(NEW.words, ' ' || a.folded || ' ') > 0)
      OR (a.is_generic = 0 AND a.is_word = 0 AND a.is_sparing = 0 AND NEW.origin = 'master'
          AND instr(NEW.folded_ja, a.folded) > 0
          AND glob('*[^ァ-ヺ]' || a.folded || '[^ァ-ヺ]*', ' ' || NEW.folded_ja || ' '))))
"""

_LINES_ARE_MISSING = """
  (SELECT count(*) FROM treatment_line l WHERE l.treatment_id = NEW.treatment_id)
  <> (SELECT n_lines FROM treatment t WHERE t.id = NEW.treatment_id)
"""

_MEASUREMENTS_ARE_MISSING = """
  (SELECT count(*) FROM treatment_measurement m WHERE m.treatment_id = NEW.treatment_id)
  <> (SELECT n_measurements FROM treatment t WHERE t.id = NEW.treatment_id)
"""

_FINAL_BEFORE = """
  EXISTS (SELECT 1 FROM treatment t JOIN finalisation f ON f.treatment_id = t.id
  WHERE t.entry_id = NEW.entry_id AND t.version < NEW.version)
"""

_IS_NOT_THE_NEWEST = """
  EXISTS (SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id
  WHERE t.id = NEW.treatment_id AND newer.version > t.version)
"""

_IS_WITHDRAWN = "EXISTS (SELECT 1 FROM treatment_withdrawal WHERE treatment_id = NEW.treatment_id)"

# Each fence: the table, the moment, and the condition under which the write is refused.
_CONDITIONS = {
    "treatment_skips_a_version": (
        "treatment",
        "INSERT",
        """
        NEW.version > 1 + coalesce(
        (SELECT max(version) FROM treatment WHERE entry_id = NEW.entry_id), 0)
        """,
    ),
    "treatment_changes_its_patient": (
        "treatment",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM treatment
        WHERE entry_id = NEW.entry_id AND patient_id <> NEW.patient_id)
        """,
    ),
    # A final record is only ever amended, with a reason; what is not final is no amendment.
    "treatment_follows_a_final_one": (
        "treatment",
        "INSERT",
        f"NEW.amendment = '' AND {_FINAL_BEFORE}",
    ),
    "treatment_amends_no_final_one": (
        "treatment",
        "INSERT",
        f"NEW.amendment <> '' AND NOT {_FINAL_BEFORE}",
    ),
    "treatment_follows_a_withdrawn_one": (
        "treatment",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM treatment t JOIN treatment_withdrawal w ON w.treatment_id = t.id
        WHERE t.entry_id = NEW.entry_id)
        """,
    ),
    "treatment_prescriber_is_no_physician": (
        "treatment",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.physician_id) <> 'physician'",
    ),
    **OF_ORDERS,
    "treatment_approval_of_no_proxy": (
        "treatment_approval",
        "INSERT",
        "(SELECT is_proxy FROM treatment WHERE id = NEW.treatment_id) = 0",
    ),
    "treatment_approval_of_an_old_version": ("treatment_approval", "INSERT", _IS_NOT_THE_NEWEST),
    "treatment_approval_of_a_withdrawn_record": ("treatment_approval", "INSERT", _IS_WITHDRAWN),
    "treatment_approval_by_no_physician": (
        "treatment_approval",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.approved_by) <> 'physician'",
    ),
    "treatment_line_beyond_the_entry": (
        "treatment_line",
        "INSERT",
        "NEW.line_no > (SELECT n_lines FROM treatment WHERE id = NEW.treatment_id)",
    ),
    "treatment_line_names_another_product": (
        "treatment_line",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM product p WHERE p.id = NEW.product_id AND
        (p.brand_ja <> NEW.brand OR p.generic_ja <> NEW.generic OR p.yj <> NEW.yj))
        """,
    ),
    # The day is that of the clinic's clock at the start of the infusion.
    "treatment_line_product_not_in_force": (
        "treatment_line",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM product p JOIN treatment t ON t.id = NEW.treatment_id
        WHERE p.id = NEW.product_id AND (p.is_listed = 0
        OR p.in_force_from > date(t.started_at / 1000 + t.utc_offset_min * 60, 'unixepoch')
        OR p.in_force_to < date(t.started_at / 1000 + t.utc_offset_min * 60, 'unixepoch')
        OR p.listed_until < date(t.started_at / 1000 + t.utc_offset_min * 60, 'unixepoch')))
        """,
    ),
    "treatment_line_product_blocked": (
        "treatment_line",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM product p JOIN blocked_alias a
        ON a.folded IN (p.folded_ja, p.folded_en)
        WHERE p.id = NEW.product_id AND a.is_listed = 1)
        """,
    ),
    "treatment_measurement_beyond_the_entry": (
        "treatment_measurement",
        "INSERT",
        "NEW.place > (SELECT n_measurements FROM treatment WHERE id = NEW.treatment_id)",
    ),
    "product_name_blocked": ("product", "INSERT", _NAME_IS_BLOCKED),
    "product_name_becomes_blocked": ("product", "UPDATE", _NAME_IS_BLOCKED),
    "product_of_no_master": (
        "product",
        "INSERT",
        "NEW.origin = 'master' AND NOT EXISTS (SELECT 1 FROM listed_drug WHERE code = NEW.id)",
    ),
    "product_changes_its_origin": ("product", "UPDATE", "NEW.origin <> OLD.origin"),
    "assessment_lacks_lines": ("assessment", "INSERT", _LINES_ARE_MISSING),
    "assessment_lacks_measurements": ("assessment", "INSERT", _MEASUREMENTS_ARE_MISSING),
    "finalisation_lacks_lines": ("finalisation", "INSERT", _LINES_ARE_MISSING),
    "finalisation_lacks_assessment": (
        "finalisation",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM assessment WHERE treatment_id = NEW.treatment_id)",
    ),
    "finalisation_by_no_physician": (
        "finalisation",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.finalised_by) <> 'physician'",
    ),
    "finalisation_lacks_an_end": (
        "finalisation",
        "INSERT",
        "(SELECT ended_at FROM treatment WHERE id = NEW.treatment_id) IS NULL",
    ),
    "finalisation_of_an_old_version": ("finalisation", "INSERT", _IS_NOT_THE_NEWEST),
    "finalisation_of_a_withdrawn_record": ("finalisation", "INSERT", _IS_WITHDRAWN),
    "finalisation_of_an_unapproved_record": (
        "finalisation",
        "INSERT",
        """
        (SELECT is_proxy FROM treatment WHERE id = NEW.treatment_id) = 1
        AND NOT EXISTS (SELECT 1 FROM treatment_approval WHERE treatment_id = NEW.treatment_id)
        """,
    ),
    "treatment_withdrawal_of_an_old_version": (
        "treatment_withdrawal",
        "INSERT",
        _IS_NOT_THE_NEWEST,
    ),
    "treatment_withdrawal_by_no_physician": (
        "treatment_withdrawal",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.withdrawn_by) <> 'physician'",
    ),
    "certificate_of_no_final_record": (
        "certificate",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM finalisation WHERE treatment_id = NEW.treatment_id)",
    ),
    "certificate_of_an_old_version": ("certificate", "INSERT", _IS_NOT_THE_NEWEST),
    "certificate_of_a_withdrawn_record": ("certificate", "INSERT", _IS_WITHDRAWN),
    "certificate_names_another_record": (
        "certificate",
        "INSERT",
        """
        NOT EXISTS (SELECT 1 FROM treatment t WHERE t.id = NEW.treatment_id
        AND t.entry_id = NEW.entry_id AND t.patient_id = NEW.patient_id)
        """,
    ),
    "certificate_revocation_by_no_physician": (
        "certificate_revocation",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.revoked_by) <> 'physician'",
    ),
    **OF_LABELS,
    "withdrawal_of_nothing_filed": (
        "withdrawal",
        "INSERT",
        """
        NOT EXISTS (SELECT 1 FROM competition WHERE id = NEW.filed_id)
        AND NOT EXISTS (SELECT 1 FROM exemption WHERE id = NEW.filed_id)
        AND NOT EXISTS (SELECT 1 FROM ban WHERE id = NEW.filed_id)
        AND NOT EXISTS (SELECT 1 FROM outside_infusion WHERE id = NEW.filed_id)
        AND NOT EXISTS (SELECT 1 FROM known_clinic WHERE id = NEW.filed_id)
        """,
    ),
    **OF_CLINICS,
    "staff_skips_a_version": ("staff", "UPDATE", "NEW.version <> OLD.version + 1"),
    "staff_changes_identity": (
        "staff",
        "UPDATE",
        """
        NEW.id <> OLD.id OR NEW.login <> OLD.login OR NEW.is_emergency <> OLD.is_emergency
        """,
    ),
    "account_skips_a_version": ("account", "UPDATE", "NEW.version <> OLD.version + 1"),
    # No one-time code serves twice: the step of the last one only goes up.
    "account_goes_back": (
        "account",
        "UPDATE",
        "NEW.last_step < OLD.last_step OR NEW.member_id <> OLD.member_id",
    ),
    "alarm_seen_by_the_wrong_role": (
        "alarm_seen",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.seen_by) NOT IN ('physician', 'administrator')",
    ),
    "patient_skips_a_version": ("patient", "UPDATE", "NEW.version <> OLD.version + 1"),
    "patient_changes_identity": ("patient", "UPDATE", "NEW.id <> OLD.id"),
    "audit_breaks_the_chain": (
        "audit",
        "INSERT",
        """
        NEW.seq <> 1 + coalesce((SELECT max(seq) FROM audit), 0) OR NEW.prev <>
        coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32))
        """,
    ),
    # No trace without the whole record: what it vouches for has all its lines and its verdicts.
    "audit_of_an_unfinished_record": (
        "audit",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM treatment t
        WHERE t.deed = NEW.seq
        AND NOT EXISTS (SELECT 1 FROM assessment WHERE treatment_id = t.id))
        """,
    ),
    # What is vouched for is where the trail stands now.
    "checkpoint_off_the_chain": (
        "checkpoint",
        "INSERT",
        "NEW.seq <> coalesce((SELECT max(seq) FROM audit), 0)",
    ),
    # An amendment is final when its deed ends.
    "audit_of_an_open_amendment": (
        "audit",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM treatment t
        WHERE t.deed = NEW.seq AND t.amendment <> ''
        AND NOT EXISTS (SELECT 1 FROM finalisation WHERE treatment_id = t.id))
        """,
    ),
    "chain_head_leaves_the_chain": (
        "chain_head",
        "UPDATE",
        """
        NOT EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq AND hash = NEW.hash
        AND seq = (SELECT max(seq) FROM audit))
        """,
    ),
}

# The head of the chain moves by itself, so that nobody can forget it.
_HEAD_MOVES = Sequel(
    "audit_moves_the_head",
    "audit",
    ("UPDATE chain_head SET seq = NEW.seq, hash = NEW.hash WHERE id = 1",),
)


def fences() -> dict[str, str]:
    """Return every trigger of a file by its name, as the SQL that puts it up."""
    return {one.name: for_file(one) for one in ALL}


def _all() -> Iterator[Fence | Sequel]:
    for table, same in (*APPEND_ONLY.items(), *LASTING.items()):
        # Beside the pragma recursive_triggers: INSERT OR REPLACE passes a DELETE trigger without it.
        if same:
            taken = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608  our own words
            yield Fence(f"{table}{REPLACED}", table, "INSERT", taken)
        yield Fence(f"{table}_never_goes", table, "DELETE")
    for table in APPEND_ONLY:
        yield Fence(f"{table}_never_changes", table, "UPDATE")
    for name, (table, deed, condition) in _CONDITIONS.items():
        yield Fence(name, table, deed, condition)
    yield _HEAD_MOVES
    yield from OPENING


ALL = tuple(_all())
