"""Half-written forms while the server is away: sealed files in this computer's folder, brought there later."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from app.credentials.boxes import locked, opened
from app.credentials.ring import replace_file
from app.domain.patients import PatientId
from app.domain.treatments import EntryId
from app.services.ports import Drafts, KeptDraft
from app.services.trouble import ServerIsGone
from db.drafts import from_form, to_form
from db.trouble import storage_errors

FORM = "tenteki-draft/1"


class SafeDrafts:
    """Keeps forms on the server, and on this computer for as long as that is away."""

    def __init__(
        self, shelf: Drafts, folder: Path, database: str, key: Callable[[], bytes]
    ) -> None:
        """Take the server's own shelf; what is kept in the folder is sealed with the books' key."""
        self._shelf = shelf
        self._folder = folder
        self._database, self._key = database, key

    def keep(self, kept: KeptDraft) -> None:
        """Keep a form, in place of its earlier state; raises StorageError where neither place takes it."""
        try:
            self._shelf.keep(kept)
        except ServerIsGone:
            self._write(kept)
        else:
            self._forget(kept.draft.entry)

    def drop(self, entry: EntryId) -> None:
        """Forget a form."""
        self._forget(entry)
        self._shelf.drop(entry)

    def of_patient(self, patient: PatientId) -> tuple[KeptDraft, ...]:
        """Return the patient's unfinished forms, newest first."""
        return self._with_ours(
            lambda: self._shelf.of_patient(patient), lambda one: one.draft.patient == patient
        )

    def all(self) -> tuple[KeptDraft, ...]:
        """Return all unfinished forms, newest first."""
        return self._with_ours(lambda: self._shelf.all(), lambda _one: True)  # noqa: PLW0108 - asked within

    def _with_ours(
        self, ask: Callable[[], tuple[KeptDraft, ...]], is_wanted: Callable[[KeptDraft], bool]
    ) -> tuple[KeptDraft, ...]:
        ours = self._read()
        try:
            for one in ours:
                self._bring(one)
            return ask()
        except ServerIsGone:
            found = [one for one in ours if is_wanted(one)]
            if not found:
                raise
            return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def _bring(self, ours: KeptDraft) -> None:
        """Bring a form to the server, unless it was written on meanwhile at another computer."""
        there = self._shelf.of_patient(ours.draft.patient)
        newer = any(one.draft.entry == ours.draft.entry and one.at > ours.at for one in there)
        if not newer:
            self._shelf.keep(ours)
        self._forget(ours.draft.entry)

    def _write(self, kept: KeptDraft) -> None:
        data = {
            "entry": kept.draft.entry.hex,
            "patient": kept.draft.patient.hex,
            "by": kept.by.hex,
            "at": kept.at.isoformat(),
            "form": to_form(kept.draft),
        }
        text = json.dumps(data, ensure_ascii=False).encode()
        box = locked(FORM, self._database, self._key(), text)
        with storage_errors():
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._place(kept.draft.entry), json.dumps(box).encode())

    def _read(self) -> list[KeptDraft]:
        found = []
        with storage_errors():
            for path in sorted(self._folder.glob("*.json")):
                # What an earlier key of the books sealed is nobody's any more, and what is no box is none.
                with suppress(ValueError, KeyError, TypeError):
                    box = json.loads(path.read_bytes())
                    text = opened(FORM, self._database, self._key(), box)
                    if text is not None:
                        found.append(_kept(json.loads(text)))
        return found

    def _forget(self, entry: EntryId) -> None:
        with storage_errors():
            self._place(entry).unlink(missing_ok=True)

    def _place(self, entry: EntryId) -> Path:
        return self._folder / f"{entry.hex}.json"


def _kept(data: dict[str, Any]) -> KeptDraft:
    draft = from_form(data["form"], UUID(hex=data["entry"]), UUID(hex=data["patient"]))
    return KeptDraft(draft, UUID(hex=data["by"]), datetime.fromisoformat(data["at"]))
