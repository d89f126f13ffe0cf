"""The marks beside what was copied."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit

from app.ui.kit.fields import Field
from app.ui.parts.copy_marks import CopyMarks
from tests import samples

pytestmark = pytest.mark.usefixtures("qapp")
DRAFT = samples.DRAFT
COPY = replace(DRAFT, copied_basis=DRAFT.basis, copied_diagnosis=DRAFT.diagnosis)


def field(name):
    edit = QLineEdit()
    edit.setObjectName(name)
    return Field(name, edit)


def spoken(fields):
    return [one.editor.accessibleDescription() for one in fields.values()]


def test_a_copy_is_marked_and_remembered(say):
    fields = {name: field(name) for name in ("diagnosis", "basis")}
    marks = CopyMarks(fields, say)

    marks.show_draft(COPY)

    assert spoken(fields) == ["Copied from last time"] * 2
    assert marks.filled(DRAFT) == COPY


def test_a_mark_outlives_the_sentence_of_an_error(say):
    fields = {name: field(name) for name in ("diagnosis", "basis")}
    marks = CopyMarks(fields, say)
    fields["basis"].set_error("Write it anew.")
    marks.show_draft(COPY)

    assert spoken(fields)[1] == "Write it anew."
    fields["basis"].clear_error()

    assert spoken(fields)[1] == "Copied from last time"


def test_a_confirmed_diagnosis_is_forgotten_as_a_copy(say):
    fields = {name: field(name) for name in ("diagnosis", "basis")}
    marks = CopyMarks(fields, say)
    marks.show_draft(COPY)

    marks.confirm()

    assert spoken(fields) == ["", "Copied from last time"]
    assert marks.filled(DRAFT).copied_diagnosis == ""
