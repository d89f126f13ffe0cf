"""Files that are tables: read, remembered, given back, and lists that leave the house."""

import pytest

from app.domain.audit import Deed
from app.domain.errors import BadTable
from app.domain.sheets import Sheet, Source, Table, TableForm, Taken
from app.services.tables import LARGEST_FILE

HEAD = ("氏名", "生年月日")
SHEET = Sheet("1", HEAD, (("山田 太郎", "H1.2.3"),), (2,))
LIST = Table("患者", HEAD, (("山田 太郎", "1989-02-03"),))


def test_a_file_is_read_and_its_columns_guessed(clinic, tmp_path):
    path = tmp_path / "患者.csv"
    path.write_text("氏名,生年月日\n山田 太郎,H1.2.3", "utf-8")

    opened = clinic.tables.open(clinic.actor, path)
    mapping = clinic.tables.mapping(clinic.actor, opened.sheets[0], Taken.PATIENTS)

    assert (opened.file, len(opened.sha256)) == ("患者.csv", 64)
    assert mapping.sources == (("name", Source(0)), ("birth", Source(1)))


def test_a_file_that_is_not_there_or_far_too_large_is_not_read(clinic, tmp_path):
    (tmp_path / "large.csv").write_bytes(b"x" * (LARGEST_FILE + 1))

    for name, code in (("none.csv", "unopened"), ("large.csv", "too_large")):
        with pytest.raises(BadTable) as refused:
            clinic.tables.open(clinic.actor, tmp_path / name)
        assert refused.value.code == code


def test_what_was_chosen_is_remembered_for_the_next_such_table(clinic):
    guessed = clinic.tables.mapping(clinic.actor, SHEET, Taken.PATIENTS)
    chosen = guessed.with_source("sex", Source(text="男"))

    clinic.tables.remember(clinic.actor, SHEET, chosen)

    assert clinic.tables.mapping(clinic.actor, SHEET, Taken.PATIENTS) == chosen


def test_a_list_that_leaves_the_house_leaves_a_trace(clinic, books):
    content = clinic.tables.take_out(clinic.actor, LIST, TableForm.CSV)

    assert content.decode("utf-8-sig") == "氏名,生年月日\r\n山田 太郎,1989-02-03\r\n"
    trace, sealed = books.trail
    assert (trace.deed, sealed.deed) == (Deed.LIST_EXPORTED, Deed.CHECKPOINT_MADE)
    assert trace.details == {"list": "患者", "lines": 1, "form": "csv"}


def test_a_list_that_cannot_be_written_leaves_none(clinic, books):
    table = Table("患者", HEAD, (("𠮷野 葵", ""),))

    with pytest.raises(BadTable):
        clinic.tables.take_out(clinic.actor, table, TableForm.CSV_CP932)

    assert books.trail == []


def test_rows_go_back_without_a_trace(clinic, books):
    assert clinic.tables.give_back(clinic.actor, LIST, TableForm.XLSX).startswith(b"PK")
    assert books.trail == []
