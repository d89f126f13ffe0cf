"""Tables of the records: each version of an infusion, its products, what was judged, who finalised it."""

import sqlalchemy as sa

from app.domain.clocks import ClockState
from app.domain.course import Act
from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.measurements import Measure
from app.domain.treatments import IvReason, LineRole, Setting
from app.domain.verdicts import Outcome
from db.columns import Day, Exact, Flag, Key, Moment, Plain, Whole
from db.tables.common import METADATA, claims, filled, known, named, need, stated, stated_if_any

# One row for each version. `n_lines`, `n_measurements` and `n_steps` seal the entry: no product,
# measured value or step can be added to it later. No transaction ends with a version that was not judged, and none is judged
# without all of them.
TREATMENT = sa.Table(
    "treatment",
    METADATA,
    sa.Column(
        "id",
        Key,
        sa.ForeignKey(
            "assessment.treatment_id",
            name="treatment_is_whole_fk",
            deferrable=True,
            initially="DEFERRED",
            # The two tables name each other: elsewhere than on SQLite this one comes last.
            use_alter=True,
        ),
        primary_key=True,
    ),
    need("entry_id", Key),
    need("version", sa.Integer),
    need("patient_id", Key, sa.ForeignKey("patient.id")),
    need("setting", sa.Text),
    need("beds", sa.Integer),
    need("is_emergency", Flag),
    need("diagnosis", sa.Text),
    need("icd10", sa.Text),
    need("diagnosis_codes", sa.Text),
    need("certainty", sa.Text),
    sa.Column("onset", Day),
    need("basis", sa.Text),
    sa.Column("iv_reason_code", sa.Text),
    need("iv_reason", sa.Text),
    need("started_at", Moment),
    sa.Column("ended_at", Moment),
    need("utc_offset_min", sa.Integer),
    need("physician_id", Key, sa.ForeignKey("staff.id")),
    need("off_label_reason", sa.Text),
    # Why it was written down late, and why it corrects a final version: nothing where neither.
    need("late_reason", sa.Text),
    need("amendment", sa.Text),
    need("n_lines", sa.Integer),
    need("n_measurements", sa.Integer),
    need("n_steps", sa.Integer),
    need("recorded_by", Key, sa.ForeignKey("staff.id")),
    need("recorded_at", Moment),
    # What was known of the clock by which it was written.
    need("clock", sa.Text),
    # Entered on a physician's behalf.
    need("is_proxy", Flag),
    # Who ordered what another hand gives; nobody where it was written down as given.
    sa.Column("ordered_by", Key, sa.ForeignKey("staff.id")),
    sa.Column("ordered_at", Moment),
    # The number of the trace that vouches for this version: the one that the chain takes next.
    sa.Column(
        "deed",
        Whole,
        default=sa.literal_column("(SELECT 1 + seq FROM chain_head)", Whole()),
        nullable=False,
    ),
    # Where it was given; nothing at the main facility. The last column: a later step added it.
    sa.Column("branch_id", Key, sa.ForeignKey("branch.id")),
    sa.UniqueConstraint("entry_id", "version"),
    sa.Index("treatment_by_deed", "deed"),
    sa.Index("treatment_by_start", "started_at"),
    # Covers the question what a patient was given around a moment (storage: rolling volume).
    sa.Index("treatment_by_patient", "patient_id", "started_at", "ended_at", "entry_id", "version"),
    known("treatment", "setting", Setting),
    known("treatment", "clock", ClockState),
    known("treatment", "certainty", Certainty),
    known("treatment", "iv_reason_code", IvReason),
    sa.CheckConstraint("beds >= 0", name="treatment_beds_counted"),
    sa.CheckConstraint("version >= 1", name="treatment_version_counted"),
    sa.CheckConstraint("n_lines >= 1", name="treatment_has_a_product"),
    sa.CheckConstraint("n_measurements >= 0", name="treatment_measurements_counted"),
    sa.CheckConstraint("n_steps >= 0", name="treatment_steps_counted"),
    sa.CheckConstraint(
        "(ordered_by IS NULL) = (ordered_at IS NULL)", name="treatment_order_is_whole"
    ),
    sa.CheckConstraint(
        "n_steps = 0 OR ordered_by IS NOT NULL", name="treatment_course_follows_an_order"
    ),
    sa.CheckConstraint("utc_offset_min BETWEEN -840 AND 840", name="treatment_offset_of_a_zone"),
    sa.CheckConstraint(
        "ended_at IS NULL OR ended_at >= started_at", name="treatment_ends_after_its_start"
    ),
    *claims("treatment", "is_emergency", "is_proxy"),
    *stated("treatment", "diagnosis", "basis"),
    *stated_if_any("treatment", "late_reason", "amendment"),
    sqlite_strict=True,
)

TREATMENT_LINE = sa.Table(
    "treatment_line",
    METADATA,
    sa.Column("treatment_id", Key, sa.ForeignKey("treatment.id"), primary_key=True),
    sa.Column("line_no", sa.Integer, primary_key=True, autoincrement=False),
    need("product_id", sa.Text, sa.ForeignKey("product.id")),
    need("brand", sa.Text),
    need("generic", sa.Text),
    need("yj", sa.Text),
    need("role", sa.Text),
    need("dose_amount", Exact),
    need("dose_unit", sa.Text),
    need("route", sa.Text),
    need("volume", Exact),
    need("indication", sa.Text),
    need("lot", sa.Text),
    need("expiry", sa.Text),
    known("treatment_line", "role", LineRole),
    known("treatment_line", "route", Route),
    sa.CheckConstraint("line_no >= 1", name="treatment_line_counted"),
    sa.CheckConstraint("dose_amount > 0", name="treatment_line_dose_positive"),
    sa.CheckConstraint("volume >= 0", name="treatment_line_volume_not_negative"),
    *named("treatment_line", "brand", "generic", "dose_unit"),
    # Who received a lot; most lines of a clinic that does not scan have none.
    sa.Index(
        "treatment_line_by_lot",
        sa.text("upper(lot)"),
        sqlite_where=sa.text("lot <> ''"),
        postgresql_where=sa.text("lot <> ''"),
    ),
    sqlite_strict=True,
)

TREATMENT_MEASUREMENT = sa.Table(
    "treatment_measurement",
    METADATA,
    sa.Column("treatment_id", Key, sa.ForeignKey("treatment.id"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    need("measure", sa.Text),
    need("value", Exact),
    sa.UniqueConstraint("treatment_id", "measure"),
    known("treatment_measurement", "measure", Measure),
    sa.CheckConstraint("place >= 1", name="treatment_measurement_counted"),
    sa.CheckConstraint("value >= 0", name="treatment_measurement_not_negative"),
    sqlite_strict=True,
)

# What was done at the drip; a later version holds the steps of the one before it, and more.
TREATMENT_STEP = sa.Table(
    "treatment_step",
    METADATA,
    sa.Column("treatment_id", Key, sa.ForeignKey("treatment.id"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    need("step_id", Key),
    need("act", sa.Text),
    need("happened_at", Moment),
    need("done_by", Key, sa.ForeignKey("staff.id")),
    need("written_at", Moment),
    sa.Column("delivered", Exact),
    sa.Column("rate", Exact),
    need("note", sa.Text),
    need("checks", Plain),
    sa.UniqueConstraint("treatment_id", "step_id"),
    known("treatment_step", "act", Act),
    sa.CheckConstraint("place >= 1", name="treatment_step_counted"),
    sa.CheckConstraint("delivered >= 0", name="treatment_step_volume_not_negative"),
    sa.CheckConstraint("rate > 0", name="treatment_step_rate_positive"),
    sqlite_strict=True,
)

ASSESSMENT = sa.Table(
    "assessment",
    METADATA,
    sa.Column("treatment_id", Key, sa.ForeignKey("treatment.id"), primary_key=True),
    need("certificate", sa.Text),
    sa.Column("peak", Plain),
    *filled("assessment", "certificate"),
    sqlite_strict=True,
)

VERDICT = sa.Table(
    "verdict",
    METADATA,
    sa.Column("treatment_id", Key, sa.ForeignKey("assessment.treatment_id"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    need("body", sa.Text),
    need("outcome", sa.Text),
    need("edition", sa.Text),
    need("sha256", sa.Text),
    need("findings", Plain),
    sa.UniqueConstraint("treatment_id", "body"),
    known("verdict", "outcome", Outcome),
    *filled("verdict", "body"),
    sqlite_strict=True,
)

FINALISATION = sa.Table(
    "finalisation",
    METADATA,
    sa.Column("treatment_id", Key, sa.ForeignKey("treatment.id"), primary_key=True),
    need("finalised_by", Key, sa.ForeignKey("staff.id")),
    need("finalised_at", Moment),
    need("record_sha256", sa.Text),
    sa.Index("finalisation_by_time", "finalised_at"),
    sa.CheckConstraint("length(record_sha256) = 64", name="finalisation_hash_whole"),
    sqlite_strict=True,
)

# A physician's word that a proxy entry is as if written by the own hand.
TREATMENT_APPROVAL = sa.Table(
    "treatment_approval",
    METADATA,
    sa.Column("treatment_id", Key, sa.ForeignKey("treatment.id"), primary_key=True),
    need("approved_by", Key, sa.ForeignKey("staff.id")),
    need("approved_at", Moment),
    sqlite_strict=True,
)

# A record taken back in its newest version: it stays, and counts nowhere.
TREATMENT_WITHDRAWAL = sa.Table(
    "treatment_withdrawal",
    METADATA,
    sa.Column("treatment_id", Key, sa.ForeignKey("treatment.id"), primary_key=True),
    need("withdrawn_by", Key, sa.ForeignKey("staff.id")),
    need("withdrawn_at", Moment),
    need("reason", sa.Text),
    *stated("treatment_withdrawal", "reason"),
    sqlite_strict=True,
)

# The records that stand and are not final, so that nobody reads a million to find the seven that
# wait. Triggers write it as versions, finalisations and withdrawals come; nobody else may.
OPEN_RECORD = sa.Table(
    "open_record",
    METADATA,
    sa.Column("treatment_id", Key, sa.ForeignKey("treatment.id"), primary_key=True),
    need("entry_id", Key),
    sa.UniqueConstraint("entry_id"),
    sqlite_strict=True,
)

# A half-written form: no record, counted nowhere, replaced and dropped at will.
DRAFT = sa.Table(
    "draft",
    METADATA,
    sa.Column("entry_id", Key, primary_key=True),
    need("patient_id", Key, sa.ForeignKey("patient.id")),
    need("kept_by", Key, sa.ForeignKey("staff.id")),
    need("kept_at", Moment),
    need("form", Plain),
    sa.Index("draft_by_patient", "patient_id"),
    sqlite_strict=True,
)
