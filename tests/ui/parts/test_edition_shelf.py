"""The shelf of editions."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.rules.edition import Edition
from app.i18n import Wording
from app.ui.kit.table import Table
from app.ui.parts.edition_shelf import EditionShelf, shelf_rows
from tests.ui.looking import cells, find, text

OLD = Edition(
    body="WADA",
    name="2018",
    title_ja="WADA禁止表 2018年",
    title_en="WADA Prohibited List 2018",
    in_force_from=date(2018, 1, 1),
    known_through=2025,
    only_by_vein=False,
    rules=(),
    sha256="0123456789abcdef",
    note_ja="上限が変わりました。",
    note_en="The limit was changed.",
    source="WADA Prohibited List 2018",
    checked_by="not yet confirmed by a person",
    checked_on=date(2026, 11, 22),
)
NEW = replace(
    OLD,
    name="2026",
    title_en="WADA Prohibited List 2026",
    in_force_from=date(2026, 1, 1),
    known_through=2026,
    note_ja="",
    note_en="",
    source="WADA Prohibited List 2026",
    checked_by="MORI Kazuha",
)
NPB = replace(OLD, body="NPB", title_en="NPB opinion", in_force_from=date(2010, 2, 1))


@pytest.fixture
def shelf(qtbot, say):
    widget = EditionShelf(say)
    qtbot.addWidget(widget)
    widget.show_editions((OLD, NPB, NEW))
    return widget


def test_each_body_has_its_editions_the_newest_first_until_the_next_begins():
    rows = shelf_rows((OLD, NPB, NEW))

    assert [(row.edition, row.until) for row in rows] == [
        (NEW, None),
        (OLD, date(2025, 12, 31)),
        (NPB, None),
    ]


def test_a_row_tells_body_title_time_and_who_confirmed_it(shelf):
    rows = cells(find(shelf, "editions", Table))

    assert rows[0] == [
        *("WADA/JADA", "WADA Prohibited List 2026", "2026-01-01 –", "2026"),
        *("MORI Kazuha  2026-11-22", "01234567"),
    ]
    assert rows[1][2:5] == ["2018-01-01 – 2025-12-31", "2025", "Not yet confirmed by a person"]


def test_the_chosen_edition_tells_its_source_and_what_changed_with_it(shelf):
    assert text(shelf, "edition_source") == "Source: WADA Prohibited List 2026"
    assert find(shelf, "edition_note").isHidden()

    find(shelf, "editions", Table).selectRow(1)

    assert text(shelf, "edition_source") == "Source: WADA Prohibited List 2018"
    assert text(shelf, "edition_note") == "The limit was changed."
    assert not find(shelf, "edition_note").isHidden()


def test_the_choice_stays_when_the_shelf_is_looked_at_again(shelf):
    find(shelf, "editions", Table).selectRow(1)

    shelf.show_editions((OLD, NPB, NEW))

    assert find(shelf, "editions", Table).current_place() == 1


def test_in_japanese_titles_and_notes_are_japanese(qtbot):
    widget = EditionShelf(Wording("ja", lambda words: words))
    qtbot.addWidget(widget)

    widget.show_editions((OLD,))

    assert cells(find(widget, "editions", Table))[0][1] == "WADA禁止表 2018年"
    assert text(widget, "edition_note") == "上限が変わりました。"


def test_an_empty_shelf_tells_of_no_source(shelf):
    shelf.show_editions(())

    assert text(shelf, "edition_source") == ""
