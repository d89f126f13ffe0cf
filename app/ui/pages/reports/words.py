"""An overview in words: for the window, for a table that leaves the house, for paper."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from app.domain.figures import Counts, Figures, Step
from app.domain.quantities import show_ml
from app.domain.sheets import Table
from app.domain.spans import Span
from app.domain.verdicts import Outcome
from app.findings import outcome_word
from app.i18n import Wording
from app.services.reports import Outstanding, ReportPaper
from app.ui.kit.bar_chart import Bar
from app.ui.parts.patient_words import body, names

# What is in order stands at the foot of a bar.
_FROM_BELOW = (
    *(Outcome.LEGITIMATE, Outcome.CAUTION, Outcome.REVIEW, Outcome.EXEMPTION_REQUIRED),
    *(Outcome.NOT_LEGITIMATE, Outcome.BLOCKED, Outcome.INCOMPLETE, Outcome.NOT_APPLICABLE),
)


def span_words(span: Span, say: Wording) -> str:
    """Return how a month or a year is called."""
    if span.is_by_day:
        return say("{year}-{month}", year=span.first.year, month=f"{span.first.month:02}")
    return say("Year {year}", year=span.first.year)


def title_of(span: Span, team: str, say: Wording) -> str:
    """Return the title of an overview."""
    whose = team or say("Everybody")
    return say("Overview {span}, {whose}", span=span_words(span, say), whose=whose)


def totals(figures: Figures, say: Wording) -> str:
    """Return the figures of all in one line."""
    return say(
        "{infusions} infusions, {patients} patients, {final} final, {open} not final",
        infusions=f"{figures.infusions:,}",
        patients=f"{figures.patients:,}",
        final=f"{figures.final:,}",
        open=f"{figures.infusions - figures.final:,}",
    )


def bars_of(figures: Figures, span: Span, say: Wording) -> list[Bar]:
    """Return the course as bars, each with its words."""
    return [
        Bar(_label(step.first, span), tuple(_parts(step.outcomes)), tuple(_told(step, span, say)))
        for step in figures.course
    ]


def legend_of(figures: Figures, say: Wording) -> list[tuple[str, str]]:
    """Return the tones that the bars have, each with its word."""
    there = {outcome for step in figures.course for outcome, _ in step.outcomes}
    return [(one.value, outcome_word(one, say)) for one in _FROM_BELOW if one in there]


def bars_title(span: Span, say: Wording) -> str:
    """Return what the bars count."""
    if span.is_by_day:
        return say("Infusions by day, by the worst verdict of each")
    return say("Infusions by month, by the worst verdict of each")


def volume_words(volume_ml: Decimal) -> str:
    """Return a volume with its thousands parted, in mL."""
    return f"{Decimal(show_ml(volume_ml)):,}"


def table_of(figures: Figures, span: Span, team: str, say: Wording) -> Table:
    """Return everything that was counted as one table, a line for each figure."""
    head = (
        *(say("Part"), say("Item"), say("Verdict or generic name")),
        *(say("Infusions"), say("Volume mL")),
    )
    return Table(title_of(span, team, say), head, tuple(_rows(figures, say)))


def paper_of(
    figures: Figures, outstanding: Outstanding, span: Span, team: str, say: Wording
) -> ReportPaper:
    """Return an overview for paper."""
    title = title_of(span, team, say)
    bars = tuple((bar.label, bar.parts) for bar in bars_of(figures, span, say))
    text = "\n".join((f"# {title}", "", *_text(figures, outstanding, say), ""))
    legend = tuple(legend_of(figures, say))
    return ReportPaper(title, text, bars, legend, bars_title(span, say))


def _label(first: date, span: Span) -> str:
    return f"{first.day}" if span.is_by_day else f"{first.month}"


def _parts(counts: Counts) -> Iterator[tuple[str, int]]:
    told = dict(counts)
    yield from ((one.value, told[one]) for one in _FROM_BELOW if one in told)


def _told(step: Step, span: Span, say: Wording) -> Iterator[str]:
    day = step.first.isoformat() if span.is_by_day else f"{step.first:%Y-%m}"
    yield say("{day}: {count} infusions", day=day, count=f"{step.total:,}")
    yield from (f"{outcome_word(one, say)}  {count:,}" for one, count in step.outcomes)


def _rows(figures: Figures, say: Wording) -> Iterator[tuple[str, ...]]:
    for name, count in _sums(figures, say):
        yield say("All"), name, "", str(count), ""
    for step in figures.course:
        for outcome, count in step.outcomes:
            word = outcome_word(outcome, say)
            yield say("By time"), step.first.isoformat(), word, str(count), ""
    for one in figures.bodies:
        for outcome, count in one.outcomes:
            yield say("By body"), body(one.body), outcome_word(outcome, say), str(count), ""
    for product in figures.products:
        volume = show_ml(product.volume_ml)
        told = (product.brand, product.generic, str(product.infusions), volume)
        yield (say("By product"), *told)


def _sums(figures: Figures, say: Wording) -> Iterator[tuple[str, int]]:
    yield say("Infusions"), figures.infusions
    yield say("Patients"), figures.patients
    yield say("Final"), figures.final


def _text(figures: Figures, outstanding: Outstanding, say: Wording) -> Iterator[str]:
    yield f"- {totals(figures, say)}"
    yield from _headed(say("By body"))
    yield _row(say("Body"), *(outcome_word(one, say) for one in _FROM_BELOW[:-1]))
    yield _row(*["---"] * len(_FROM_BELOW))
    for one in figures.bodies:
        yield _row(body(one.body), *(f"{one.count(outcome):,}" for outcome in _FROM_BELOW[:-1]))
    yield from _headed(say("By product"))
    yield _row(say("Product"), say("Generic name"), say("Infusions"), say("Volume mL"))
    yield _row(*["---"] * 4)
    for product in figures.products:
        volume = volume_words(product.volume_ml)
        yield _row(product.brand, product.generic, f"{product.infusions:,}", volume)
    yield from _headed(say("TUE that end soon"))
    for patient, ending in outstanding.ending:
        until = ending.exemption.valid_to.isoformat()
        yield f"- {names(patient, say)[0]}  {body(ending.exemption.body)}  {until}"
    yield from _headed(say("Proxy entries not approved"))
    for patient, treatment in outstanding.unapproved:
        yield f"- {names(patient, say)[0]}  {treatment.recorded.at:%Y-%m-%d %H:%M}"


def _headed(words: str) -> tuple[str, str, str]:
    return "", f"## {words}", ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(one.replace('|', '/') for one in cells)} |"
