from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.treatments import Draft, DraftLine
from tests.db import samples
from tests.db.samples import NOON, PATIENT, SECOND, kept

lines = st.builds(DraftLine, product=st.text(), dose=st.text(), volume_ml=st.text(), lot=st.text())
forms = st.builds(
    replace,
    st.just(samples.draft()),
    diagnosis=st.text(),
    copied_diagnosis=st.text(),
    copied_basis=st.text(),
    basis=st.text(),
    started=st.text(),
    setting=st.none(),
    physician=st.none(),
    lines=st.lists(lines, max_size=3).map(tuple),
)


def test_a_form_comes_back_as_it_was_left(books):
    form = kept(samples.draft())

    books.drafts.keep(form)

    assert books.drafts.of_patient(PATIENT.id) == (form,)


# The books are the same for all examples: each keeps the same form again.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(forms)
def test_whatever_was_typed_comes_back(books, form):
    books.drafts.keep(kept(form))

    assert books.drafts.of_patient(PATIENT.id) == (kept(form),)


def test_an_empty_form_comes_back(books):
    form = kept(Draft(samples.new_id(), PATIENT.id))

    books.drafts.keep(form)

    assert books.drafts.all() == (form,)


def test_a_form_takes_the_place_of_its_earlier_state(books):
    form = samples.draft()

    books.drafts.keep(kept(form))
    books.drafts.keep(kept(replace(form, basis="口渇"), NOON + timedelta(seconds=2)))

    (only,) = books.drafts.all()
    assert only.draft.basis == "口渇"


def test_the_newest_form_comes_first_and_each_patient_has_their_own(books):
    old, new = kept(samples.draft()), kept(samples.draft(), NOON + timedelta(hours=1))
    others = kept(samples.draft(patient=SECOND.id), NOON + timedelta(minutes=1))

    for one in (new, others, old):
        books.drafts.keep(one)

    assert books.drafts.all() == (new, others, old)
    assert books.drafts.of_patient(PATIENT.id) == (new, old)


def test_a_dropped_form_is_gone(books):
    form = samples.draft()
    books.drafts.keep(kept(form))

    books.drafts.drop(form.entry)

    assert books.drafts.all() == ()


def test_a_form_is_no_record_and_leaves_no_trace(books):
    with books.begin() as work:
        before = work.head()

    books.drafts.keep(kept(samples.draft()))

    with books.begin() as work:
        assert work.head() == before
        assert work.treatments.of_patient(PATIENT.id) == ()
        assert work.treatments.dripped(PATIENT.id, NOON, NOON) == ()


@pytest.mark.parametrize("field", [field.name for field in fields(Draft)])
def test_every_field_of_a_form_is_kept(books, field):
    form = samples.draft()
    books.drafts.keep(kept(form))

    (back,) = books.drafts.all()

    assert getattr(back.draft, field) == getattr(form, field)
