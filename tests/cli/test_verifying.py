import json

import fastjsonschema
import pytest

from app import paths
from app.cli.verifying import Listed, show, show_json
from app.domain.verifications import Doubt, Examined, verify
from app.proof.anything import examine
from tests.proof import genuine, samples

SCHEMA = json.loads(
    (paths.RESOURCES / "schema" / "tenteki-verification-1.schema.json").read_text("utf-8")
)
fits = fastjsonschema.compile(SCHEMA)
EVIL = "渡邉\u3000蓮\x1b[2J\x1b[1;1H\x9b2J\u202e\x7f\ud800\nGenuine: signed by the clinic\r\x07"


def told(found, say, capsys, listed=Listed.NONE):
    """Return the exit status and the lines."""
    status = show(found, listed, str, say)
    return status, capsys.readouterr().out.splitlines()


def data(found, say, capsysbinary, listed=Listed.NONE):
    """Return the exit status and the answer as data, which fits its schema."""
    status = show_json(found, listed, str, say)
    return status, fits(json.loads(capsysbinary.readouterr().out.decode()))


def test_a_good_one_is_told_with_everything_it_states(say, capsys):
    found = verify(examine(genuine.certificate().pdf), genuine.FINGERPRINT)

    status, lines = told(found, say, capsys)

    assert (status, lines[0]) == (0, "Genuine: signed by the clinic with this fingerprint.")
    text = "\n".join(lines)
    for fact in ("A-2026-000001", "WATANABE Ren", "1998-04-03", "80 mL", "TT-2611", "Legitimate"):
        assert fact in text
    assert lines[-1].replace(" ", "") == f"Fingerprint{genuine.FINGERPRINT}"


@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_is_told_in_words_and_as_data(doubt, say, capsysbinary):
    found = verify(Examined((doubt,), fingerprint=genuine.FINGERPRINT), genuine.FINGERPRINT)

    status = show(found, Listed.NONE, str, say)
    words = capsysbinary.readouterr().out.decode()
    as_data = data(found, say, capsysbinary)

    assert status == as_data[0] == found.answer.exit_code
    assert f"- {as_data[1]['doubts'][0]['words']}" in words
    assert as_data[1]["doubts"][0]["code"] == doubt


def test_the_schema_knows_every_doubt():
    codes = SCHEMA["properties"]["doubts"]["items"]["properties"]["code"]["enum"]

    assert codes == [one.value for one in Doubt]


@pytest.mark.parametrize("listed", Listed)
def test_what_became_of_a_list_is_told(listed, say, capsysbinary):
    found = verify(examine(genuine.code().encode()))

    status, answer = data(found, say, capsysbinary, listed)
    show(found, listed, str, say)

    assert (status, answer["revocations"]) == (3, listed)
    is_told = (
        "list of revocations was signed by another key" in capsysbinary.readouterr().out.decode()
    )
    assert is_told is (listed is Listed.BY_ANOTHER_KEY)


def evil():
    """Return what a stranger has signed to make a terminal lie."""
    record = json.dumps(
        {"patient": {"name": EVIL}, "record": {"basis": "a\nb"}, EVIL: float("inf")}
    )
    proof = samples.proof(patient=EVIL, verdicts=((EVIL, EVIL, EVIL),))
    return verify(Examined((), proof, record, genuine.FINGERPRINT, EVIL), genuine.FINGERPRINT)


def test_a_strangers_words_cannot_move_the_cursor(say, capsys):
    _, lines = told(evil(), say, capsys)

    assert not any(sign in line for line in lines for sign in "\x1b\x9b\u202e\x7f\ud800\x07\r")
    assert "渡邉\u3000蓮" in "\n".join(lines)
    # Nor begin a line where the program's own begin.
    assert sum(line.startswith("Genuine") for line in lines) == 1


def test_a_strangers_words_are_data_all_the_same(say, capsysbinary):
    show_json(evil(), Listed.NONE, str, say)

    written = capsysbinary.readouterr().out.decode()
    assert not any(sign in written for sign in "\x1b\x9b\u202e\x7f\x07\r")
    answer = fits(json.loads(written))
    assert answer["signer"] == answer["record"]["patient"]["name"] == EVIL
    assert answer["record"][EVIL] == "Infinity"


@pytest.mark.parametrize("record", ["", "{", "[1]", "null", "[" * 10_000, '{"patient": [1]}'])
def test_a_record_of_another_kind_brings_nothing_down(record, say, capsysbinary):
    found = verify(Examined((), samples.PROOF, record, genuine.FINGERPRINT))

    status, answer = data(found, say, capsysbinary)

    assert status == 3
    assert answer["record"] in (None, {"patient": [1]})
