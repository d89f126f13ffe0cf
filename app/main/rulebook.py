"""Writes a clinic's rules of operation: the template that comes with the program, filled in."""

from datetime import datetime

from app import i18n, operation_rules, paths
from app.domain.calendar import local
from app.services.operation_rules import RuleFacts


def rules_text(facts: RuleFacts, at: datetime) -> bytes:
    """Return the rules as text (Markdown) that every editor opens."""
    return _filled(facts, at).encode()


def rules_page(facts: RuleFacts, at: datetime) -> bytes:
    """Return the rules as PDF."""
    # ReportLab and the fonts cost a third of a second: when the first one is wanted.
    from app.pdf.rulebook import Rulebook, RulebookPages

    text = _filled(facts, at)
    title = operation_rules.title(text)
    return RulebookPages(paths.FONTS)(Rulebook(title, facts.facility.name, local(at), text))


def _filled(facts: RuleFacts, at: datetime) -> str:
    template = paths.OPERATION_RULES.read_text("utf-8")
    # What an inspector in Japan reads is in Japanese, whatever the window speaks.
    say = i18n.load(paths.LOCALE, "ja")
    return operation_rules.fill(template, facts, f"{local(at):%Y-%m-%d}", say)
