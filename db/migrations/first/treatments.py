"""Step 0001: tables of the records of infusions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import filled, named, stated, stated_if_any

# No transaction ends with a version that was not judged, and so lacks a product.
_WHOLE: dict[str, Any] = {
    "name": "treatment_is_whole_fk",
    "deferrable": True,
    "initially": "DEFERRED",
}


def create() -> None:
    """Make the tables."""
    _treatment()
    _treatment_line()
    _treatment_measurement()
    _treatment_step()
    _assessment()
    if op.get_context().dialect.supports_alter:
        # The two tables name each other; SQLite has it in the table from the start.
        op.create_foreign_key(
            _WHOLE["name"],
            "treatment",
            "assessment",
            ["id"],
            ["treatment_id"],
            deferrable=True,
            initially="DEFERRED",
        )
    _verdict()
    _finalisation()
    _approval()
    _withdrawal()
    _open_record()
    _draft()


def _treatment() -> None:
    op.create_table(
        "treatment",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("entry_id", columns.Key(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("patient_id", columns.Key(), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("beds", sa.Integer(), nullable=False),
        sa.Column("is_emergency", columns.Flag(), nullable=False),
        sa.Column("diagnosis", sa.Text(), nullable=False),
        sa.Column("icd10", sa.Text(), nullable=False),
        sa.Column("diagnosis_codes", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("onset", columns.Day(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("iv_reason_code", sa.Text(), nullable=True),
        sa.Column("iv_reason", sa.Text(), nullable=False),
        sa.Column("started_at", columns.Moment(), nullable=False),
        sa.Column("ended_at", columns.Moment(), nullable=True),
        sa.Column("utc_offset_min", sa.Integer(), nullable=False),
        sa.Column("physician_id", columns.Key(), nullable=False),
        sa.Column("off_label_reason", sa.Text(), nullable=False),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("amendment", sa.Text(), nullable=False),
        sa.Column("n_lines", sa.Integer(), nullable=False),
        sa.Column("n_measurements", sa.Integer(), nullable=False),
        sa.Column("n_steps", sa.Integer(), nullable=False),
        sa.Column("recorded_by", columns.Key(), nullable=False),
        sa.Column("recorded_at", columns.Moment(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("is_proxy", columns.Flag(), nullable=False),
        *_treatment_hands(),
        *_treatment_checks(),
        _clock_check(),
        *_treatment_keys(),
        sqlite_strict=True,
    )
    _treatment_indexes()


def _treatment_hands() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("ordered_by", columns.Key(), nullable=True),
        sa.Column("ordered_at", columns.Moment(), nullable=True),
        sa.Column("deed", columns.Whole(), nullable=False),
    )


def _treatment_indexes() -> None:
    op.create_index("treatment_by_deed", "treatment", ["deed"])
    op.create_index("treatment_by_start", "treatment", ["started_at"])
    op.create_index(
        "treatment_by_patient",
        "treatment",
        ["patient_id", "started_at", "ended_at", "entry_id", "version"],
    )


def _treatment_keys() -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(["id"], ["assessment.treatment_id"], **_WHOLE, use_alter=True),
        sa.ForeignKeyConstraint(["ordered_by"], ["staff.id"], name="treatment_ordered_by_fk"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="treatment_patient_id_fk"),
        sa.ForeignKeyConstraint(["physician_id"], ["staff.id"], name="treatment_physician_id_fk"),
        sa.ForeignKeyConstraint(["recorded_by"], ["staff.id"], name="treatment_recorded_by_fk"),
        sa.PrimaryKeyConstraint("id", name="treatment_pk"),
        sa.UniqueConstraint("entry_id", "version", name="treatment_entry_id_version_uq"),
    )


def _treatment_checks() -> tuple[sa.CheckConstraint, ...]:
    return (
        sa.CheckConstraint(
            "certainty IN ('confirmed', 'suspected')", name="treatment_certainty_known"
        ),
        sa.CheckConstraint(
            "iv_reason_code IN ('oral_impossible', 'oral_harmful', 'oral_ineffective', 'rapid_effect', 'otherwise_difficult')",
            name="treatment_iv_reason_code_known",
        ),
        sa.CheckConstraint(
            "setting IN ('outpatient', 'inpatient', 'surgery', 'diagnostic', 'ambulance', 'venue', 'home', 'other')",
            name="treatment_setting_known",
        ),
        sa.CheckConstraint("beds >= 0", name="treatment_beds_counted"),
        sa.CheckConstraint(
            "ended_at IS NULL OR ended_at >= started_at", name="treatment_ends_after_its_start"
        ),
        sa.CheckConstraint("is_emergency IN (0, 1)", name="treatment_is_emergency_known"),
        sa.CheckConstraint("is_proxy IN (0, 1)", name="treatment_is_proxy_known"),
        sa.CheckConstraint("n_lines >= 1", name="treatment_has_a_product"),
        sa.CheckConstraint("n_measurements >= 0", name="treatment_measurements_counted"),
        sa.CheckConstraint("n_steps >= 0", name="treatment_steps_counted"),
        sa.CheckConstraint(
            "(ordered_by IS NULL) = (ordered_at IS NULL)", name="treatment_order_is_whole"
        ),
        sa.CheckConstraint(
            "n_steps = 0 OR ordered_by IS NOT NULL", name="treatment_course_follows_an_order"
        ),
        stated("treatment", "basis"),
        stated("treatment", "diagnosis"),
        stated_if_any("treatment", "late_reason"),
        stated_if_any("treatment", "amendment"),
        sa.CheckConstraint(
            "utc_offset_min BETWEEN -840 AND 840", name="treatment_offset_of_a_zone"
        ),
        sa.CheckConstraint("version >= 1", name="treatment_version_counted"),
    )


def _clock_check() -> sa.CheckConstraint:
    states = "clock IN ('synchronised', 'unsynchronised', 'unknown', 'leapt')"
    return sa.CheckConstraint(states, name="treatment_clock_known")


def _treatment_line() -> None:
    op.create_table(
        "treatment_line",
        sa.Column("treatment_id", columns.Key(), nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("generic", sa.Text(), nullable=False),
        sa.Column("yj", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("dose_amount", columns.Exact(), nullable=False),
        sa.Column("dose_unit", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("volume", columns.Exact(), nullable=False),
        sa.Column("indication", sa.Text(), nullable=False),
        sa.Column("lot", sa.Text(), nullable=False),
        sa.Column("expiry", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role IN ('drug', 'diluent', 'flush')", name="treatment_line_role_known"
        ),
        sa.CheckConstraint(
            "route IN ('iv_drip', 'iv_bolus', 'central_line', 'port', 'intraosseous', 'intra_arterial', 'im', 'sc', 'intra_articular', 'oral', 'rectal', 'inhaled')",
            name="treatment_line_route_known",
        ),
        named("treatment_line", "brand"),
        named("treatment_line", "dose_unit"),
        named("treatment_line", "generic"),
        sa.CheckConstraint("dose_amount > 0", name="treatment_line_dose_positive"),
        sa.CheckConstraint("line_no >= 1", name="treatment_line_counted"),
        sa.CheckConstraint("volume >= 0", name="treatment_line_volume_not_negative"),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name="treatment_line_product_id_fk"
        ),
        sa.ForeignKeyConstraint(
            ["treatment_id"], ["treatment.id"], name="treatment_line_treatment_id_fk"
        ),
        sa.PrimaryKeyConstraint("treatment_id", "line_no", name="treatment_line_pk"),
        sqlite_strict=True,
    )
    _lots()


def _lots() -> None:
    op.create_index(
        "treatment_line_by_lot",
        "treatment_line",
        [sa.text("upper(lot)")],
        sqlite_where=sa.text("lot <> ''"),
        postgresql_where=sa.text("lot <> ''"),
    )


def _treatment_measurement() -> None:
    op.create_table(
        "treatment_measurement",
        sa.Column("treatment_id", columns.Key(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("value", columns.Exact(), nullable=False),
        sa.CheckConstraint(
            "measure IN ('systolic', 'diastolic', 'pulse', 'temperature', 'spo2', 'urine_gravity', 'urine_ketones', 'haemoglobin', 'ferritin', 'tsat', 'bun', 'creatinine', 'sodium', 'potassium', 'glucose', 'wbc', 'crp', 'ck', 'vitamin_b1', 'vitamin_c')",
            name="treatment_measurement_measure_known",
        ),
        sa.CheckConstraint("place >= 1", name="treatment_measurement_counted"),
        sa.CheckConstraint("value >= 0", name="treatment_measurement_not_negative"),
        sa.ForeignKeyConstraint(
            ["treatment_id"], ["treatment.id"], name="treatment_measurement_treatment_id_fk"
        ),
        sa.PrimaryKeyConstraint("treatment_id", "place", name="treatment_measurement_pk"),
        sa.UniqueConstraint(
            "treatment_id", "measure", name="treatment_measurement_treatment_id_measure_uq"
        ),
        sqlite_strict=True,
    )


def _treatment_step() -> None:
    op.create_table(
        "treatment_step",
        sa.Column("treatment_id", columns.Key(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step_id", columns.Key(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("happened_at", columns.Moment(), nullable=False),
        sa.Column("done_by", columns.Key(), nullable=False),
        sa.Column("written_at", columns.Moment(), nullable=False),
        sa.Column("delivered", columns.Exact(), nullable=True),
        sa.Column("rate", columns.Exact(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("checks", columns.Plain(), nullable=False),
        sa.CheckConstraint(
            "act IN ('begun', 'rate_changed', 'interrupted', 'resumed', 'reaction', 'remark', 'ended')",
            name="treatment_step_act_known",
        ),
        sa.CheckConstraint("place >= 1", name="treatment_step_counted"),
        sa.CheckConstraint("delivered >= 0", name="treatment_step_volume_not_negative"),
        sa.CheckConstraint("rate > 0", name="treatment_step_rate_positive"),
        sa.ForeignKeyConstraint(["done_by"], ["staff.id"], name="treatment_step_done_by_fk"),
        sa.ForeignKeyConstraint(
            ["treatment_id"], ["treatment.id"], name="treatment_step_treatment_id_fk"
        ),
        sa.PrimaryKeyConstraint("treatment_id", "place", name="treatment_step_pk"),
        sa.UniqueConstraint(
            "treatment_id", "step_id", name="treatment_step_treatment_id_step_id_uq"
        ),
        sqlite_strict=True,
    )


def _assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("treatment_id", columns.Key(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("peak", columns.Plain(), nullable=True),
        filled("assessment", "certificate"),
        sa.ForeignKeyConstraint(
            ["treatment_id"], ["treatment.id"], name="assessment_treatment_id_fk"
        ),
        sa.PrimaryKeyConstraint("treatment_id", name="assessment_pk"),
        sqlite_strict=True,
    )


def _verdict() -> None:
    op.create_table(
        "verdict",
        sa.Column("treatment_id", columns.Key(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("findings", columns.Plain(), nullable=False),
        filled("verdict", "body"),
        sa.CheckConstraint(
            "outcome IN ('blocked', 'incomplete', 'exemption_required', 'not_legitimate', 'review', 'caution', 'legitimate', 'not_applicable')",
            name="verdict_outcome_known",
        ),
        sa.ForeignKeyConstraint(
            ["treatment_id"], ["assessment.treatment_id"], name="verdict_treatment_id_fk"
        ),
        sa.PrimaryKeyConstraint("treatment_id", "place", name="verdict_pk"),
        sa.UniqueConstraint("treatment_id", "body", name="verdict_treatment_id_body_uq"),
        sqlite_strict=True,
    )


def _finalisation() -> None:
    op.create_table(
        "finalisation",
        sa.Column("treatment_id", columns.Key(), nullable=False),
        sa.Column("finalised_by", columns.Key(), nullable=False),
        sa.Column("finalised_at", columns.Moment(), nullable=False),
        sa.Column("record_sha256", sa.Text(), nullable=False),
        sa.CheckConstraint("length(record_sha256) = 64", name="finalisation_hash_whole"),
        sa.ForeignKeyConstraint(
            ["finalised_by"], ["staff.id"], name="finalisation_finalised_by_fk"
        ),
        sa.ForeignKeyConstraint(
            ["treatment_id"], ["treatment.id"], name="finalisation_treatment_id_fk"
        ),
        sa.PrimaryKeyConstraint("treatment_id", name="finalisation_pk"),
        sqlite_strict=True,
    )
    op.create_index("finalisation_by_time", "finalisation", ["finalised_at"])


def _approval() -> None:
    op.create_table(
        "treatment_approval",
        sa.Column("treatment_id", columns.Key(), nullable=False),
        sa.Column("approved_by", columns.Key(), nullable=False),
        sa.Column("approved_at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["staff.id"], name="treatment_approval_approved_by_fk"
        ),
        sa.ForeignKeyConstraint(
            ["treatment_id"], ["treatment.id"], name="treatment_approval_treatment_id_fk"
        ),
        sa.PrimaryKeyConstraint("treatment_id", name="treatment_approval_pk"),
        sqlite_strict=True,
    )


def _withdrawal() -> None:
    op.create_table(
        "treatment_withdrawal",
        sa.Column("treatment_id", columns.Key(), nullable=False),
        sa.Column("withdrawn_by", columns.Key(), nullable=False),
        sa.Column("withdrawn_at", columns.Moment(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        stated("treatment_withdrawal", "reason"),
        sa.ForeignKeyConstraint(
            ["treatment_id"], ["treatment.id"], name="treatment_withdrawal_treatment_id_fk"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["staff.id"], name="treatment_withdrawal_withdrawn_by_fk"
        ),
        sa.PrimaryKeyConstraint("treatment_id", name="treatment_withdrawal_pk"),
        sqlite_strict=True,
    )


def _open_record() -> None:
    op.create_table(
        "open_record",
        sa.Column("treatment_id", columns.Key(), nullable=False),
        sa.Column("entry_id", columns.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["treatment_id"], ["treatment.id"], name="open_record_treatment_id_fk"
        ),
        sa.PrimaryKeyConstraint("treatment_id", name="open_record_pk"),
        sa.UniqueConstraint("entry_id", name="open_record_entry_id_uq"),
        sqlite_strict=True,
    )


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("entry_id", columns.Key(), nullable=False),
        sa.Column("patient_id", columns.Key(), nullable=False),
        sa.Column("kept_by", columns.Key(), nullable=False),
        sa.Column("kept_at", columns.Moment(), nullable=False),
        sa.Column("form", columns.Plain(), nullable=False),
        sa.ForeignKeyConstraint(["kept_by"], ["staff.id"], name="draft_kept_by_fk"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="draft_patient_id_fk"),
        sa.PrimaryKeyConstraint("entry_id", name="draft_pk"),
        sqlite_strict=True,
    )
    op.create_index("draft_by_patient", "draft", ["patient_id"])
