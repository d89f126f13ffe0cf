"""Who holds the key can change the file past every fence; the checkpoints tell what was done."""

import shutil
from contextlib import closing
from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.credentials.seal import take
from app.domain.audit import NO_HASH, Deed, link
from app.domain.checkpoints import Checkpoint, Occasion, Signed, Trouble, digest, to_text
from app.services.checkup import Part
from app.services.trouble import WorkWasStopped
from db.checkpoints import verify
from db.checkup import look_over_books
from db.engine import connect, open_engine
from db.fences import fences
from db.witness import Witness, is_genuine
from tests.checkpoints import DATABASE
from tests.db import samples, shelving


@pytest.fixture
def clinic(tmp_path):
    return shelving.make(tmp_path / "clinic")


@pytest.fixture
def witness(tmp_path):
    return Witness(DATABASE, lambda: [tmp_path / "drive"])


@pytest.fixture
def seal(tmp_path, clinic):
    return take(tmp_path / "seal.json", DATABASE, clinic.key)


def trace(clinic, times):
    with closing(clinic.open()) as books:
        for _ in range(times):
            with books.begin() as work:
                work.commit(samples.trace(Deed.SIGNED_IN))


def checkpoint(clinic, seal, witness):
    """Sign where the trail stands."""
    with closing(clinic.open()) as books, books.begin() as work:
        latest, head = work.checkpoints.latest(), work.head()
        number = 1 if latest is None else latest.checkpoint.number + 1
        previous = NO_HASH if latest is None else digest(latest.checkpoint)
        one = Checkpoint(
            DATABASE, number, head.seq, head.hash, samples.LATER, Occasion.NEW_DAY, previous
        )
        signed = Signed(one, seal.public, seal.sign(to_text(one)))
        work.checkpoints.add(signed)
        work.commit(samples.trace(Deed.CHECKPOINT_MADE))
    witness.bear((signed,))
    return signed


@pytest.fixture
def signed(clinic, seal, witness):
    """A clinic with a hundred traces and more, signed half-way and at the end."""
    trace(clinic, 60)
    checkpoint(clinic, seal, witness)
    trace(clinic, 60)
    checkpoint(clinic, seal, witness)
    return clinic


def past_the_fences(clinic, deed):
    """Change the books as somebody does who has the key."""
    with closing(connect(clinic.database, clinic.key)) as driver:
        driver.execute("PRAGMA foreign_keys = OFF")
        for name in fences():
            driver.execute(f"DROP TRIGGER {name}")
        deed(driver)
        for sql in fences().values():
            driver.execute(sql)


def cut(driver, count=50):
    driver.execute("DELETE FROM audit WHERE seq > (SELECT max(seq) FROM audit) - ?", (count,))
    driver.execute(
        "UPDATE chain_head SET (seq, hash) = (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1)"
    )


def rewrite(driver, at=20):
    rows = driver.execute("SELECT seq, payload FROM audit ORDER BY seq").fetchall()
    last = NO_HASH
    for seq, payload in rows:
        text = payload.replace("架空", "改竄") if seq == at else payload
        tied = link(last, text)
        driver.execute(
            "UPDATE audit SET payload = ?, prev = ?, hash = ? WHERE seq = ?",
            (text, last, tied, seq),
        )
        last = tied
    driver.execute("UPDATE chain_head SET hash = ?", (last,))


def looks(clinic, witness):
    """Return what the doctor finds wrong: the trouble that the checkpoints name, and the parts."""
    found = look_over_books(clinic.database, clinic.key, samples.LATER, witness.told())
    wrong = [look for look in found if not look.is_well and look.part is not Part.BACKUPS]
    named = next((look.found.trouble for look in wrong if look.found is not None), None)
    return named, {look.part for look in wrong}


def test_honest_books_are_well(signed, witness):
    assert looks(signed, witness) == (None, set())


def test_the_last_fifty_entries_cut_off(signed, witness):
    past_the_fences(signed, cut)

    # The rows that the cut entries vouched for are told, too.
    assert looks(signed, witness) == (Trouble.TAIL_CUT, {Part.CHECKPOINTS, Part.RECORDS})


def test_an_entry_altered_and_everything_behind_it_computed_anew(signed, witness):
    past_the_fences(signed, rewrite)

    assert looks(signed, witness) == (Trouble.REWRITTEN, {Part.CHECKPOINTS})


def test_an_older_copy_of_the_whole_file_in_place(signed, seal, witness, tmp_path):
    copy = tmp_path / "copy.db"
    shutil.copy(signed.database, copy)
    trace(signed, 50)
    checkpoint(signed, seal, witness)
    shutil.copy(copy, signed.database)

    assert looks(signed, witness) == (Trouble.OLD_COPY, {Part.CHECKPOINTS})


def test_a_rewriter_who_forges_the_checkpoints_too_is_found_by_the_other_drive(signed, witness):
    def forge(driver):
        rewrite(driver)
        for number, content in driver.execute("SELECT number, content FROM checkpoint").fetchall():
            (seq,) = driver.execute(
                "SELECT seq FROM checkpoint WHERE number = ?", (number,)
            ).fetchone()
            (tied,) = driver.execute("SELECT hash FROM audit WHERE seq = ?", (seq,)).fetchone()
            old = samples.signed  # only its form is of use
            assert callable(old)
            driver.execute(
                "UPDATE checkpoint SET content = ? WHERE number = ?",
                (content.replace(content.split('"head":"')[1][:64], tied.hex()), number),
            )

    past_the_fences(signed, forge)

    assert looks(signed, witness)[0] is Trouble.FORGED


def test_who_takes_the_checkpoints_away_as_well_leaves_those_outside(signed, witness):
    def forge(driver):
        driver.execute("DELETE FROM checkpoint")
        rewrite(driver)

    past_the_fences(signed, forge)

    assert looks(signed, witness) == (Trouble.REWRITTEN, {Part.CHECKPOINTS, Part.RECORDS})


def test_a_trail_cut_off_before_a_record_was_not_an_old_copy(signed, seal, witness):
    with closing(signed.open()) as books, books.begin() as work:
        stamp = replace(samples.treatment().recorded, at=samples.LATER)
        work.treatments.add(samples.treatment(recorded=stamp))
        work.commit(samples.trace())
    checkpoint(signed, seal, witness)

    def forge(driver):
        driver.execute("DELETE FROM checkpoint")
        cut(driver, 20)

    past_the_fences(signed, forge)

    assert looks(signed, witness)[0] is Trouble.TAIL_CUT


def test_at_the_start_only_what_is_newer_than_the_last_trusted_checkpoint_is_looked_at(
    signed, witness
):
    trace(signed, 7)
    engine = open_engine(signed.database, signed.key)
    with engine.connect() as connection:
        quick = verify(connection, witness.told(lately=True), is_genuine, since_trusted=True)
        whole = verify(connection, witness.told(), is_genuine)
        alone = verify(connection, (), is_genuine, since_trusted=True)
        count = connection.scalar(sa.text("SELECT count(*) FROM audit"))
    engine.dispose()

    assert (quick.is_well, quick.looked_at) == (True, 8)
    assert (whole.is_well, whole.looked_at) == (True, count)
    # What nobody outside vouches for is not trusted.
    assert (alone.is_well, alone.looked_at) == (True, count)


@pytest.mark.parametrize(
    ("deed", "trouble"), [(cut, Trouble.TAIL_CUT), (rewrite, Trouble.REWRITTEN)]
)
def test_the_start_names_it_too(signed, witness, deed, trouble):
    past_the_fences(signed, deed)

    engine = open_engine(signed.database, signed.key)
    with engine.connect() as connection:
        found = verify(connection, witness.told(lately=True), is_genuine, since_trusted=True).found
    engine.dispose()

    assert found is not None
    assert found.trouble is trouble


def test_while_the_whole_trail_is_looked_over_saves_go_on(clinic, witness):
    with closing(clinic.open()) as books:
        before = books.verify((), is_genuine, since_trusted=False)

        def save(_done, _total):
            shelving.save(books)
            return True

        found = books.verify((), is_genuine, since_trusted=False, progress=save)

    assert found == before
    assert clinic.head().seq == before.end + 1


def test_looking_the_trail_over_can_be_stopped(clinic):
    with closing(clinic.open()) as books, pytest.raises(WorkWasStopped):
        books.verify((), is_genuine, since_trusted=False, progress=lambda _done, _total: False)
