"""The check against the rules: the volume on the left, what each body says on the right."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from app.domain.calendar import local
from app.domain.certificates import Certificate
from app.domain.formulary import Product
from app.domain.quantities import show_ml
from app.domain.verdicts import Finding, Outcome, Peak, Verdict
from app.pdf import phrases
from app.pdf.chart import chart
from app.pdf.chip import chip
from app.pdf.column import ALERT, HAIR, LEFT, NOTE, RIGHT, SUB, Column, Style, Type, beside, heading
from app.pdf.marks import Block, across
from app.pdf.words import FINDINGS, LABELS, PHRASES, Both

Explain = Callable[[Finding], tuple[str, str]]

_LEFT_WIDTH = 238.0
_RIGHT_AT = 259.0
_BODY = Style(9, is_bold=True)
_NOTE_EN = Style(6.6, SUB.ink, leading=1.28)
# What an outcome that passes may rest on, and is worth a sentence on paper.
_TOLD = ("EXC_", "TUE_", "SUBST_")
_FACTS = ("total", "whole", "limit", "hours", "product", "class", "year")


def check(setter: Type, certificate: Certificate, explain: Explain) -> Block:
    """Return both columns."""
    rules = Column(setter, LEFT + _RIGHT_AT, RIGHT - LEFT - _RIGHT_AT)
    heading(rules, LABELS["rules"])
    for verdict in certificate.treatment.assessment.verdicts:
        _verdict(rules, certificate, verdict, explain)
    _substances(rules, certificate)
    editions = ", ".join(
        f"{note.body} {note.edition} [{note.sha256[:8]}]" for note in certificate.editions
    )
    rules.skip(1.5)
    rules.either(PHRASES["editions"].fill(editions=editions), SUB, SUB)
    return beside(_volume(setter, certificate), rules)


def _volume(setter: Type, certificate: Certificate) -> Column:
    peak = certificate.treatment.assessment.peak
    column = Column(setter, LEFT, _LEFT_WIDTH)
    if peak is None:
        heading(column, LABELS["curve"].fill(hours=12))
        column.both(PHRASES["not_measured"])
        return column
    heading(column, LABELS["curve"].fill(hours=peak.window_hours))
    drawing = chart(setter, certificate, peak, LEFT, _LEFT_WIDTH)
    column.marks += drawing.moved(column.y)
    column.y += drawing.height
    column.skip(3)
    total, whole = show_ml(peak.rate_weighted_ml), show_ml(peak.whole_ml)
    column.both(PHRASES["peak"].fill(total=total, whole=whole), NOTE, _NOTE_EN)
    if peak.rate_weighted_ml > peak.limit_ml and not peak.is_exempt:
        over = PHRASES["over"].fill(over=show_ml(peak.rate_weighted_ml - peak.limit_ml))
        column.either(over, ALERT, Style(7, ALERT.ink))
    if peak.is_exempt:
        column.both(PHRASES["exempt"], NOTE, _NOTE_EN)
    elif certificate.elsewhere_ml:
        column.either(
            PHRASES["elsewhere"].fill(volume=show_ml(certificate.elsewhere_ml)), NOTE, _NOTE_EN
        )
    column.either(_window(peak), SUB, SUB)
    return column


def _window(peak: Peak) -> Both:
    since = local(peak.window_from)
    until = since + timedelta(hours=peak.window_hours)
    return PHRASES["window"].fill(
        since=f"{since:%m-%d %H:%M}",
        until=f"{until:%m-%d %H:%M}",
    )


def _verdict(column: Column, certificate: Certificate, verdict: Verdict, explain: Explain) -> None:
    setter, top = column.setter, column.y
    name = setter.text(column.x, 0, phrases.body_name(verdict.body), _BODY)
    badge = chip(setter, verdict.outcome, max(column.x + 62, column.x + name.width + 10), top)
    line = top + badge.height / 2 + 0.36 * name.size
    column.marks += [name.moved(line), *badge.marks]
    right = max(mark.bounds[2] for mark in badge.marks) + 6
    edition = Column(setter, right, column.x + column.width - right, top)
    for title in _edition(certificate, verdict).only(setter.languages)[:2]:
        edition.write(title, Style(6.6, SUB.ink, leading=1.2))
    column.marks += edition.marks
    column.y = max(top + badge.height, edition.y)
    column.skip(2.5)
    for words in _sentences(certificate, verdict, explain):
        column.either(words, NOTE, _NOTE_EN)
    column.skip(2.5)
    column.marks.append(across(column.x, column.y, column.width, HAIR))
    column.skip(3.5)


def _edition(certificate: Certificate, verdict: Verdict) -> Both:
    for note in certificate.editions:
        if (note.body, note.edition) == (verdict.body, verdict.edition):
            return Both(note.title_ja, note.title_en)
    return Both(f"{verdict.body} {verdict.edition}", "")


def _sentences(certificate: Certificate, verdict: Verdict, explain: Explain) -> Iterator[Both]:
    peak = certificate.treatment.assessment.peak
    if verdict.body == "NPB" and verdict.outcome in {Outcome.LEGITIMATE, Outcome.CAUTION}:
        yield PHRASES["criterion_1"]
        yield PHRASES["criterion_2"].fill(count=len(certificate.treatment.given))
    if verdict.body == "WADA" and peak is not None and _is_within(peak):
        yield PHRASES["m22"].fill(
            total=show_ml(peak.rate_weighted_ml),
            limit=show_ml(peak.limit_ml),
            hours=peak.window_hours,
        )
    for finding in verdict.findings:
        if finding.outcome.rank <= Outcome.CAUTION.rank or finding.code.startswith(_TOLD):
            yield _told(finding, explain)


def _told(finding: Finding, explain: Explain) -> Both:
    words = FINDINGS.get("SUBST_OOC" if finding.code.endswith("_OOC") else finding.code)
    if words is None:
        return Both(*explain(finding))
    return words.fill(**{name: finding.fact(name) for name in _FACTS})


def _is_within(peak: Peak) -> bool:
    return not peak.is_exempt and peak.rate_weighted_ml <= peak.limit_ml


def _substances(column: Column, certificate: Certificate) -> None:
    day = f"{certificate.checked_on:%Y-%m-%d}"
    listed = [product for product in certificate.products if product.classes]
    if not listed:
        column.either(PHRASES["no_substance"].fill(day=day), NOTE, _NOTE_EN)
    for product in listed:
        classes = Both(*(_classes(product, words) for words in PHRASES["in_competition"]))
        words = PHRASES["substance"]
        ja = words.fill(product=product.brand_ja, classes=classes.ja, day=day).ja
        en = words.fill(product=product.brand_en, classes=classes.en, day=day).en
        column.either(Both(ja, en), NOTE, _NOTE_EN)


def _classes(product: Product, in_competition: str) -> str:
    return ", ".join(
        f"{one.code}({in_competition})" if one.in_competition_only else one.code
        for one in product.classes
    )
