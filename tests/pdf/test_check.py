from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.formulary import ProhibitedClass
from app.domain.verdicts import Finding, Outcome, Verdict
from tests.pdf import samples
from tests.pdf.reading import said


def judged(*verdicts):
    certificate = samples.certificate()
    assessment = replace(certificate.treatment.assessment, verdicts=verdicts)
    return replace(certificate, treatment=replace(certificate.treatment, assessment=assessment))


def verdict(outcome, *findings, body="NPB"):
    return Verdict(body, outcome, findings, "2024", "")


@pytest.mark.parametrize(
    ("outcome", "word"),
    [(Outcome.LEGITIMATE, "legitimate"), (Outcome.CAUTION, "legitimate, caution")],
)
def test_each_body_has_its_verdict_in_words(outcome, word):
    assert f" {word} " in said(judged(verdict(outcome)))


def test_each_caution_is_a_sentence_in_both_languages():
    facts = (("hours", "12"), ("whole", "120"), ("total", "98"))
    finding = Finding("CONSERVATIVE_SUM_OVER", Outcome.CAUTION, facts=facts)

    text = said(judged(verdict(Outcome.CAUTION, finding)))

    assert "全量算入では 12時間で 120 mL、速度按分では 98 mL" in text
    assert "Counted whole 120 mL in 12 h, by rate 98 mL" in text


def test_a_caution_without_words_of_the_papers_own_is_explained_by_the_program():
    text = said(judged(verdict(Outcome.CAUTION, Finding("NEW_CODE", Outcome.CAUTION))))

    assert "所見 NEW_CODE" in text
    assert "Finding NEW_CODE" in text


def test_what_only_concerns_the_record_is_not_told():
    text = said(
        judged(verdict(Outcome.LEGITIMATE, Finding("LABEL_UNVERIFIED", Outcome.LEGITIMATE)))
    )

    assert "LABEL_UNVERIFIED" not in text


def test_a_body_to_which_nothing_applies_claims_no_criterion():
    assert "基準1" not in said(judged(verdict(Outcome.NOT_APPLICABLE)))
    assert "基準1" in said(judged(verdict(Outcome.LEGITIMATE)))


def test_a_product_of_a_listed_class_is_named_with_its_class():
    listed = replace(
        samples.CEFTRIAXONE, classes=(ProhibitedClass("S9", in_competition_only=True),)
    )

    text = said(replace(samples.certificate(), products=(listed,)))

    assert "禁止表の区分 東都セフトリアキソン静注用1g S9(競技会時)" in text
    assert "該当なし" not in text


def test_both_totals_are_told():
    peak = samples.certificate().treatment.assessment.peak
    peak = replace(peak, rate_weighted_ml=Decimal("98.0001"), whole_ml=Decimal("120.5"))
    certificate = samples.certificate()
    assessment = replace(certificate.treatment.assessment, peak=peak)

    text = said(
        replace(certificate, treatment=replace(certificate.treatment, assessment=assessment))
    )

    assert "最大 98.001 mL(速度按分)、120.5 mL(全量算入)" in text


def test_without_a_volume_there_is_no_drawing():
    certificate = samples.certificate()
    assessment = replace(certificate.treatment.assessment, peak=None)

    text = said(
        replace(certificate, treatment=replace(certificate.treatment, assessment=assessment))
    )

    assert "静脈内の液量なし" in text
    assert "上限" not in text
