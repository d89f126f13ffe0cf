"""How backups are told."""

from datetime import timedelta

import pytest

from app.backup_words import age_word, latest_line, size_word, wanting_line
from app.i18n import Wording
from app.services.backup_history import BackupStanding
from tests.samples import NOW

DAY = timedelta(days=1)


@pytest.fixture
def say():
    """Return the words as they stand in the code, in English."""
    return Wording("en", str)


@pytest.mark.parametrize(
    ("age", "word"),
    [
        (timedelta(seconds=-5), "0 min"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(days=12), "12 d"),
    ],
)
def test_an_age_is_told_in_its_largest_unit(say, age, word):
    assert age_word(age, say) == word


@pytest.mark.parametrize(("size", "word"), [(340_000, "0.3 MB"), (1_255_000_000, "1.3 GB")])
def test_a_size_is_told_as_a_drive_tells_it(say, size, word):
    assert size_word(size, say) == word


def test_the_age_of_the_latest_is_told(say):
    standing = BackupStanding(is_planned=True, latest=NOW - 2 * DAY, is_late=False)

    assert latest_line(standing, NOW, say) == "The latest is 2 d old."
    assert wanting_line(standing, NOW, say) == ""


def test_an_overdue_backup_is_told_with_its_age(say):
    standing = BackupStanding(is_planned=True, latest=NOW - 5 * DAY, is_late=True)

    assert wanting_line(standing, NOW, say) == "A backup is overdue. The latest is 5 d old."


def test_a_clinic_that_never_had_one_is_told_what_is_at_stake(say):
    standing = BackupStanding(is_planned=False, latest=None, is_late=True)

    assert wanting_line(standing, NOW, say).startswith("There is no backup yet.")


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ("BackupDiskIsFull", "There is not enough room on the drive."),
        ("DatabaseIsDamaged", "The backup could not be written or read."),
        ("ATroubleOfTomorrow", "The backup could not be written or read."),
    ],
)
def test_a_failure_is_told_with_its_reason_and_what_can_be_done(say, trouble, why):
    standing = BackupStanding(True, NOW - DAY, is_late=False, failed=NOW, trouble=trouble)

    told = wanting_line(standing, NOW, say)

    assert told.startswith(f"11-20 14:21: no backup could be written. {why}")
    assert told.count(".") >= 3
