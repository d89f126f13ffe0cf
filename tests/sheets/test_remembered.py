from app.domain.columns import guess
from app.domain.sheets import Source, Taken
from app.sheets.remembered import RememberedFile

HEAD = ("氏名", "生年月日", "備考")
MAPPING = guess(HEAD, Taken.PATIENTS).with_source("sex", Source(text="男"))


def test_what_columns_mean_is_remembered_for_the_same_head(tmp_path):
    RememberedFile(tmp_path / "tables.json").keep(HEAD, MAPPING)

    again = RememberedFile(tmp_path / "tables.json")
    assert again.recall(HEAD, Taken.PATIENTS) == MAPPING
    assert again.recall(("氏名 ", "生年月日", "備考"), Taken.PATIENTS) == MAPPING
    assert again.recall(HEAD, Taken.ENTRIES) is None
    assert again.recall(HEAD[:2], Taken.PATIENTS) is None


def test_the_heads_themselves_are_not_written_down(tmp_path):
    RememberedFile(tmp_path / "tables.json").keep(HEAD, MAPPING)

    assert "備考" not in (tmp_path / "tables.json").read_text("utf-8")


def test_a_spoilt_file_remembers_nothing_and_is_written_anew(tmp_path):
    for text in ("", "[]", '{"x": 1}', "{"):
        (tmp_path / "tables.json").write_text(text, "utf-8")
        remembered = RememberedFile(tmp_path / "tables.json")

        assert remembered.recall(HEAD, Taken.PATIENTS) is None
        remembered.keep(HEAD, MAPPING)
        assert remembered.recall(HEAD, Taken.PATIENTS) == MAPPING


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path):
    remembered = RememberedFile(tmp_path / "nowhere" / "tables.json")

    remembered.keep(HEAD, MAPPING)

    assert remembered.recall(HEAD, Taken.PATIENTS) is None
