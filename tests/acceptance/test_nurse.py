"""A nurse's day: a drip that was ordered is made sure of, begun, interrupted and ended at the bedside."""

import pytest

from app.demo.people import BOXER
from tests.acceptance.window import bedside, sign_in

LOGIN = "suzuki"


@pytest.mark.parametrize(("language", "hands"), [("ja", "pointer"), ("en", "keyboard")])
def test_a_nurse_gives_what_was_ordered(day, language, hands):
    with day(language, hands) as nurse:
        name = BOXER.family if language == "ja" else BOXER.family_romaji.upper()
        sign_in.come_in(nurse, LOGIN, "board")
        nurse.look("today")
        bedside.choose(nurse, name)
        bedside.make_sure(nurse, "TT-2612", "2028-03")
        bedside.begin(nurse)
        bedside.interrupt(nurse, "30")
        bedside.resume(nurse)
        bedside.note_reaction(nurse, "前腕に膨疹 2 個。医師に連絡。")
        bedside.end(nurse, "90")
        nurse.reads("drip", "90")
        nurse.look("ended")
        bedside.leave(nurse)
