import pytest

from app.i18n import Wording
from app.services import trouble
from app.services.checkup import Differing, How, Look, Part
from app.services.restoring import Loss, Standing
from app.upkeep import backup_trouble, look_line, loss_line, part_word

ENGLISH = Wording("en", str)
TROUBLES = [trouble.BackupTrouble, *trouble.BackupTrouble.__subclasses__()]


@pytest.mark.parametrize("kind", TROUBLES, ids=lambda one: one.__name__)
def test_each_trouble_with_a_backup_has_two_sentences_of_its_own(kind):
    what, remedy = backup_trouble(kind(), ENGLISH)

    assert what.endswith(".")
    assert remedy.endswith(".")
    others = [backup_trouble(one(), ENGLISH)[0] for one in TROUBLES if one is not kind]
    assert what not in others


@pytest.mark.parametrize("part", list(Part))
@pytest.mark.parametrize(
    ("is_well", "count", "fault"), [(True, 3, "2026"), (False, 3, "x"), (False, 0, "x")]
)
def test_each_part_of_the_books_has_its_words(part, is_well, count, fault):
    line = look_line(Look(part, is_well, count, fault), ENGLISH)

    assert part_word(part, ENGLISH)
    assert line.endswith(".")
    assert "{" not in line
    # What is wrong comes with what can be done.
    assert (line.count(". ") >= 1) is not is_well or part is Part.FILE


def test_books_that_were_never_backed_up_are_told_so():
    line = look_line(Look(Part.BACKUPS, is_well=False), ENGLISH)

    assert line.startswith("None was ever written. Write a backup today")


@pytest.mark.parametrize("standing", list(Standing))
def test_each_standing_has_its_sentence(standing):
    line = loss_line(Loss(standing, 9, 4, 1), ENGLISH)

    assert line.endswith(".")
    assert ("4 saves of records" in line) is (standing in {Standing.AHEAD, Standing.APART})


def test_what_differs_from_the_trail_is_told_line_by_line_with_what_can_be_done():
    differing = tuple(Differing("staff", "ab", How.CHANGED, 7, f"hara{n}") for n in range(25))

    first, *lines, remedy = look_line(
        Look(Part.RECORDS, is_well=False, count=25, differing=differing), ENGLISH
    ).splitlines()

    assert first.startswith("25 entries")
    assert (
        lines[0]
        == "Member of the staff hara0: changed past the audit trail; entry 7 says otherwise."
    )
    assert lines[-1] == "And 5 more."
    assert "find out who had the key" in remedy
