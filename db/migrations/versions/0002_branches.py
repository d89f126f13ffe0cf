"""Branches of the clinic: facilities with beds of their own, and where an infusion was given."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from db import columns
from db.fencing import Fence, for_file, for_server
from db.migrations.first.checks import named

revision = "0002"
down_revision = "0001"

_FENCES = (
    Fence(
        "branch_is_never_replaced",
        "branch",
        "INSERT",
        "EXISTS (SELECT 1 FROM branch WHERE id = NEW.id)",
    ),
    Fence("branch_never_goes", "branch", "DELETE"),
    # As before; and whoever writes a step at the drip leaves it where it is given.
    Fence(
        *("treatment_written_by_no_physician", "treatment", "INSERT"),
        "NEW.is_proxy = 0 AND (SELECT role FROM staff WHERE id = NEW.recorded_by) <> "
        "'physician' AND NOT (NEW.n_steps > 0 AND EXISTS (SELECT 1 FROM treatment p WHERE "
        "p.entry_id = NEW.entry_id AND p.version = NEW.version - 1 AND p.n_steps = NEW.n_steps "
        "- 1 AND p.ordered_by = NEW.ordered_by AND p.ordered_at = NEW.ordered_at AND "
        "p.physician_id = NEW.physician_id AND p.diagnosis = NEW.diagnosis AND p.icd10 = "
        "NEW.icd10 AND p.diagnosis_codes = NEW.diagnosis_codes AND p.basis = NEW.basis AND "
        "p.n_lines = NEW.n_lines AND p.branch_id IS NOT DISTINCT FROM NEW.branch_id))",
    ),
)


def upgrade() -> None:
    """Make room for branches; every infusion so far was given at the main facility."""
    is_server = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "branch",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("director", sa.Text(), nullable=False),
        sa.Column("beds", sa.Integer(), nullable=False),
        sa.Column("institution_code", sa.Text(), nullable=True),
        sa.Column("is_open", columns.Flag(), nullable=False),
        named("branch", "address"),
        named("branch", "director"),
        named("branch", "name"),
        named("branch", "phone"),
        sa.CheckConstraint("beds >= 0", name="branch_beds_counted"),
        sa.CheckConstraint("is_open IN (0, 1)", name="branch_is_open_known"),
        sa.PrimaryKeyConstraint("id", name="branch_pk"),
        sqlite_strict=True,
    )
    # In SQL: SQLite takes a foreign key only with its column, and keeps every fence of the table so.
    op.execute(
        f"ALTER TABLE treatment ADD COLUMN branch_id {'BYTEA' if is_server else 'BLOB'}"
        " CONSTRAINT treatment_branch_id_fk REFERENCES branch (id)"
    )
    for statement in _fencing(is_server):
        op.execute(statement)


def _fencing(is_server: bool) -> Iterator[str]:
    taken_down = _FENCES[-1]
    yield f"DROP TRIGGER {taken_down.name}" + (f" ON {taken_down.table}" if is_server else "")
    if is_server:
        yield f"DROP FUNCTION {taken_down.name}()"
    for one in _FENCES:
        yield from for_server(one) if is_server else (for_file(one),)
