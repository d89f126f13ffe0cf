"""The sentences that tell what to heed."""

from app.domain.heeding import Concern, Heed
from app.ui.parts.heed_words import allergy_word, heed_notes, heeds_by_place
from tests import samples

FOUND = (
    Heed(1, samples.CEFTRIAXONE, Concern.ALLERGY),
    Heed(1, samples.CEFTRIAXONE, Concern.GIVEN, samples.NOW),
)


def test_an_allergy_is_loud_and_a_repetition_less_so(say):
    assert [tone for tone, _ in heed_notes(FOUND, say)] == ["bad", "caution"]


def test_each_row_tells_all_of_its_own(say):
    told = heeds_by_place(FOUND, say)

    assert list(told) == [1]
    assert "allergies" in told[1]
    assert "12 hours" in told[1]


def test_only_an_allergy_is_read_before_a_record_is_final(say):
    assert "allergies" in allergy_word(FOUND, say)
    assert not allergy_word(FOUND[1:], say)
