import hashlib
import itertools
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.diagnoses import Certainty
from app.domain.errors import BadEdition
from app.domain.rules.edition import Editions
from app.domain.rules.judge import Judge
from app.domain.rules.proposing import with_proposed
from app.domain.verdicts import Outcome
from app.paths import EDITIONS
from app.reference.editions import read_edition, read_editions
from tests.domain.rules.making import TEN, case, line

EDITION = """
body = "J.League"
name = "2026"
title_ja = "試験用"
title_en = "For the test"
in_force_from = 2026-01-01
known_through = 2026
only_by_vein = true
source = "made up"
checked_by = "nobody"
checked_on = 2026-11-22

[[rule]]
kind = "label"
clause = "2"
"""


def read(tmp_path, text, name="j-2026.toml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_editions(tmp_path)


def test_an_edition_is_read_from_its_file(tmp_path):
    (edition,) = read(tmp_path, EDITION).all

    assert (edition.body, edition.name) == ("J.League", "2026")
    assert (edition.title_ja, edition.title_en) == ("試験用", "For the test")
    assert edition.in_force_from == date(2026, 1, 1)
    assert edition.known_through == 2026
    assert edition.only_by_vein
    assert len(edition.rules) == 1
    assert edition.sha256 == hashlib.sha256(EDITION.encode()).hexdigest()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('body = "J.League"\n', "", "body is missing"),
        ("known_through = 2026", 'known_through = "2026"', "known_through is missing or no int"),
        ("only_by_vein = true", "only_by_vein = 1", "only_by_vein is missing or no bool"),
        ("in_force_from = 2026-01-01", 'in_force_from = "2026"', "in_force_from"),
        ('name = "2026"', 'name = "2026"\nlenient = true', "unknown key lenient"),
        ('kind = "label"', 'kind = "lenient"', "kind"),
        ('clause = "2"', "", "clause is missing"),
        ('clause = "2"', 'clause = "2"\nmore = 1', "unknown key more"),
        ("[[rule]]", "[[rule", "j-2026.toml"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(tmp_path, old, new, told):
    with pytest.raises(BadEdition, match=r"j-2026\.toml") as fault:
        read(tmp_path, EDITION.replace(old, new))

    assert told in str(fault.value)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "j-2026.toml").write_bytes(EDITION.encode("shift_jis"))

    with pytest.raises(BadEdition):
        read_editions(tmp_path)


def test_a_body_that_nobody_knows_is_not_referred_to(tmp_path):
    text = EDITION.replace(
        'kind = "label"\nclause = "2"', 'kind = "as_another_body"\nbody = "WUDA"'
    )

    with pytest.raises(BadEdition, match="WUDA"):
        read(tmp_path, text)


def test_one_body_has_one_edition_from_a_day_on(tmp_path):
    read(tmp_path, EDITION)

    with pytest.raises(BadEdition, match=r"J\.League"):
        read(tmp_path, EDITION.replace('name = "2026"', 'name = "2026b"'), "j-2026b.toml")


def test_an_empty_folder_holds_no_editions(tmp_path):
    assert read_editions(tmp_path).all == ()


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("WADA", ["2011", "2018", "2019", "2021", "2022", "2026"]),
        ("NPB", ["2010", "2024"]),
        ("JBC", ["2024"]),
    ],
)
def test_the_editions_that_ship_are_read(body, names):
    editions = read_editions(EDITIONS)

    assert [one.name for one in editions.all if one.body == body] == names
    assert all(len(one.sha256) == 64 for one in editions.all)


def test_the_editions_of_a_body_follow_each_other_without_a_gap():
    wada = [one for one in read_editions(EDITIONS).all if one.body == "WADA"]

    for earlier, later in itertools.pairwise(wada):
        assert later.in_force_from == date(earlier.known_through + 1, 1, 1)


def proposed(tmp_path, text, name="proposed.toml"):
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_edition(tmp_path / name, read_editions(EDITIONS))


def test_a_proposed_edition_is_read_beside_the_shelf(tmp_path):
    refers = EDITION + '\n[[rule]]\nkind = "as_another_body"\nbody = "WADA"\n'

    edition = proposed(tmp_path, refers)

    assert (edition.body, edition.in_force_from) == ("J.League", date(2026, 1, 1))
    assert len(edition.rules) == 2
    assert edition.sha256 == hashlib.sha256(refers.encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (EDITION.encode("shift_jis"), "encoding", ""),
        (EDITION.replace("known_through = 2026", "known_through = 2026x"), "toml", "7"),
        (EDITION + "more = [1,", "toml", ""),
        (EDITION + "more = " + "[" * 5000, "toml", ""),
        ("", "key", "body"),
        (EDITION.replace('body = "J.League"', 'body = " "'), "key", "body"),
        (EDITION.replace("checked_on = 2026-11-22", 'checked_on = "today"'), "key", "checked_on"),
        (EDITION.replace('name = "2026"', 'name = "2026"\nlenient = true'), "unknown", "lenient"),
        (EDITION + '[[rule]]\nkind = "lenient"\n', "rule", "2"),
        (EDITION.partition("[[rule]]")[0] + "rule = [1]\n", "rule", "1"),
        (EDITION.partition("[[rule]]")[0] + "rule = 1\n", "key", "rule"),
        (EDITION + '[[rule]]\nkind = "as_another_body"\nbody = "WUDA"\n', "reference", "WUDA"),
        (EDITION + "#" * 200_000, "large", ""),
    ],
)
def test_a_file_that_is_no_edition_is_refused_with_its_fault_and_its_place(
    tmp_path, text, code, place
):
    with pytest.raises(BadEdition) as refused:
        proposed(tmp_path, text)

    assert (refused.value.file, refused.value.code) == ("proposed.toml", code)
    assert refused.value.place == place


def test_a_span_beyond_all_reckoning_is_refused(tmp_path):
    wada = (EDITIONS / "wada-2026.toml").read_text("utf-8")
    text = re.sub(r"window_hours = \d+", "window_hours = 99999999999999", wada)

    with pytest.raises(BadEdition) as refused:
        proposed(tmp_path, text)

    assert (refused.value.code, refused.value.place) == ("rule", "1")


def test_a_file_that_is_gone_is_refused(tmp_path):
    with pytest.raises(BadEdition) as refused:
        read_edition(tmp_path / "gone.toml", Editions(()))

    assert (refused.value.file, refused.value.code) == ("gone.toml", "file")


def test_a_folder_is_no_edition(tmp_path):
    with pytest.raises(BadEdition) as refused:
        read_edition(tmp_path, Editions(()))

    assert refused.value.code == "file"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_is_in_a_file_it_is_an_edition_or_is_refused(tmp_path, content):
    with pytest.raises(BadEdition):
        proposed(tmp_path, content)


# What makes a body of existing kinds of rule: NPB's criteria, with a limit of volume of its own.
LEAGUE = (
    EDITION
    + """
[[rule]]
kind = "diagnosis"
clause = "1"

[[rule]]
kind = "volume_limit"
clause = "3"
limit_ml = "90"
window_hours = 12
near = "0.9"
tolerance_minutes = 30
exempt = ["inpatient"]
"""
)


@pytest.mark.parametrize(
    ("amount", "certainty", "outcome"),
    [
        ("60", Certainty.CONFIRMED, Outcome.LEGITIMATE),
        ("60", Certainty.SUSPECTED, Outcome.REVIEW),
        ("85", Certainty.CONFIRMED, Outcome.CAUTION),
        ("91", Certainty.CONFIRMED, Outcome.EXEMPTION_REQUIRED),
    ],
)
def test_a_body_that_nobody_thought_of_judges_by_its_file_alone(
    tmp_path, amount, certainty, outcome
):
    league = proposed(tmp_path, LEAGUE)
    judge = Judge(with_proposed(read_editions(EDITIONS), league))

    infusion = case(line(amount=amount), certainty=certainty)
    verdict = judge.assess(infusion, ("J.League",), TEN.date()).verdict("J.League")

    assert verdict.outcome is outcome
    assert (verdict.edition, verdict.sha256) == (league.name, league.sha256)
