"""Half-written forms in the database: kept on the side, each write stands at once."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from app.domain.diagnoses import Certainty
from app.domain.facilities import BranchId
from app.domain.formulary import Route
from app.domain.measurements import Measure, TypedMeasurement
from app.domain.patients import PatientId
from app.domain.staff import StaffId
from app.domain.treatments import Draft, DraftLine, EntryId, IvReason, LineRole, Setting
from app.services.ports import KeptDraft
from db.tables import DRAFT
from db.trouble import storage_errors


class DraftShelf:
    """Keeps unfinished forms. They leave no trace, and nothing counts them."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def keep(self, kept: KeptDraft) -> None:
        """Keep a form, in place of its earlier state."""
        with storage_errors(), self._engine.begin() as connection:
            connection.execute(sa.delete(DRAFT).where(DRAFT.c.entry_id == kept.draft.entry))
            connection.execute(sa.insert(DRAFT), _to_row(kept))

    def drop(self, entry: EntryId) -> None:
        """Forget a form."""
        with storage_errors(), self._engine.begin() as connection:
            connection.execute(sa.delete(DRAFT).where(DRAFT.c.entry_id == entry))

    def of_patient(self, patient: PatientId) -> tuple[KeptDraft, ...]:
        """Return the patient's unfinished forms, newest first."""
        return self._read(sa.select(DRAFT).where(DRAFT.c.patient_id == patient))

    def all(self) -> tuple[KeptDraft, ...]:
        """Return all unfinished forms, newest first."""
        return self._read(sa.select(DRAFT))

    def _read(self, query: sa.Select[Any]) -> tuple[KeptDraft, ...]:
        newest_first = query.order_by(DRAFT.c.kept_at.desc(), DRAFT.c.entry_id.desc())
        with storage_errors(), self._engine.connect() as connection:
            return tuple(_from_row(row) for row in connection.execute(newest_first))


def to_form(draft: Draft) -> dict[str, object]:
    """Return what was typed as plain words, without whose it is."""
    form = asdict(draft)
    form.pop("entry"), form.pop("patient")
    return {
        **form,
        "v": 1,
        "physician": None if draft.physician is None else str(draft.physician),
        "branch": None if draft.branch is None else str(draft.branch),
    }


def from_form(kept: Mapping[str, Any], entry: EntryId, patient: PatientId) -> Draft:
    """Return a form from its plain words."""
    form = dict(kept)
    form.pop("v")
    physician, setting, reason = form["physician"], form["setting"], form["iv_reason_code"]
    # A form kept before there were branches names none.
    branch = form.get("branch")
    return Draft(
        **{
            **form,
            "entry": entry,
            "patient": patient,
            "setting": None if setting is None else Setting(setting),
            "certainty": Certainty(form["certainty"]),
            "iv_reason_code": None if reason is None else IvReason(reason),
            "physician": None if physician is None else StaffId(physician),
            "branch": None if branch is None else BranchId(branch),
            "measurements": tuple(
                TypedMeasurement(Measure(one["measure"]), one["value"])
                for one in form["measurements"]
            ),
            "lines": tuple(_line(line) for line in form["lines"]),
        }
    )


def _to_row(kept: KeptDraft) -> dict[str, object]:
    return {
        "entry_id": kept.draft.entry,
        "patient_id": kept.draft.patient,
        "kept_by": kept.by,
        "kept_at": kept.at,
        "form": to_form(kept.draft),
    }


def _from_row(row: sa.Row[Any]) -> KeptDraft:
    return KeptDraft(from_form(row.form, row.entry_id, row.patient_id), row.kept_by, row.kept_at)


def _line(line: dict[str, Any]) -> DraftLine:
    route = line["route"]
    return DraftLine(
        **{
            **line,
            "role": LineRole(line["role"]),
            "route": None if route is None else Route(route),
        }
    )
