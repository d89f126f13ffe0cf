from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.errors import NotThere
from app.domain.keys import Withdrawn
from app.domain.treatments import Setting
from app.services.ports import AthleteFile, Filed
from app.services.trouble import DatabaseRefused, SavedByAnother
from tests.db import samples
from tests.db.samples import (
    COMPETITION,
    EXEMPTION,
    LATER,
    NOON,
    OUTSIDE,
    PATIENT,
    PHYSICIAN,
    SECOND,
)

MISTAKE = Withdrawn(PHYSICIAN.id, LATER, "別の患者の記録")
# A server keeps no text with U+0000.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))

moments = st.integers(-(10**6), 10**6).map(lambda minutes: NOON + timedelta(minutes=minutes))
later = st.timedeltas(timedelta(0), timedelta(days=3)).map(
    lambda span: timedelta(milliseconds=span // timedelta(milliseconds=1))
)
volumes = st.decimals("0.000001", 10**6, places=6)
competitions = st.builds(
    lambda starts, span, **facts: Competition(starts, starts + span, **facts),
    moments,
    later,
    name=texts,
    weigh_in=st.none() | moments,
)
exemptions = st.builds(
    lambda valid_from, days, **facts: Exemption(
        valid_from=valid_from, valid_to=valid_from + timedelta(days=days), **facts
    ),
    st.dates(max_value=NOON.date()),
    st.integers(0, 900),
    number=texts.map("TUE-".__add__),
    body=st.sampled_from(["WADA", "NPB"]),
    covers=st.lists(texts, min_size=1, max_size=3).map(tuple),
    max_volume_ml=st.none() | volumes,
    products=st.lists(texts, max_size=3).map(tuple),
)
bans = st.builds(
    lambda first, days, **facts: Ban(
        first=first, last=None if days is None else first + timedelta(days=days), **facts
    ),
    st.dates(max_value=NOON.date()),
    st.none() | st.integers(0, 900),
    body=st.sampled_from(["WADA", "NPB"]),
    reason=texts,
)
outsides = st.builds(
    lambda started, span, **facts: Outside(started, span and started + span, **facts),
    moments,
    st.none() | later,
    volume_ml=volumes,
    what=texts.map("点滴".__add__),
    where=texts,
    setting=st.sampled_from(["", *Setting]).map(str),
    beds=st.integers(0, 2000),
)


def file(books, *filed: Filed) -> None:
    with books.begin() as work:
        for one in filed:
            work.athletes.add(one)
        work.commit(samples.trace())


# The books are the same for all examples: each files another fact.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(competitions | exemptions | outsides | bans)
def test_a_fact_comes_back_whole(books, value):
    filed = samples.filed(value)

    with books.begin() as work:
        work.athletes.add(filed)

        assert work.athletes.get(filed.id) == filed


def test_each_patient_has_a_file_of_their_own_newest_first(books):
    old, new, others = (samples.filed(COMPETITION) for _ in range(3))
    others = replace(others, patient=SECOND.id)
    tue, drip = samples.filed(EXEMPTION), samples.filed(OUTSIDE)

    file(books, tue, new, old, others, drip)

    with books.begin() as work:
        assert work.athletes.file(PATIENT.id) == AthleteFile((new, old), (tue,), (drip,))
        assert work.athletes.file(SECOND.id) == AthleteFile(competitions=(others,))


@pytest.mark.parametrize("value", [COMPETITION, EXEMPTION, OUTSIDE])
def test_what_was_withdrawn_stays_and_says_so(books, value):
    filed, other = samples.filed(value), samples.filed(value)
    file(books, filed, other)

    with books.begin() as work:
        work.athletes.withdraw(filed.id, MISTAKE)

        assert work.athletes.get(filed.id) == replace(filed, withdrawn=MISTAKE)
        assert work.athletes.get(other.id).stands


def test_who_withdraws_second_is_told(books):
    filed = samples.filed(OUTSIDE)
    file(books, filed)

    with books.begin() as work:
        work.athletes.withdraw(filed.id, MISTAKE)

        with pytest.raises(SavedByAnother):
            work.athletes.withdraw(filed.id, MISTAKE)


def test_what_was_never_filed_is_neither_found_nor_withdrawn(books):
    with books.begin() as work:
        with pytest.raises(NotThere):
            work.athletes.get(samples.new_id())
        with pytest.raises(DatabaseRefused, match="withdrawal_of_nothing_filed"):
            work.athletes.withdraw(samples.new_id(), MISTAKE)


def test_a_fact_is_filed_once(books):
    filed = samples.filed(EXEMPTION)
    file(books, filed)

    with books.begin() as work, pytest.raises(SavedByAnother):
        work.athletes.add(replace(filed, value=replace(EXEMPTION, max_volume_ml=Decimal(1))))


def test_nothing_is_filed_about_a_stranger(books):
    with books.begin() as work, pytest.raises(DatabaseRefused, match="foreign_key"):
        work.athletes.add(samples.filed(COMPETITION, patient=samples.new_id()))


def test_what_is_not_committed_is_not_filed(books):
    filed = samples.filed(COMPETITION)
    with books.begin() as work:
        work.athletes.add(filed)

    with books.begin() as work, pytest.raises(NotThere):
        work.athletes.get(filed.id)
