from app.i18n import Wording
from app.ui.parts.detail_words import details_line

ENGLISH = Wording("en", str)


def test_details_are_told_without_what_says_nothing_to_a_reader():
    details = {
        "version": 2,
        "sha256": "ab" * 32,
        "bodies": [],
        "number": "00-0001",
        "entry": "01a2",
    }

    assert details_line(details, ENGLISH) == "No.: 00-0001  Version: 2"


def test_moments_claims_and_lists_are_told_as_people_say_them():
    details = {"started": "2026-11-22T20:05:00.000+00:00", "anew": True, "bodies": ["NPB", "WADA"]}

    assert details_line(details, ENGLISH) == (
        "Start: 2026-11-23 05:05  Bodies: NPB, WADA  Anew: yes"
    )


def test_what_has_no_word_yet_is_told_by_its_own_name():
    assert details_line({"moon": 3, "reason": "誤記"}, ENGLISH) == "Reason: 誤記  moon: 3"


def test_what_was_changed_is_told_by_the_words_of_its_fields():
    details = {"before": {"address": "", "beds": 0}, "after": {"address": "東京都", "beds": 19}}

    assert details_line(details, ENGLISH) == (
        "Before: Address –, Beds 0  After: Address 東京都, Beds 19"
    )
