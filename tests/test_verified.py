from datetime import timedelta
from decimal import Decimal

import pytest

from app import i18n, paths
from app.domain.verifications import Answer, Doubt, Examined
from app.i18n import Wording
from app.proof.anything import examine
from app.verified import answer_sentence, doubt_sentence, grouped, record_of, stated
from tests.proof import genuine, samples

SAY = Wording("en", str)


def facts(**changes):
    """Return what a code states, by label."""
    return dict(stated(Examined((), samples.proof(**changes)), str, SAY))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_answer_and_every_doubt_has_words_of_its_own(language):
    say = i18n.load(paths.LOCALE, language)

    told = [answer_sentence(one, say) for one in Answer]
    told += [doubt_sentence(one, say) for one in Doubt]

    assert len(set(told)) == len(Answer) + len(Doubt)
    assert all(
        any(ord(sign) > 0x3000 for sign in one) is (language == "ja")
        for one in told
        if "失効" not in one
    )


def test_a_code_states_who_what_when_how_much_and_which_verdicts():
    told = facts()

    assert told["Certificate No."] == "A-2026-000214"
    assert told["Type"] == "A"
    assert told["Name in Latin letters"] == "WATANABE Ren"
    assert told["Date of birth"] == "1998-04-03"
    assert told["Given"] == "2026-11-20 13:20 – 2026-11-20 14:10"
    assert told["3311402A4034"] == "500 mL, 500 mL, IV drip Lot TT-2611"
    assert told["Total volume by vein"] == "507.5 mL"
    assert told["WADA"] == "TUE required (2026)"
    assert told["Issued for"] == "NPB"


def test_a_year_between_start_and_end_is_seen():
    told = facts(ended=samples.PROOF.ended + timedelta(days=365))

    assert told["Given"] == "2026-11-20 13:20 – 2027-11-20 14:10"


def test_what_nobody_knows_is_quoted_as_it_was_written():
    odd = samples.proof(
        setting="on the moon",
        supersedes="A-2026-000001",
        items=(samples.PROOF.items[0].__class__("Y", "1", "keg", "by ear", Decimal(1), ""),),
        verdicts=(("J.League", "perhaps", "2030"),),
    )

    told = dict(stated(Examined((), odd), {"Y": "東都生食"}.get, SAY))

    assert told["東都生食"] == "1 keg, 1 mL, by ear"
    assert told["J.League"] == "perhaps (2030)"
    assert told["In the place of"] == "A-2026-000001"
    assert told["Setting"] == "on the moon"


def test_a_file_states_what_stands_in_its_record_as_well():
    told = dict(stated(examine(genuine.certificate().pdf), str, SAY))

    assert told["Name"].startswith("渡邉")
    assert (told["Diagnosis"], told["ICD-10"]) == ("脱水症", "E86")
    assert (told["Team"], told["Why intravenous"]) == (
        "東都ファルコンズ",
        "嘔吐が続き経口摂取が困難。",
    )
    # As the clinic wrote it down, whether or not whoever looks knows the product.
    assert told["東都生食注100mL"].startswith("80 mL")


@pytest.mark.parametrize("record", ["", "{", "[]", '"text"', "[" * 10_000])
def test_what_is_no_record_is_none(record):
    assert record_of(Examined((), record=record)) == {}
    assert stated(Examined((), record=record), str, SAY) == ()


def test_a_fingerprint_is_read_aloud_in_fours():
    assert grouped("0123456789ab") == "0123 4567 89ab"
