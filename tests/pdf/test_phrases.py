from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.quantities import Dose
from app.domain.treatments import IvReason, LineRole, Setting
from app.pdf import phrases
from app.pdf.words import Both
from tests.pdf import samples


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("1", "bag", ("1 バッグ", "1 bag")),
        ("2", "amp", ("2 アンプル", "2 ampoules")),
        ("1.50", "g", ("1.5 g", "1.5 g")),
        ("250", "ug", ("250 µg", "250 µg")),
        ("1000", "IU", ("1000 単位", "1000 IU")),
    ],
)
def test_a_dose_has_its_unit_in_both_languages(amount, unit, words):
    assert phrases.dose(Dose(Decimal(amount), unit)) == Both(*words)


def test_an_infusion_over_midnight_names_both_days():
    span = phrases.span(samples.START, samples.START + timedelta(hours=10))

    assert span == "2026-11-20 14:20 – 2026-11-21 00:20 (UTC+9)"


def test_what_was_written_in_time_tells_when_and_no_more():
    assert phrases.entered(samples.treatment()) == Both(
        "入力日時 2026-11-20 15:02",
        "Entered 2026-11-20 15:02",
    )


def test_measured_values_are_written_in_both_languages():
    record = samples.treatment(measurements=samples.MEASURED)

    assert phrases.measured(record) == Both(
        "血圧 98/60 mmHg、脈拍 112 /min、体温 38.9 ℃、尿ケトン 2+、Hb 10.2 g/dL",
        "BP 98/60 mmHg, pulse 112 /min, temperature 38.9 ℃, urine ketones 2+, Hb 10.2 g/dL",
    )
    assert phrases.measured(samples.treatment()) == Both("", "")


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        (None, "", ("記載なし", "not stated")),
        (None, "悪心が強い。", ("悪心が強い。", "")),
        (
            IvReason.RAPID_EFFECT,
            "",
            ("特に迅速な治療の効果を要する。", "A rapid effect is needed"),
        ),
        (
            IvReason.RAPID_EFFECT,
            "試合中",
            ("特に迅速な治療の効果を要する。試合中。", "A rapid effect is needed"),
        ),
    ],
)
def test_the_reason_joins_ground_and_text(code, text, words):
    assert phrases.reason(samples.treatment(iv_reason_code=code, iv_reason=text)) == Both(*words)


def test_an_emergency_is_named_with_the_place():
    record = samples.treatment(setting=Setting.VENUE, is_emergency=True)

    assert phrases.place(record) == Both("会場(救急)", "Venue (emergency)")


def test_the_indication_has_its_approved_english():
    certificate = samples.certificate()
    drug = certificate.treatment.given[0]

    assert phrases.indication(drug, certificate).en == "Pharyngitis, tonsillitis"
    assert phrases.indication(replace(drug, indication="他"), certificate) == Both("他", "")
    assert phrases.indication(replace(drug, role=LineRole.FLUSH), certificate).en == "line flush"


def test_a_hash_is_shown_by_its_beginning_in_groups():
    assert phrases.fingerprint("9f3c71a20be4d815ffff") == "9f3c 71a2 0be4 d815"


def test_the_rate_is_the_volume_by_vein_over_the_time():
    assert phrases.rate(samples.treatment()) == Both("平均 124 mL/h", "124 mL/h on average")
    assert phrases.rate(samples.treatment(ended=samples.START)) is None
    assert phrases.rate(samples.treatment(ended=None)) is None
