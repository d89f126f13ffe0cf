"""Fences of orders, of what is done at the drip, and of what is open (see `fences`)."""

from db.fencing import Sequel

_STEPS_ARE_MISSING = """
  (SELECT count(*) FROM treatment_step s WHERE s.treatment_id = NEW.treatment_id)
  <> (SELECT n_steps FROM treatment t WHERE t.id = NEW.treatment_id)
"""

# Nobody else writes as a physician: it is a proxy entry then, or one more step at the drip, on
# facts that a physician stands for and that stay as they were.
_ANOTHER_HAND_WRITES = """
  NEW.is_proxy = 0
  AND (SELECT role FROM staff WHERE id = NEW.recorded_by) <> 'physician'
  AND NOT (NEW.n_steps > 0 AND EXISTS (SELECT 1 FROM treatment p
  WHERE p.entry_id = NEW.entry_id AND p.version = NEW.version - 1
  AND p.n_steps = NEW.n_steps - 1 AND p.ordered_by = NEW.ordered_by
  AND p.ordered_at = NEW.ordered_at AND p.physician_id = NEW.physician_id
  AND p.diagnosis = NEW.diagnosis AND p.icd10 = NEW.icd10
  AND p.diagnosis_codes = NEW.diagnosis_codes AND p.basis = NEW.basis
  AND p.n_lines = NEW.n_lines AND p.branch_id IS NOT DISTINCT FROM NEW.branch_id))
"""

_IS_CLOSED = """
  (EXISTS (SELECT 1 FROM finalisation WHERE treatment_id = {row}.treatment_id)
  OR EXISTS (SELECT 1 FROM treatment_withdrawal WHERE treatment_id = {row}.treatment_id)
  OR EXISTS (SELECT 1 FROM treatment t JOIN treatment newer ON newer.entry_id = t.entry_id
  AND newer.version > t.version WHERE t.id = {row}.treatment_id))
"""

# What is open follows by itself from what is written, so that nobody can forget it.
OPENING = (
    Sequel(
        "treatment_is_open",
        "treatment",
        (
            "DELETE FROM open_record WHERE entry_id = NEW.entry_id",
            "INSERT INTO open_record (treatment_id, entry_id) VALUES (NEW.id, NEW.entry_id)",
        ),
    ),
    *(
        Sequel(
            f"{table}_closes",
            table,
            ("DELETE FROM open_record WHERE treatment_id = NEW.treatment_id",),
        )
        for table in ("finalisation", "treatment_withdrawal")
    ),
)

# Each fence: the table, the moment, and the condition under which the write is refused.
OF_ORDERS = {
    "open_record_goes_unfinished": (
        "open_record",
        "DELETE",
        f"NOT {_IS_CLOSED.format(row='OLD')}",
    ),
    "open_record_is_rewritten": ("open_record", "UPDATE", ""),
    "open_record_of_what_is_closed": ("open_record", "INSERT", _IS_CLOSED.format(row="NEW")),
    # Each version says which trace vouches for it: the next one.
    "treatment_of_another_deed": (
        "treatment",
        "INSERT",
        "NEW.deed <> 1 + (SELECT seq FROM chain_head)",
    ),
    "treatment_written_by_no_physician": ("treatment", "INSERT", _ANOTHER_HAND_WRITES),
    "treatment_ordered_by_no_physician": (
        "treatment",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.ordered_by) <> 'physician'",
    ),
    "treatment_forgets_its_course": (
        "treatment",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM treatment p WHERE p.entry_id = NEW.entry_id
        AND p.version = NEW.version - 1 AND p.n_steps > NEW.n_steps)
        """,
    ),
    "treatment_step_beyond_the_entry": (
        "treatment_step",
        "INSERT",
        "NEW.place > (SELECT n_steps FROM treatment WHERE id = NEW.treatment_id)",
    ),
    # What was done at the drip is told again by each later version, word for word.
    "treatment_step_rewrites_the_course": (
        "treatment_step",
        "INSERT",
        """
        EXISTS (SELECT 1 FROM treatment t JOIN treatment p
        ON p.entry_id = t.entry_id AND p.version = t.version - 1
        JOIN treatment_step s ON s.treatment_id = p.id AND s.place = NEW.place
        WHERE t.id = NEW.treatment_id AND (s.step_id <> NEW.step_id OR s.act <> NEW.act
        OR s.happened_at <> NEW.happened_at OR s.done_by <> NEW.done_by
        OR s.written_at <> NEW.written_at OR s.delivered IS DISTINCT FROM NEW.delivered
        OR s.rate IS DISTINCT FROM NEW.rate OR s.note <> NEW.note OR s.checks <> NEW.checks))
        """,
    ),
    "treatment_step_by_the_wrong_role": (
        "treatment_step",
        "INSERT",
        "(SELECT role FROM staff WHERE id = NEW.done_by) NOT IN ('physician', 'nurse')",
    ),
    "assessment_lacks_steps": ("assessment", "INSERT", _STEPS_ARE_MISSING),
    "finalisation_of_an_order": (
        "finalisation",
        "INSERT",
        """
        (SELECT ordered_by FROM treatment WHERE id = NEW.treatment_id) IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM treatment_step
        WHERE treatment_id = NEW.treatment_id AND act = 'ended')
        """,
    ),
}
