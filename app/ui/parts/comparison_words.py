"""What came of judging the saved entries again, in sentences."""

from app.domain.changes import Comparison
from app.i18n import Wording
from app.ui.parts.edition_shelf import title_of


def figures_of(comparison: Comparison, say: Wording) -> str:
    """Return what was compared with what, how many records were looked at, and how many differ."""
    sentences = [_compared(comparison, say), *_figures(comparison, say)]
    # A Japanese full stop brings its own gap.
    return ("" if say.language == "ja" else " ").join(sentences)


def _compared(comparison: Comparison, say: Wording) -> str:
    if comparison.proposed is None:
        return say("As kept at the save → by the rules loaded now.")
    return say(
        "By the rules loaded now → with “{title}”.", title=title_of(comparison.proposed, say)
    )


def _figures(comparison: Comparison, say: Wording) -> list[str]:
    sentences = []
    if not comparison.is_whole:
        sentences.append(
            say(
                "Stopped after {looked} of {total} records; the rest is not compared.",
                looked=comparison.looked_at,
                total=comparison.total,
            )
        )
    edition = comparison.proposed
    if edition is None:
        sentences.append(
            say(
                "Records compared: {total}. Judged differently: {different}.",
                different=len(comparison.differences),
                total=comparison.looked_at,
            )
        )
    else:
        sentences.append(
            say(
                "In force from {day}. Records in its time: {governed} of {total}. Judged differently: {different}.",
                day=edition.in_force_from.isoformat(),
                governed=comparison.in_its_time,
                total=comparison.looked_at,
                different=len(comparison.differences),
            )
        )
    if comparison.replaced is not None:
        sentences.append(
            say(
                "It stands in the place of “{title}”, from the same day on.",
                title=title_of(comparison.replaced, say),
            )
        )
    return sentences


def nothing_of(comparison: Comparison, say: Wording) -> tuple[str, str]:
    """Return the two sentences that stand where there is no difference."""
    if comparison.total == 0:
        return say("Nothing is recorded yet."), say("There is no record to judge again.")
    if not comparison.is_whole:
        return (
            say("No difference so far."),
            say("The comparison was stopped. Start it again to look at every record."),
        )
    edition = comparison.proposed
    if edition is None:
        return (
            say("There is no difference."),
            say("The rules loaded now say of every saved record what was kept with it."),
        )
    if comparison.in_its_time == 0:
        return (
            say("There is no difference."),
            say(
                "The edition is in force from {day}, and no saved record lies in its time.",
                day=edition.in_force_from.isoformat(),
            ),
        )
    return (
        say("There is no difference."),
        say("Every record in the edition's time is judged as it is without it."),
    )
