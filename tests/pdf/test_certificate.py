from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pypdf
import pytest

from app.domain.certificates import CertificateTooLong, MissingGlyphs
from app.domain.consents import Languages
from app.domain.keys import Stamp
from app.pdf.certificate import FOOT, TOP
from app.pdf.column import LEFT, RIGHT
from app.pdf.marks import Box, Text
from tests.pdf import samples
from tests.pdf.reading import copied, flat, picture, printed, said

ALL = {
    "three products": samples.certificate,
    "one product": lambda: samples.certificate(samples.treatment((samples.given(samples.DRUG),))),
    "over the limit": samples.over_the_limit,
    "measured values": lambda: samples.certificate(
        samples.treatment(measurements=samples.MEASURED)
    ),
    "all there is room for": samples.full,
}


@pytest.fixture(params=ALL, ids=str)
def certificate(request):
    return ALL[request.param]()


def named(family, given="蓮"):
    return samples.certificate(patient=replace(samples.REN, family=family, given=given))


@pytest.mark.parametrize(
    "family",
    [samples.WATANABE, "髙橋", "山﨑", "𠮷野", samples.KATSURAGI, "塚\ufa10", "德永", "𠮟"],
)
def test_a_name_prints_and_copies_back_exactly(family):
    pdf = printed(named(family))

    assert all(f"{family} 蓮" in text for text in copied(pdf))


def test_a_kanji_of_another_form_looks_otherwise():
    chosen = picture(printed(named(samples.WATANABE)), 150)
    plain = picture(printed(named("渡邉")), 150)

    assert chosen.tobytes() != plain.tobytes()


def test_a_form_that_the_font_lacks_prints_plain_and_is_reported():
    odd = "蓮\U000e01ee"

    layout = samples.page().lay_out(named("山﨑", odd))

    assert layout.plain == (odd,)
    assert any("山﨑 蓮" in text for text in copied(printed(named("山﨑", odd))))


def test_a_sign_that_the_fonts_lack_is_refused():
    with pytest.raises(MissingGlyphs) as caught:
        printed(named("渡\U00031350辺", "℞"))

    assert caught.value.characters == "\U00031350℞"


def test_invisible_signs_are_left_out():
    assert "渡辺 蓮" in said(named("渡\u200b辺\ufeff"))


def test_everything_fits_one_page(certificate):
    pages = pypdf.PdfReader(BytesIO(printed(certificate))).pages

    assert len(pages) == 1


def test_nothing_stands_outside_the_margins(certificate):
    bar, *marks = samples.page().lay_out(certificate).marks

    for mark in marks:
        left, top, right, bottom = mark.bounds
        assert left >= LEFT - 0.1, mark
        assert right <= RIGHT + 0.1, mark
        assert top >= TOP - 0.1, mark
        assert bottom <= FOOT + 0.1, mark
    assert bar.bounds[3] < TOP


def test_the_margins_stay_white(certificate):
    image = picture(printed(certificate))
    width, height = image.size

    edges = [(0, 8, int(LEFT) - 1, height), (int(RIGHT) + 2, 8, width, height)]
    edges.append((0, int(FOOT) + 2, width, height))
    assert all(image.crop(edge).getextrema() == (255, 255) for edge in edges)


def test_no_words_lie_over_other_words(certificate):
    texts = [m for m in samples.page().lay_out(certificate).marks if isinstance(m, Text)]

    for place, one in enumerate(texts):
        for other in texts[place + 1 :]:
            assert not _overlap(one, other), (one.words, other.words)


def _overlap(one, other):
    # Signs stand within 0.8 above and 0.1 below their line.
    def ink(text):
        return text.x, text.y - 0.8 * text.size, text.x + text.width, text.y + 0.1 * text.size

    left, top, right, bottom = ink(one)
    left2, top2, right2, bottom2 = ink(other)
    return left < right2 and left2 < right and top < bottom2 and top2 < bottom


def test_the_statement_is_really_drawn_in_its_box(certificate):
    marks = samples.page().lay_out(certificate).marks
    frame = max((mark for mark in marks[1:] if isinstance(mark, Box)), key=lambda box: box.width)

    inside = picture(printed(certificate)).crop([int(edge) for edge in frame.bounds])

    assert inside.getextrema()[0] < 100


def test_both_weights_are_embedded_and_nothing_else(certificate):
    pages = pypdf.PdfReader(BytesIO(printed(certificate))).pages
    fonts = [font.get_object() for font in pages[0]["/Resources"]["/Font"].values()]

    assert {font["/BaseFont"][8:] for font in fonts} == {"NotoSansJP-Regular", "NotoSansJP-Bold"}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_the_same_certificate_gives_the_same_bytes(certificate):
    first = printed(certificate)
    printed(named(samples.KATSURAGI))

    assert printed(certificate) == first


def test_the_file_knows_what_it_is():
    reader = pypdf.PdfReader(BytesIO(printed(samples.certificate())))

    assert reader.metadata["/CreationDate"] == "D:20261120160500+09'00'"
    assert reader.metadata["/ModDate"] == reader.metadata["/CreationDate"]
    assert reader.metadata.title == "A-2026-000214 正当な静脈内注入に関する診療記録証明書"
    assert reader.metadata.author == "山本スポーツ内科"
    assert reader.trailer["/Root"]["/Lang"] == "ja"


def test_a_moment_of_issue_in_another_zone_is_told_in_japans_time():
    issued = samples.certificate(issued_at=samples.END - timedelta(hours=9))

    assert "2026-11-20 05:50 +09:00" in said(issued)


def test_the_basis_is_printed_whole():
    full = samples.full()

    assert all(flat(full.treatment.basis) in flat(text) for text in copied(printed(full)))


def test_measured_values_stand_with_the_basis_in_both_languages():
    text = said(samples.certificate(samples.treatment(measurements=samples.MEASURED)))

    basis, values, english, reason = (
        text.index(words)
        for words in ("診断根拠", "血圧 98/60 mmHg", "BP 98/60 mmHg", "静脈内投与を要した理由")
    )
    assert basis < values < english < reason


def test_what_does_not_fit_is_refused_and_not_cut_off():
    endless = samples.treatment(basis=samples.BASIS * 120)

    with pytest.raises(CertificateTooLong):
        printed(samples.certificate(endless))


def test_the_facts_stand_on_the_page():
    text = said(samples.certificate())

    for fact in (
        "A-2026-000214", "9f3c 71a2 0be4 d815", "わたなべ れん", "WATANABE Ren", "1998-04-03",
        "男 male", "投与時 28歳", "東都ファルコンズ", "No. 17", "外来", "なし(無床診療所)",
        "2026-11-20 14:20 – 14:50 (UTC+9)", "急性扁桃炎", "J03.9", "確定", "2026-11-18",
        "経口投与をすることができない。", "6132419F0001", "4A1207", "2028-03", "1 g", "10 mL",
        "1 バッグ", "点滴静注", "注射剤の溶解・希釈", "ルートフラッシュ", "最大 72 mL",
        "NPB見解 2024年版掲載", "WADA禁止表 2026", "M2.2 72 mL ≤ 100 mL / 12時間",
        "禁止物質 該当なし(照合日 2026-11-20)", "医籍登録番号 412345", "YAMAMOTO Misaki",
        "医療機関コード 1319999990", "医療機関の鍵による電子署名(HPKIではない)", "提出先", "page 1 of 1",
        "見本 SPECIMEN(架空の人物・施設)", "外部施設での静注 10 mL(申告)を算入",
    ):  # fmt: skip
        assert fact in text, fact


WRITTEN_LATER = Stamp(samples.DOCTOR.id, samples.START + timedelta(days=1, minutes=1))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "入力日時 2026-11-21 14:21"),
        ({"late_reason": "紙から転記した。"}, "事後入力(入力日時 2026-11-21 14:21)"),
        ({"amendment": "書き漏らし。"}, "訂正(入力日時 2026-11-21 14:21)"),
        (
            {"amendment": "書き漏らし。", "late_reason": "紙から転記した。"},
            "事後入力の訂正(入力日時 2026-11-21 14:21)",
        ),
    ],
)
def test_when_it_was_given_and_when_it_was_written_are_two_facts(changes, words):
    record = samples.treatment(recorded=WRITTEN_LATER, **changes)

    text = said(samples.certificate(record))

    assert words in text
    assert "2026-11-20 14:20 – 14:50 (UTC+9)" in text
    assert ("事後入力" in text) is ("late_reason" in changes)


def test_a_real_certificate_is_no_specimen():
    assert "SPECIMEN" not in said(samples.certificate(is_specimen=False))


def test_an_institution_without_a_code_says_so():
    clinic = replace(samples.CLINIC, institution_code=None)

    assert "保険医療機関の指定なし" in said(samples.certificate(facility=clinic))


def test_where_npb_and_jada_differ_the_page_tells_it():
    text = flat(copied(printed(samples.over_the_limit()))[0])

    assert (
        flat("JADAは無床診療所での12時間100 mL超の静脈内注入にTUEを求めています(2018年3月8日)。")
        in text
    )
    assert flat("上限を 400 mL 超えています") in text


def test_one_issued_again_names_the_one_whose_place_it_takes():
    again = replace(samples.certificate(), supersedes="A-2026-000198")

    assert "再発行元A-2026-000198" in flat(said(again))
    assert "再発行元" not in said(samples.certificate())


def test_what_it_does_not_say_stands_at_the_foot_of_the_last_page():
    _, last = samples.page().lay_out(samples.twenty()).sheets

    above_the_foot = [mark.bounds[3] for mark in last if mark.bounds[3] < FOOT - 12]

    assert max(above_the_foot) > FOOT - 24


@pytest.mark.parametrize("language", Languages)
def test_that_of_a_branch_says_who_keeps_its_record_and_signs(language):
    certificate = replace(samples.certificate(), keeper="架空スポーツ内科", languages=language)

    found = flat(said(certificate))

    assert "架空スポーツ内科" in found
    words = "Kept and signed by" if language is Languages.ENGLISH else "記録の保管と署名"
    assert flat(words) in found


def test_that_of_the_main_facility_need_not(certificate):
    assert "記録の保管と署名" not in flat(said(certificate))
