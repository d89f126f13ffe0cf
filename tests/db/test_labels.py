from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from app.domain.formulary import Formulary
from app.domain.keys import Stamp
from app.services.ports import LabelConfirmation
from app.services.trouble import DatabaseRefused
from db.tables import BLOCKED_ALIAS, PRODUCT
from tests.db import samples
from tests.db.samples import (
    CARNITINE,
    EXOSOME,
    FORMULARY,
    NOON,
    NURSE,
    PHARMACIST,
    PHYSICIAN,
    SALINE,
)


def test_no_formulary_is_loaded_at_first(empty):
    with empty.begin() as work:
        assert work.labels.loaded_sha256() == ""


def test_a_loaded_formulary_is_known_by_its_hash(books):
    with books.begin() as work:
        assert work.labels.loaded_sha256() == FORMULARY.sha256


def test_a_changed_product_is_brought_up_to_date_and_a_lost_one_stays_unlisted(books, engine):
    shorter = replace(SALINE, in_force_to=date(2026, 12, 31), usual_dose="50-100 mL")

    with books.begin() as work:
        work.labels.load(Formulary((shorter,), (EXOSOME,), sha256="e" * 64))
        work.commit(samples.trace())

    with engine.connect() as connection:
        rows = {row.id: row for row in connection.execute(sa.select(PRODUCT))}
        aliases = dict(
            connection.execute(sa.select(BLOCKED_ALIAS.c.alias, BLOCKED_ALIAS.c.is_listed)).all()
        )
    assert (rows["F101"].in_force_to, rows["F101"].is_listed) == (shorter.in_force_to, True)
    assert rows["F101"].label["usual_dose"] == "50-100 mL"
    assert not rows["F102"].is_listed
    assert (aliases["エクソソーム"], aliases["カルニチン"]) == (True, False)


def test_loading_again_changes_nothing(books, engine):
    with engine.connect() as connection:
        before = connection.execute(sa.select(PRODUCT)).all()

    with books.begin() as work:
        work.labels.load(FORMULARY)
        work.commit(samples.trace())

    with engine.connect() as connection:
        assert connection.execute(sa.select(PRODUCT)).all() == before


@pytest.mark.parametrize(
    "name", ["エクソソーム", "えくそそーむ点滴100", "Exosome IV", "NEW-EXOSOME-X", "EV", "E-V drip"]
)
def test_a_product_with_a_blocked_name_is_never_added(books, name):
    smuggled = replace(SALINE, id="F999", brand_ja=name, generic_ja="エクソソーム", yj="")

    with books.begin() as work, pytest.raises(DatabaseRefused, match="product_name_blocked"):
        work.labels.load(Formulary((*FORMULARY.products, smuggled), FORMULARY.blocked))


def test_a_product_never_takes_a_blocked_name(books):
    renamed = replace(SALINE, brand_ja="エクソソーム点滴")

    with books.begin() as work, pytest.raises(DatabaseRefused, match="becomes_blocked"):
        work.labels.load(Formulary((renamed,), FORMULARY.blocked))


def test_a_generic_name_of_an_approved_product_does_not_trip_the_list(books, engine):
    with engine.connect() as connection:
        kept = connection.scalar(sa.select(PRODUCT.c.brand_ja).where(PRODUCT.c.id == CARNITINE.id))

    assert kept == CARNITINE.brand_ja


def test_a_short_alias_counts_as_a_whole_word_only(books):
    devoted = replace(SALINE, id="F999", brand_ja="架空注", brand_en="Dev Evening")

    with books.begin() as work:
        work.labels.load(Formulary((*FORMULARY.products, devoted), FORMULARY.blocked))


FACTS = "ab" * 32


def test_the_latest_confirmation_of_each_product_counts(books):
    early = LabelConfirmation("F102", date(2026, 1, 5), Stamp(PHARMACIST.id, NOON), FACTS)
    late = LabelConfirmation(
        "F102", date(2026, 5, 5), Stamp(PHYSICIAN.id, NOON + timedelta(days=1)), FACTS
    )
    other = LabelConfirmation("F101", date(2026, 1, 5), Stamp(PHARMACIST.id, NOON), FACTS)

    with books.begin() as work:
        for one in (late, early, other):
            work.labels.confirm(one)

        assert work.labels.confirmations() == (other, late)


def test_a_nurses_word_does_not_confirm_a_label(books):
    with books.begin() as work, pytest.raises(DatabaseRefused, match="wrong_role"):
        work.labels.confirm(
            LabelConfirmation("F102", date(2026, 1, 5), Stamp(NURSE.id, NOON), FACTS)
        )
