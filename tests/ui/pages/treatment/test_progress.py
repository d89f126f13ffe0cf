"""How far an entry has come."""

from dataclasses import replace

from app.domain.recording import draft_of
from app.ui.pages.treatment.progress import Progress
from tests import samples
from tests.fakes import finalised, saved

CHANGED = replace(samples.DRAFT, basis="別の所見。")


def test_a_new_form_holds_nothing_to_keep_until_it_is_changed():
    progress = Progress.opened(samples.DRAFT, samples.DRAFT, None)

    assert not progress.needs_keeping(samples.DRAFT)
    assert progress.needs_keeping(CHANGED)
    assert not progress.is_saved(samples.DRAFT)


def test_a_record_opened_as_it_stands_is_saved(clinic):
    record = saved(clinic)
    draft = draft_of(record)

    progress = Progress.opened(draft, draft, record)

    assert progress.is_saved(draft)
    assert progress.needs_keeping(CHANGED)


def test_a_draft_kept_over_a_record_is_not_saved(clinic):
    progress = Progress.opened(CHANGED, CHANGED, saved(clinic))

    assert not progress.is_saved(CHANGED)
    assert not progress.needs_keeping(CHANGED)


def test_a_final_record_needs_nothing_more(clinic):
    record = finalised(clinic)

    progress = Progress.opened(draft_of(record), samples.DRAFT, record)

    assert progress.final is record
    assert not progress.needs_keeping(CHANGED)
