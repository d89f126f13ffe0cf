"""A slip of the hand in any value of an edition's rules is noticed by an agreed case.

The values are changed here, in memory and one at a time; `python3 build/dev.py mutate` does the
same to the code.
"""

from dataclasses import replace

import pytest

from app.domain.formulary import ProhibitedClass
from app.domain.rules.edition import Editions
from app.domain.rules.judge import Judge
from app.domain.verdicts import Outcome
from tests import samples
from tests.domain.rules.agreed import agreed_cases, agreed_in_other_years, differences, judging
from tests.domain.rules.making import IN_COMPETITION, SALINE, TEN, case, line
from tests.domain.rules.mutating import mutations

SHELF = samples.judge().editions
CASES = tuple((one, *judging(one)) for one in (*agreed_cases(), *agreed_in_other_years()))
# Where beta-blockers (P1) are prohibited: at all times, or in competition only, and since when.
# No product of the formulary is one, so no agreed case can tell of them; a made-up one does.
BETA_BLOCKER = replace(SALINE, id="T21", classes=(ProhibitedClass("P1"),))
AT_ALL_TIMES = ("archery", "shooting")
IN_COMPETITION_ONLY = {
    "automobile": 2011,
    "billiards": 2011,
    "darts": 2011,
    "golf": 2011,
    "mini_golf": 2022,
    "skiing": 2011,
    "snowboarding": 2011,
    "underwater_sports": 2011,
}
NEVER = ("baseball", "boxing")
SPORTS = (*AT_ALL_TIMES, *IN_COMPETITION_ONLY, *NEVER)
YEARS = tuple(one.in_force_from.year for one in SHELF.all if one.body == "WADA")


def beta_blocker(judge: Judge, sport: str, year: int) -> tuple[str, str]:
    """Return what WADA says of a beta-blocker in a sport: out of competition, and in it."""
    judged = []
    for competitions in ((), IN_COMPETITION.competitions):
        moved = tuple(
            replace(one, starts=one.starts.replace(year=year), ends=one.ends.replace(year=year))
            for one in competitions
        )
        start = TEN.replace(year=year)
        athlete = replace(IN_COMPETITION, sport=sport, competitions=moved)
        infusion = case(line(BETA_BLOCKER, "1"), started=start, ended=start, athlete=athlete)
        judged.append(judge.assess(infusion, ("WADA",), start.date()).verdicts[0].outcome)
    return judged[0], judged[1]


def agreed_on(sport: str, year: int) -> tuple[str, str]:
    """Return what is to be said of a beta-blocker."""
    if sport in AT_ALL_TIMES:
        return Outcome.EXEMPTION_REQUIRED, Outcome.EXEMPTION_REQUIRED
    if year >= IN_COMPETITION_ONLY.get(sport, 9999):
        return Outcome.CAUTION, Outcome.EXEMPTION_REQUIRED
    return Outcome.LEGITIMATE, Outcome.LEGITIMATE


def notices(shelf: Editions, edition) -> bool:
    """Tell whether a case of an edition's time is judged otherwise than agreed."""
    judge = Judge(shelf)
    year = edition.in_force_from.year
    return any(
        differences(agreed, judge.assess(infusion, agreed.bodies, day))
        for agreed, infusion, day in CASES
        if SHELF.in_force(edition.body, day) is edition
    ) or any(beta_blocker(judge, sport, year) != agreed_on(sport, year) for sport in SPORTS)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("sport", SPORTS)
def test_a_beta_blocker_is_prohibited_in_the_sports_of_the_year(sport, year):
    assert beta_blocker(samples.judge(), sport, year) == agreed_on(sport, year)


@pytest.mark.parametrize("mutation", tuple(mutations(SHELF)), ids=str)
def test_a_slip_in_an_edition_is_noticed(mutation):
    noticed = notices(mutation.on(SHELF), mutation.edition)

    assert noticed
