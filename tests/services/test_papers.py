import pytest

from app.domain.audit import Deed
from app.domain.errors import NotThere, Refused, WrongPassword
from app.domain.paper_codes import EMERGENCY_GROUPS, RECOVERY_GROUPS, read_paper_code
from app.domain.staff import EMERGENCY_ROLES, Role
from app.services.backup import go_on
from app.services.papers import PaperService
from app.services.trouble import DiskIsFull, WorkWasStopped
from tests.samples import NURSE, PASSWORD


@pytest.fixture
def papers(clinic):
    return clinic.papers


@pytest.fixture
def me(clinic):
    return clinic.actor


@pytest.mark.parametrize("role", EMERGENCY_ROLES)
def test_an_emergency_code_lets_somebody_in_once_in_its_role(papers, me, door, role):
    paper = papers.make_emergency(me, role)

    inside = door.break_glass(paper.code, "木田 すみれ", "医師の電話が通じない")

    assert inside.actor.member.role is role
    assert inside.actor.member.is_emergency
    assert inside.actor.member.name == "木田 すみれ"
    with pytest.raises(WrongPassword):
        door.break_glass(paper.code, "木田 すみれ", "もう一度")


def test_a_paper_tells_what_it_is_good_for_and_the_trail_does_not_hold_its_code(papers, me, books):
    paper = papers.make_emergency(me, Role.NURSE)

    assert read_paper_code(paper.code, EMERGENCY_GROUPS, "code") == paper.code
    assert (paper.number, paper.by) == ("1", me.member.name)
    (trace,) = books.trail
    assert trace.deed is Deed.EMERGENCY_CODE_MADE
    assert paper.code not in str(trace)


def test_broken_glass_is_loud_in_the_trail(papers, me, door, books):
    paper = papers.make_emergency(me, Role.CLERK)
    books.trail.clear()

    inside = door.break_glass(paper.code, "木田 すみれ", "医師の電話が通じない")

    (trace,) = books.trail
    assert (trace.by, trace.deed) == (inside.actor.staff, Deed.GLASS_BROKEN)
    assert trace.details == {
        "name": "木田 すみれ",
        "reason": "医師の電話が通じない",
        "role": "clerk",
    }


@pytest.mark.parametrize(("name", "reason"), [("", "理由"), ("木田", "なし"), ("　", " ")])
def test_who_breaks_the_glass_says_who_and_why(papers, me, door, books, name, reason):
    paper = papers.make_emergency(me, Role.NURSE)
    before = len(books.trail)

    with pytest.raises(Refused):
        door.break_glass(paper.code, name, reason)

    assert len(books.trail) == before
    assert door.break_glass(paper.code, "木田 すみれ", "医師の電話が通じない")


@pytest.mark.parametrize("role", set(Role) - set(EMERGENCY_ROLES))
def test_no_emergency_code_makes_a_physician(papers, me, role):
    with pytest.raises(Refused) as refusal:
        papers.make_emergency(me, role)

    assert refusal.value.faults[0].code == "emergency_role"


def test_three_unused_codes_are_enough(papers, me):
    for _ in range(3):
        papers.make_emergency(me, Role.NURSE)

    with pytest.raises(Refused) as refusal:
        papers.make_emergency(me, Role.NURSE)

    assert refusal.value.faults[0].code == "emergency_codes"


def test_a_withdrawn_code_opens_nothing_and_makes_room(papers, me, door, books):
    codes = [papers.make_emergency(me, Role.NURSE).code for _ in range(3)]
    first = papers.emergencies(me)[0]

    papers.withdraw_emergency(me, first.id)

    assert books.trail[-1].deed is Deed.EMERGENCY_CODE_WITHDRAWN
    assert len(papers.emergencies(me)) == 2
    assert papers.make_emergency(me, Role.NURSE).number == "4"
    with pytest.raises(WrongPassword):
        door.break_glass(codes[0], "木田", "試し")


def test_only_unused_codes_are_withdrawn(papers, me, door):
    paper = papers.make_emergency(me, Role.NURSE)
    (code,) = papers.emergencies(me)
    door.break_glass(paper.code, "木田", "呼び出し")

    for number in (code.id, NURSE.id):
        with pytest.raises(NotThere):
            papers.withdraw_emergency(me, number)


def test_a_recovery_paper_gives_a_new_password(papers, me, door, books):
    paper = papers.print_recovery(me, PASSWORD)

    inside = door.recover(paper.code, "yamamoto", "kumo-tetsu-42-nami", "電話と電源の故障")

    assert read_paper_code(paper.code, RECOVERY_GROUPS, "code") == paper.code
    assert inside.actor == me
    assert [one.deed for one in books.trail] == [Deed.RECOVERY_PRINTED, Deed.RECOVERED]
    assert paper.code not in str(books.trail)
    assert door.enter("yamamoto", "kumo-tetsu-42-nami").sessions.alarms(me)


def test_a_recovery_paper_wants_the_password_and_tells_whether_it_is_there(papers, me, door):
    with pytest.raises(WrongPassword):
        papers.print_recovery(me, "wrong")
    before = papers.has_recovery(me)
    papers.print_recovery(me, PASSWORD)

    assert (before, papers.has_recovery(me)) == (False, True)


def test_a_new_key_is_for_everybody_who_was_not_closed_out(clinic, papers, me, door, books):
    clinic.people.close(me, NURSE.id)
    papers.make_emergency(me, Role.NURSE)
    told = []

    lost = papers.renew_key(me, PASSWORD, lambda *steps: told.append(steps) or True)

    assert lost == ()
    assert door.ring.renewed == [frozenset({"yamamoto", "sato", "ono", "emergency-1"})]
    assert told == [(50, 100), (100, 100)]
    assert books.trail[-1].deed is Deed.KEY_RENEWED


def test_whoever_was_left_out_is_told(papers, me, door, books):
    door.ring.slipped_in = ("sato",)

    assert papers.renew_key(me, PASSWORD, go_on) == ("sato",)
    assert books.trail[-1].details == {"lost": ["sato"]}


def test_a_key_that_could_not_be_changed_leaves_no_trace(papers, me, door, books):
    door.ring.trouble = DiskIsFull()

    with pytest.raises(DiskIsFull):
        papers.renew_key(me, PASSWORD, go_on)

    assert books.trail == []


def test_a_change_of_keys_that_is_stopped_leaves_no_trace(papers, me, door, books):
    with pytest.raises(WorkWasStopped):
        papers.renew_key(me, PASSWORD, lambda _done, _total: False)

    assert door.ring.renewed == []
    assert books.trail == []


def test_what_is_whole_already_cannot_be_stopped(papers, me, door):
    papers.renew_key(me, PASSWORD, lambda done, total: done < total)

    assert len(door.ring.renewed) == 1


def test_a_paper_is_laid_out_under_the_clinics_name(clinic, me, door):
    laid_out = []

    def lay_out(paper, name):
        laid_out.append((paper, name))
        return b"%PDF"

    papers = PaperService(
        door.books.begin, door.clock, door.new_id, door.ring, door.random, lay_out
    )
    paper = papers.make_emergency(me, Role.NURSE)

    assert papers.page(me, paper) == b"%PDF"
    assert laid_out == [(paper, "山本スポーツ内科")]
