"""The public masters taken into books, all of them in their order."""

from contextlib import ExitStack, closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.errors import MasterOutOfOrder
from app.domain.masters import Became, MasterKind
from app.domain.staff import Actor
from app.main.inside import shelves
from app.main.masters import read_master
from app.services.masters import MasterService
from app.services.stock import Stock
from db.engine import open_engine
from db.opening import Books
from db.schema import ensure
from tests.db import samples
from tests.db.conftest import found

DELIVERED = Path(__file__).parents[2].parent / "shared" / "data"
ACTOR = Actor(samples.PHYSICIAN)


class Clinic:
    """Books with the program's own formulary, and the service over them."""

    def __init__(self, books):
        self.books = books
        self.stock = Stock(shelves().formulary)
        with books.begin() as work:
            work.labels.load(shelves().formulary)
            work.commit(samples.trace())
        self.service = MasterService(
            books.begin,
            lambda: datetime.now(UTC),
            read_master,
            lambda: self.stock.load(books.begin),
        )

    def read(self, *paths):
        """Read what was delivered."""
        return [
            one for path in paths for one in self.service.read(ACTOR, path.name, path.read_bytes())
        ]

    def imported(self):
        """Return the products that are the masters' alone, by their codes."""
        with self.books.begin() as work:
            return {one.id: one for one in work.labels.imported()}


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    """Return books that took the whole master of 2024 and all differences since."""
    engine = open_engine(tmp_path_factory.mktemp("real") / "a.tenteki", b"k" * 32)
    ensure(engine)
    with closing(Books(engine, ExitStack())) as books:
        found(books)
        clinic = Clinic(books)
        drugs = DELIVERED / "ssk_drug"
        files = clinic.read(drugs / "y_ALL20240321.zip", *drugs.glob("y_2*.csv"))
        clinic.delivered = clinic.service.take_each(ACTOR, files)
        yield clinic
        engine.dispose()


def test_the_whole_master_and_all_differences_are_taken_in_their_order(clinic):
    delivered = clinic.delivered

    assert delivered.trouble is None
    assert len(delivered.taken) == 24
    whole, *others = (one.tally for one in delivered.taken)
    assert (whole.read, whole.new) == (19_686, 19_686)
    assert sum(one.new for one in others) == 1_496
    assert sum(one.changed + one.renamed for one in others) == 2_765
    assert sum(one.abolished for one in others) == 659


def test_every_injection_is_the_formulary_s_the_masters_or_refused_by_its_name(clinic):
    whole = clinic.delivered.taken[0]

    with clinic.books.begin() as work:
        rows = work.masters.imports()

    assert rows[-1].n_refused == 17
    assert {row.reason for row in whole.tally.refused} == {"blocked"}
    # What the list keeps out of veins; procainamide is another drug.
    assert all("プロカイン" in row.what for row in whole.tally.refused)
    assert any("プロカインアミド" in one.brand_ja for one in clinic.imported().values())
    assert len(clinic.imported()) == 4_215


def test_a_product_of_the_formulary_is_no_second_one(clinic):
    twice = {one.yj for one in clinic.imported().values() if one.yj}

    assert not twice & {one.yj for one in shelves().formulary.products}


def test_what_was_abolished_ends_on_its_day(clinic):
    ended = [
        line
        for one in clinic.delivered.taken
        for line in one.tally.lines
        if line.became is Became.ABOLISHED
    ]
    imported = clinic.imported()

    days = {imported[line.code].in_force_to for line in ended if line.code in imported}

    assert days
    assert all(day is not None and day <= date(2026, 3, 31) for day in days)


def test_the_price_list_tells_generic_names(clinic):
    (file,) = clinic.read(*(DELIVERED / "mhlw_price").glob("tp*_02.xlsx"))

    taken = clinic.service.take(ACTOR, file)

    assert (file.kind, taken.tally.new) == (MasterKind.PRICES, 3_493)
    named = [one for one in clinic.imported().values() if one.generic_ja == "アスコルビン酸"]
    assert named


def test_a_file_that_was_left_out_is_noticed_by_what_it_would_have_brought(tmp_path_factory):
    drugs = DELIVERED / "ssk_drug"
    engine = open_engine(tmp_path_factory.mktemp("gap") / "a.tenteki", b"k" * 32)
    ensure(engine)
    with closing(Books(engine, ExitStack())) as books:
        found(books)
        clinic = Clinic(books)
        names = ("y_ALL20240321.zip", "y_20250612.csv")

        delivered = clinic.service.take_each(ACTOR, clinic.read(*(drugs / one for one in names)))

        engine.dispose()
    assert isinstance(delivered.trouble, MasterOutOfOrder)
    assert delivered.trouble.code == "gap"
    assert [one.file.kind for one in delivered.taken] == [MasterKind.DRUGS]
