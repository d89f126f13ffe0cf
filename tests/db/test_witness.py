from app.domain.audit import NO_HASH
from app.services.ports import ChainHead
from db.witness import Witness, file_in, from_line, read, to_line
from tests.checkpoints import DATABASE
from tests.db import samples

ONE, TWO = (samples.signed(ChainHead(seq, NO_HASH), seq) for seq in (1, 2))


def test_a_checkpoint_comes_back_from_its_line():
    assert from_line(to_line(ONE)) == ONE


def test_each_folder_gets_what_it_lacks_and_loses_nothing(tmp_path):
    folders = [tmp_path / "a"]
    witness = Witness(DATABASE, lambda: folders)
    witness.bear((ONE,))
    folders.append(tmp_path / "b")

    witness.bear((ONE, TWO))

    for folder in folders:
        assert read(file_in(folder, DATABASE), DATABASE) == (ONE, TWO)
    assert witness.told() == (ONE, TWO)


def test_a_line_that_a_power_cut_tore_is_passed_over(tmp_path):
    witness = Witness(DATABASE, lambda: [tmp_path])
    witness.bear((ONE,))
    with file_in(tmp_path, DATABASE).open("a", encoding="utf-8") as file:
        file.write(to_line(TWO)[:40])

    witness.bear((TWO,))

    assert witness.told() == (ONE, TWO)


def test_the_checkpoints_of_other_books_are_not_ours(tmp_path):
    witness = Witness(DATABASE, lambda: [tmp_path])
    witness.bear((samples.signed(ChainHead(1, NO_HASH), database="0f" * 8 + "ab" * 8), TWO))

    assert witness.told() == (TWO,)


def test_a_folder_that_is_not_there_keeps_nobody_from_signing(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    witness = Witness(DATABASE, lambda: [blocked / "below", tmp_path])

    witness.bear((ONE,))

    assert witness.told() == (ONE,)


def test_of_a_long_file_the_last_lines_are_read_alone(tmp_path):
    witness = Witness(DATABASE, lambda: [tmp_path])
    many = tuple(samples.signed(ChainHead(seq, NO_HASH), seq) for seq in range(1, 301))
    witness.bear(many)

    lately = witness.told(lately=True)

    assert 30 <= len(lately) < 300
    assert lately == many[-len(lately) :]
