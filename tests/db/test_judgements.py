from dataclasses import fields, replace
from types import SimpleNamespace

from app.domain.verdicts import Peak
from db.judgements import assessment_from, assessment_row, verdict_rows
from tests.db import samples


def through(assessment):
    of = samples.new_id()
    row = SimpleNamespace(**assessment_row(of, assessment))
    return assessment_from(row, [SimpleNamespace(**one) for one in verdict_rows(of, assessment)])


def test_an_assessment_comes_back_from_its_rows():
    assert through(samples.ASSESSMENT) == samples.ASSESSMENT


def test_no_peak_comes_back_as_none():
    without = replace(samples.ASSESSMENT, peak=None)

    assert through(without) == without


def test_every_figure_of_the_peak_comes_back():
    peak = replace(samples.ASSESSMENT.peak, is_exempt=True)

    back = through(replace(samples.ASSESSMENT, peak=peak)).peak

    assert all(getattr(back, field.name) == getattr(peak, field.name) for field in fields(Peak))
