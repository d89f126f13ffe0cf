from dataclasses import replace
from io import BytesIO

import pypdf
import pypdfium2
import pytest

from app import i18n
from app.paths import FONTS, LOCALE
from app.pdf.fonts import load_fonts
from app.pdf.painter import HEIGHT, WIDTH
from app.pdf.sheaf import Sheaf, SheafPages, lay_out
from app.record.items import Fact, Note, Table, Title
from app.record.whole import in_words
from app.services.trouble import ExportWasStopped
from tests import samples
from tests.fakes import founded_door
from tests.pdf.reading import flat
from tests.records import AMENDED, AMENDMENT, record_of, with_history

SHEAF = Sheaf("診療録", "渡邉 蓮 00-4173", "山本スポーツ内科", samples.NOW, (Title("診療録", 0),))


def read(pdf):
    """Return what two readers copy out of each page."""
    by_pypdf = [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]
    document = pypdfium2.PdfDocument(pdf)
    by_pdfium = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return by_pypdf, by_pdfium


def printed(language, *items, more_pages=0):
    sheaf = replace(SHEAF, items=(*SHEAF.items, *items))
    return SheafPages(FONTS)(sheaf, i18n.load(LOCALE, language), more_pages=more_pages)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_whole_record_is_read_back_from_its_pages(language):
    door = founded_door()
    with_history(door, door.enter(samples.PHYSICIAN.login, samples.PASSWORD))
    items = in_words(record_of(door), i18n.load(LOCALE, language))

    for pages in read(printed(language, *items)):
        text = flat("".join(pages))
        for fact in (AMENDED, AMENDMENT, samples.DRAFT.basis, "東都生食注100mL", "TT-2611"):
            assert flat(fact) in text


def test_names_that_are_hard_to_print_come_back_exactly():
    name = "渡邉\U000e0102 𠮷野 髙﨑"

    for pages in read(printed("ja", Fact("氏名", name))):
        assert flat(name) in flat(pages[0])


def test_a_sign_that_the_fonts_lack_is_told_not_lost():
    for pages in read(printed("ja", Fact("備考", "鍵🔑"))):
        assert "鍵〓" in flat(pages[0])
        assert "U+1F511" in pages[0]


def test_each_page_says_whose_it_is_and_which_of_how_many():
    rows = tuple((f"row {number}", "中身" * 30) for number in range(120))

    for pages in read(printed("ja", Table(("見出し", "内容"), (20, 80), rows), more_pages=2)):
        assert len(pages) > 3
        for number, page in enumerate(pages, 1):
            assert flat("渡邉 蓮 00-4173") in flat(page)
            assert f"{number}/{len(pages) + 2}ページ" in flat(page)
            assert "見出し" in page
        assert "row119" in flat(pages[-1])


def test_a_text_longer_than_a_page_goes_on_upon_the_next():
    text = "".join(f"経過{number}。" for number in range(4000))

    for pages in read(printed("ja", Fact("経過", text))):
        assert len(pages) > 2
        together = flat("".join(pages))
        assert all(f"経過{number}。" in together for number in (0, 1500, 3999))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_hangs_out_of_the_page(language):
    door = founded_door()
    with_history(door, door.enter(samples.PHYSICIAN.login, samples.PASSWORD))
    say = i18n.load(LOCALE, language)
    sheaf = replace(SHEAF, items=in_words(record_of(door), say))

    for sheet in lay_out(sheaf, say, load_fonts(FONTS)):
        for mark in sheet:
            left, top, right, foot = mark.bounds
            assert 0 <= left <= right <= WIDTH
            assert -1 <= top <= foot <= HEIGHT


def test_the_same_sheaf_gives_the_same_bytes():
    assert printed("ja", Note("注", is_loud=True)) == printed("ja", Note("注", is_loud=True))


def test_how_far_it_came_is_told_page_by_page_and_it_can_be_stopped():
    rows = tuple((f"row {number}",) for number in range(200))
    sheaf = replace(SHEAF, items=(*SHEAF.items, Table(("row",), (1,), rows)))
    say, told = i18n.load(LOCALE, "ja"), []

    def progress(done, total):
        told.append((done, total))
        return done < 2

    with pytest.raises(ExportWasStopped):
        SheafPages(FONTS)(sheaf, say, progress=progress)

    assert [done for done, _ in told] == [1, 2]
    assert told[0][1] > 2
