from datetime import date

import pytest
from lxml import etree

from app.domain.errors import MasterRefused
from app.domain.masters import InsertBrand, MasterKind
from app.masters.reading import read_master
from app.paths import RESOURCES
from tests.masters.papers import (
    NAMESPACE,
    ONE,
    PLACENTA,
    brand,
    detail,
    header,
    insert,
    listed,
    table,
)
from tests.masters.tables import read, zipped

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<PackIns>&b;</PackIns>"""
OUTSIDE = b"""<?xml version="1.0"?>
<!DOCTYPE PackIns [<!ENTITY x SYSTEM "file:///etc/passwd">]><PackIns>&x;</PackIns>"""


def said(**parts):
    """Return what an insert with these parts says."""
    (row,) = read(insert(**parts), "999999_3140400A9019_1_01.xml").rows
    return row


def refusal(data, name="insert.xml"):
    """Return why a file is refused."""
    with pytest.raises(MasterRefused) as refused:
        read_master(name, data)
    return refused.value.reason


def test_an_insert_says_which_brands_it_is_for_and_from_when_it_holds():
    file = read(insert(months=("2026-04", "2024-10-01")), "999999_3140400A9019_1_01.xml")

    (row,) = file.rows
    assert (file.kind, file.is_full) == (MasterKind.INSERTS, False)
    assert file.effective_on == row.revised_on == date(2026, 4, 1)
    assert (row.number, row.generic) == ("3140400A9019_1_01", "架空成分")
    assert row.brands == (InsertBrand("3140400A9019", "サンプル静注100mg", ("12",)),)
    assert (row.indications, row.contraindications) == (("架空病",), ())
    assert row.dosage == "通常、成人には1日100mgを点滴静注する。"


def test_an_insert_for_several_brands_names_each_with_its_classes():
    row = said(brands=PLACENTA + brand(2, "架空エキス注4mL", "", 13))

    placenta, other = row.brands
    assert placenta.is_specified_biological
    assert placenta.classes == ("14", "2")
    assert not other.is_specified_biological
    assert other.yj == ""


def test_a_code_that_is_no_yj_code_joins_nothing():
    row = said(brands=brand(1, "サンプル", "3140400A9010"))

    assert row.brands[0].yj == ""


def test_lines_that_the_maker_broke_are_indications_of_their_own():
    row = said(indications=detail("○架空病<?enter?>○架空欠乏症の<Sup>予防</Sup>　○"))

    assert row.indications == ("架空病", "架空欠乏症の予防")


def test_lists_within_lists_stand_behind_their_headings():
    inner = listed(detail("架空病"), header("仮の熱") + detail("持続するもの"), kind="SimpleList")

    row = said(
        indications=detail("下記の疾患")
        + listed(header("〈静脈内投与〉") + inner, header("〈筋肉内投与〉"), detail("架空痛"))
    )

    assert row.indications == (
        "下記の疾患",
        "〈静脈内投与〉：架空病",
        "〈静脈内投与〉：仮の熱：持続するもの",
        "〈筋肉内投与〉",
        "架空痛",
    )


def test_a_dosage_keeps_its_headings_tables_and_pictures():
    row = said(
        dosage=listed(header("成人") + detail("1日1回") + detail("ゆっくりと"))
        + table(("年齢", "量"), ("成人", "1<?enter?>管"), ("", ""))
        + '<Graphic><GraphicBody gfname="a.gif"/></Graphic>'
    )

    assert row.dosage.split("\n") == [
        "成人",
        "1日1回",
        "ゆっくりと",
        "年齢 | 量",
        "成人 | 1 管",
        "（図）",
    ]


def test_a_text_that_names_a_brand_by_reference_names_it():
    row = said(
        contraindications=listed(
            detail('<ApprovalBrandNameRef ref="BRD_Drug1"/>に過敏症の患者<HeaderRef ref="x"/>')
        ).replace('<HeaderRef ref="x"/>', "")
    )

    assert row.contraindications == ("サンプル静注100mgに過敏症の患者",)


def test_of_two_languages_the_japanese_one_is_read_and_one_alone_is_read_whatever_it_is():
    english = '<Lang xml:lang="en">Sample disease</Lang>'
    both = f'<Detail>{english}<Lang xml:lang="ja">架空病</Lang></Detail>'

    row = said(indications=both + f"<Detail>{english}</Detail>")

    assert row.indications == ("架空病", "Sample disease")


def test_of_many_inserts_in_a_zip_those_that_cannot_be_read_are_told_by_name():
    data = zipped(
        {
            "a/1.xml": insert(),
            "a/2.xml": insert(number="3259601A9017_1_01", months=("2026-05",)),
            "a/old.sgm": b'<!DOCTYPE PACKINS PUBLIC "-//PMDA//"><PACKINS>',
            "a/cut.xml": insert()[:700],
            "a/style.xsl": b'<?xml version="1.0"?><stylesheet/>',
            "a/picture.gif": b"GIF89a",
        }
    )

    file = read(data, "pmda.zip")

    assert [row.number for row in file.rows] == ["3140400A9019_1_01", "3259601A9017_1_01"]
    assert file.effective_on == date(2026, 5, 1)
    assert [(row.reason, row.code) for row in file.refused] == [
        ("sgml", "a/old.sgm"),
        ("xml", "a/cut.xml"),
    ]


def test_a_zip_of_which_no_insert_can_be_read_is_refused_by_the_first_one():
    data = zipped({"1.xml": insert()[:700], "2.xml": insert()[:700]})

    with pytest.raises(MasterRefused) as refused:
        read_master("pmda.zip", data)

    assert (refused.value.file, refused.value.reason) == ("pmda.zip/1.xml", "xml")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB, "entities"),
        (OUTSIDE, "entities"),
        (insert().replace(b"\n<PackIns", b"\n\n" * 2_000 + b"<!DOCTYPE a>\n<PackIns"), "entities"),
        (b'<!DOCTYPE PACKINS PUBLIC "-//PMDA//DTD"><PACKINS>', "sgml"),
        (b"<!doctype html><html></html>", "html"),
        (b"<?xml version='1.0'?><a/>", "other"),
        (b"<a/>", "other"),
        (insert()[:700], "xml"),
        (insert()[3:].replace(b"utf-8", b"utf-99"), "xml"),
        (insert().decode().encode("utf-16"), "utf16"),
        (insert(months=("",)), "revision"),
        (insert(months=("いつか",)), "revision"),
        (insert(brands=""), "schema"),
        (insert(number=" "), "schema"),
        (insert(indications="<Text>架空病</Text>"), "schema"),
        (insert(brands=ONE.replace(">12<", ">処方<")), "schema"),
        (insert(indications="<SimpleList><Item>" * 300 + "</Item></SimpleList>" * 300), "xml"),
    ],
)
def test_what_is_no_insert_as_published_is_refused(data, reason):
    assert refusal(data) == reason


def test_an_insert_of_many_megabytes_is_refused_unread(monkeypatch):
    monkeypatch.setattr("app.masters.inserts._MOST_BYTES", 500)

    assert refusal(insert()) == "large"


def test_declarations_in_another_encoding_are_refused_too():
    hidden = insert().decode().removeprefix("\ufeff").replace("utf-8", "utf-7")
    declared = hidden.replace("<PackIns ", "<!DOCTYPE PackIns><PackIns ", 1)
    start, end = declared.index("<!DOCTYPE"), declared.index("<PackIns ")
    data = declared.encode("utf-7")[:0] + (
        declared[:start].encode() + b"+ADw-!DOCTYPE PackIns+AD4-" + declared[end:].encode("utf-7")
    )

    assert refusal(data) in {"entities", "xml", "other"}


def test_the_place_of_a_fault_is_its_line():
    data = insert(indications="\n\n<Text>架空病</Text>")

    with pytest.raises(MasterRefused) as refused:
        read_master("insert.xml", data)

    assert refused.value.row > 10


def test_the_schema_asks_for_nothing_that_the_program_does_not_read():
    schema = etree.RelaxNG(etree.parse(str(RESOURCES / "schema" / "package-insert.rng")))
    data = insert().replace(b"<Sccj>", b'<Later when="x"><Part/>text</Later><Sccj>')

    assert schema.validate(etree.fromstring(data))
    assert schema.validate(etree.fromstring(insert(PLACENTA, table(("a", "b")))))
    assert not schema.validate(etree.fromstring(f'<Other xmlns="{NAMESPACE}"/>'))
