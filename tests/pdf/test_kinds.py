"""The three types of certificate, each in its languages, on one page or on two."""

from io import BytesIO

import page as validator
import pypdf
import pytest

from app.domain.certificates import CertificateTooLong
from app.domain.consents import Consent, Giver, Languages
from app.pdf.marks import Text
from tests.avoided import avoided
from tests.pdf import samples
from tests.pdf.reading import flat, printed, said

KINDS = {"A": samples.certificate, "B": samples.facts_alone, "C": samples.draft}


def every_page(pdf):
    return [sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(pdf)).pages]


@pytest.fixture(params=KINDS)
def make(request):
    return KINDS[request.param]


@pytest.mark.parametrize("kind", KINDS)
def test_the_samples_are_what_the_rules_make_of_them(kind):
    made = KINDS[kind]()

    assert made.kind.value == made.treatment.assessment.certificate == kind


@pytest.mark.parametrize(
    ("kind", "title", "statement"),
    [
        ("A", "正当な静脈内注入に関する診療記録証明書", "範囲内で使用した治療であったこと"),
        ("B", "静脈内注入に関する治療記録証明書(事実証明)", "TUEの要否は所属団体に確認"),
        ("C", "TUE申請用 診療情報提供書(下書き)", "診療情報の下書きです"),
    ],
)
def test_each_type_has_its_title_and_its_statement(kind, title, statement):
    text = flat(said(KINDS[kind]()))

    assert flat(title) in text
    assert flat(statement) in text


def test_facts_alone_never_say_that_it_was_legitimate_treatment():
    assert "範囲内で使用した治療" not in flat(said(samples.facts_alone()))


def test_a_draft_is_marked_across_the_page_and_says_that_it_is_not_signed():
    text = said(samples.draft())

    (page,) = every_page(printed(samples.draft()))
    assert "下書き  DRAFT" in page
    assert "Draft: not signed" in text
    assert "電子署名(HPKIではない)" not in text


def test_a_draft_holds_what_the_file_of_an_exemption_must():
    text = flat(said(samples.draft()))

    for fact in (
        "脱水症", "練習後に嘔吐3回", "東都ラクテック注500mL", "333.3mL/h", "嘔吐が続き経口摂取が困難",
        "M2.2(静脈内注入", "遡及的TUE",
    ):  # fmt: skip
        assert fact in text, fact


def test_a_reason_that_is_not_stated_is_asked_for_on_the_draft():
    record = samples.draft().treatment
    made = samples.draft(treatment=samples.replace(record, iv_reason=""))

    assert "申請の前に記録に追記" in said(made)


@pytest.mark.parametrize("languages", Languages)
def test_every_kind_is_one_for_the_archive(make, languages):
    pdf = printed(make(languages=languages))

    report = validator.validate_pdf_bytes(pdf, profile=validator.ValidationProfile.PDF_A_3B)
    assert [str(one) for one in report.failures] == []


@pytest.mark.parametrize("languages", Languages)
def test_nothing_is_printed_that_a_certificate_must_never_say(make, languages):
    assert avoided(" ".join(every_page(printed(make(languages=languages))))) == []


def test_a_japanese_page_has_no_english_of_ours(make):
    text = said(make(languages=Languages.JAPANESE))

    assert "診断根拠" in text
    assert not [words for words in ("Diagnosis", "Physician", "Issued", "page") if words in text]


def test_an_english_page_has_no_japanese_but_the_records_own(make):
    text = said(make(languages=Languages.ENGLISH))

    assert "Basis of diagnosis" in text
    assert "Finalised by YAMAMOTO Misaki, 2026-11-20 15:30" in text
    assert not [
        words for words in ("診断根拠", "種別", "照合日", "規則", "医師", "電話") if words in text
    ]


@pytest.mark.parametrize(
    ("consent", "words"),
    [
        (Consent(Giver.PATIENT, samples.START.date()), "2026-11-20 本人"),
        (Consent(Giver.GUARDIAN, samples.START.date(), "渡邉 花子"), "2026-11-20 保護者 渡邉 花子"),
    ],
)
def test_who_agreed_and_for_whom_stands_on_the_page(make, consent, words):
    text = said(make(consent=consent))

    assert words in text
    assert "提出先 Recipient" in flat(text).replace("提出先Recipient", "提出先 Recipient")


@pytest.mark.parametrize("languages", Languages)
def test_twenty_products_take_two_pages_with_the_tables_head_on_both(languages):
    made = samples.twenty(languages=languages)
    head = "Brand" if languages is Languages.ENGLISH else "販売名"

    pages = every_page(printed(made))

    assert [head in page for page in pages] == [True, True]
    assert [made.number in page for page in pages] == [True, True]
    lots = sum(page.count("4A1207") + page.count("5H03S") for page in pages)
    assert lots == 20


def test_the_pages_are_counted():
    first, second = every_page(printed(samples.twenty()))

    assert "page 1 of 2" in first
    assert "page 2 of 2" in second


def test_both_pages_are_for_the_archive():
    report = validator.validate_pdf_bytes(
        printed(samples.twenty()), profile=validator.ValidationProfile.PDF_A_3B
    )

    assert [str(one) for one in report.failures] == []


def test_no_words_of_a_page_lie_over_others_or_its_edge():
    for sheet in samples.page().lay_out(samples.twenty()).sheets:
        texts = [mark for mark in sheet if isinstance(mark, Text)]

        assert all(mark.bounds[3] <= 822 for mark in texts)
        lines = [(round(mark.y, 1), round(mark.x, 1)) for mark in texts if mark.words]
        assert len(lines) == len(set(lines))


def test_a_third_page_is_refused():
    record = samples.treatment(samples.TONSILLITIS * 30)

    with pytest.raises(CertificateTooLong):
        printed(samples.certificate(record))
