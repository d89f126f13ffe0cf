from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.domain.formulary import Route
from app.domain.quantities import Dose
from app.domain.rules import completeness
from app.domain.treatments import NoProduct
from app.domain.verdicts import Finding, Outcome
from tests.domain.rules.making import SALINE, TEN, VITAMIN, case, entry, line

NAMES = (("product", SALINE.brand_ja), ("product_en", SALINE.brand_en))


def refused(*lines, off_label=False, **changes):
    found = completeness.refusals(entry(*lines, **changes), off_label)
    return {(one.field, one.code) for one in found}


def test_a_complete_entry_is_not_refused():
    assert refused() == set()


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"diagnosis": "不明"}, "diagnosis", "REC_DIAGNOSIS_MISSING"),
        ({"basis": "\u3000"}, "basis", "REC_BASIS_MISSING"),
        ({"started": None}, "started", "REC_START_MISSING"),
        ({"setting": None}, "setting", "REC_SETTING_MISSING"),
        ({"physician": None}, "physician", "REC_PHYSICIAN_MISSING"),
        ({"lines": ()}, "lines", "REC_PRODUCT_MISSING"),
    ],
)
def test_each_missing_fact_is_refused_at_its_field(changes, field, code):
    assert completeness.refusals(entry(**changes), off_label=False) == (
        Finding(code, Outcome.INCOMPLETE, field=field),
    )


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"dose": None}, "lines/1/dose", "REC_DOSE_MISSING"),
        ({"dose": None, "volume_ml": None}, "lines/1/dose", "REC_DOSE_MISSING"),
        ({"volume_ml": None}, "lines/1/volume_ml", "REC_VOLUME_MISSING"),
        ({"route": None}, "lines/1/route", "REC_ROUTE_MISSING"),
    ],
)
def test_each_missing_fact_of_a_line_is_refused_at_its_row(changes, field, code):
    assert refused(line(), line(**changes)) == {(field, code)}


@pytest.mark.parametrize(
    ("dose", "unit", "volume", "is_refused"),
    [
        # Ordered and interrupted: what was delivered counts.
        ("500", "mL", "80", False),
        ("80", "mL", "0", True),
        ("80", "mL", "80", False),
        ("80", "mL", "85", False),
        # A part of the bag may be left over, but not all of it.
        ("1", "bag", "30", False),
        ("1", "bag", "0", True),
    ],
)
def test_a_liquid_without_any_volume_is_refused(dose, unit, volume, is_refused):
    facts = {"dose": Dose(Decimal(dose), unit), "volume_ml": Decimal(volume)}

    found = refused(line(**facts))

    assert found == ({("lines/0/volume_ml", "REC_VOLUME_MISSING")} if is_refused else set())


def test_a_drug_ordered_in_millilitres_is_a_liquid_though_it_dilutes_nothing():
    ampoule = line(VITAMIN, "20", "mL", volume_ml=Decimal(0))

    assert refused(ampoule) == {("lines/0/volume_ml", "REC_VOLUME_MISSING")}


def test_a_powder_that_goes_in_with_its_diluent_may_have_no_volume_of_its_own():
    assert refused(line(VITAMIN, "2", "g", volume_ml=Decimal(0))) == set()


def test_what_enters_no_vein_may_have_no_volume():
    assert refused(line(volume_ml=Decimal(0), route=Route.IM)) == set()


def test_all_that_is_missing_is_refused_at_once():
    found = refused(
        line(dose=None, route=None),
        diagnosis="",
        basis="",
        started=None,
        setting=None,
        physician=None,
        off_label=True,
    )

    assert {code for _, code in found} == {
        "REC_DIAGNOSIS_MISSING",
        "REC_BASIS_MISSING",
        "REC_START_MISSING",
        "REC_SETTING_MISSING",
        "REC_PHYSICIAN_MISSING",
        "REC_DOSE_MISSING",
        "REC_ROUTE_MISSING",
        "REC_OFF_LABEL_REASON_MISSING",
    }


def test_what_cannot_be_read_is_not_called_missing_too():
    found = refused(line(dose=None), started=None, unreadable=("started", "lines/0/dose", "onset"))

    assert found == {
        ("started", "REC_UNREADABLE"),
        ("lines/0/dose", "REC_UNREADABLE"),
        ("onset", "REC_UNREADABLE"),
    }


@pytest.mark.parametrize(
    ("row", "code", "outcome", "named"),
    [
        (
            NoProduct(3, "エクソソーム点滴 50mL", "エクソソーム"),
            "BLOCKED_PRODUCT",
            Outcome.BLOCKED,
            "エクソソーム",
        ),
        (NoProduct(3, "謎の液"), "UNKNOWN_PRODUCT", Outcome.BLOCKED, "謎の液"),
        (NoProduct(3, ""), "REC_PRODUCT_MISSING", Outcome.INCOMPLETE, ""),
    ],
)
def test_a_row_that_names_no_product_is_refused(row, code, outcome, named):
    (finding,) = completeness.refusals(entry(unknown=(row,)), off_label=False)

    facts = (("product", named),) if named else ()
    assert finding == Finding(code, outcome, field="lines/3/product", facts=facts)


@pytest.mark.parametrize(
    ("first", "last", "is_refused"),
    [
        (None, None, False),
        (date(2026, 6, 1), date(2026, 6, 1), False),
        (date(2026, 6, 2), None, True),
        (None, date(2026, 5, 31), True),
    ],
)
def test_a_product_is_used_only_while_it_is_in_force(first, last, is_refused):
    product = replace(SALINE, in_force_from=first, in_force_to=last)

    found = completeness.refusals(entry(line(product)), off_label=False)

    not_in_force = Finding(
        "PRODUCT_NOT_IN_FORCE", Outcome.BLOCKED, field="lines/0/product", facts=NAMES
    )
    assert found == (not_in_force,) * is_refused


def test_the_day_of_a_product_is_that_of_the_clinics_clock():
    # Ten past midnight in Japan is still the day before in UTC.
    product = replace(SALINE, in_force_from=date(2026, 6, 1))
    just_after_midnight = TEN.replace(hour=0, minute=10)

    assert not refused(line(product), started=just_after_midnight)
    assert refused(line(product), started=just_after_midnight - timedelta(minutes=11))


@pytest.mark.parametrize("reason", ["", "なし", "\u3000", "―"])
def test_off_label_use_without_a_reason_is_refused(reason):
    assert refused(off_label=True, off_label_reason=reason) == {
        ("off_label_reason", "REC_OFF_LABEL_REASON_MISSING")
    }


def test_off_label_use_with_a_reason_is_kept():
    assert refused(off_label=True, off_label_reason="代替薬がない") == set()


def test_a_finished_and_final_entry_has_nothing_open():
    assert list(completeness.unfinished(case())) == []


def test_an_infusion_without_an_end_is_incomplete():
    (finding,) = completeness.unfinished(case(ended=None))

    assert finding == Finding("REC_END_MISSING", Outcome.INCOMPLETE, field="ended")


def test_a_record_that_is_not_final_changes_no_verdict():
    (finding,) = completeness.unfinished(case(is_final=False))

    assert (finding.code, finding.outcome) == ("REC_NOT_FINALISED", Outcome.LEGITIMATE)


def test_a_route_past_the_vein_is_a_route():
    assert refused(line(route=Route.IM)) == set()


@pytest.mark.parametrize(("volume", "is_told"), [("80", True), ("500", False), ("510", False)])
def test_less_than_was_ordered_is_told_and_stops_nothing(volume, is_told):
    facts = {"dose": Dose(Decimal(500), "mL"), "volume_ml": Decimal(volume)}

    found = list(completeness.unfinished(case(line(**facts))))

    less = Finding("VOLUME_UNDER_DOSE", Outcome.LEGITIMATE, field="lines/0/volume_ml", facts=NAMES)
    assert found == [less] * is_told
    assert not refused(line(**facts))


@pytest.mark.parametrize(
    "changes",
    [
        {"dose": None},
        {"volume_ml": None},
        {"dose": Dose(Decimal(500), "mg")},
        {"route": None},
        {"route": Route.SC},
    ],
    ids=["no dose", "no volume", "by weight", "no route", "past the vein"],
)
def test_only_a_liquid_into_a_vein_can_be_less_than_was_ordered(changes):
    facts = {"dose": Dose(Decimal(500), "mL"), "volume_ml": Decimal(80), **changes}

    assert list(completeness.unfinished(case(line(**facts)))) == []
