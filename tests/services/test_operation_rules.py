import pytest

from app.domain.audit import Deed
from app.domain.errors import NotPermitted
from tests import samples


@pytest.mark.parametrize(("as_pdf", "form"), [(True, "pdf"), (False, "text")])
def test_the_rules_are_taken_out_filled_in_with_a_trace(clinic, books, as_pdf, form):
    made = clinic.rules.export(clinic.actor, as_pdf=as_pdf)

    (entry,) = books.trail
    assert (entry.deed, entry.details) == (Deed.RULES_EXPORTED, {"form": form})
    assert made.startswith(b"%PDF") is as_pdf
    assert as_pdf or samples.FACILITY.name in made.decode()


def test_a_nurse_does_not_take_them_out(clinic, books, nurse):
    with pytest.raises(NotPermitted):
        clinic.rules.export(nurse, as_pdf=False)

    assert not books.trail
