from dataclasses import replace

from app.domain.formulary import Indication
from app.pdf.column import LEFT, RIGHT
from app.pdf.marks import Text
from tests.pdf import samples
from tests.pdf.reading import flat, said

LONG = Indication(
    "ビタミンの欠乏又は代謝障害が関与すると推定される神経痛、筋肉痛・関節痛、末梢神経炎・末梢神経麻痺、"
    "心筋代謝障害、便秘等の胃腸運動機能障害、術後腸管麻痺",
    "Neuralgia, myalgia, arthralgia, peripheral neuritis and paralysis, cardiac metabolic disorder,"
    " constipation and other disorders of bowel movement, postoperative ileus, each where a"
    " deficiency or disturbed metabolism of the vitamin is presumed to have a part in it",
)


def indicated(indication, count=1):
    drug = samples.given(samples.DRUG)
    certificate = samples.certificate(samples.treatment((drug,) * count))
    product = replace(samples.CEFTRIAXONE, indications=(indication,))
    given = replace(drug, indication=indication.text_ja)
    record = replace(certificate.treatment, given=(given,) * count)
    return replace(certificate, products=(product,), treatment=record)


def test_a_long_indication_is_set_across_the_table_and_printed_whole():
    certificate = indicated(LONG)
    marks = samples.page().lay_out(certificate).marks

    first = next(m for m in marks if isinstance(m, Text) and m.words.startswith("効能・効果"))
    assert first.x == LEFT
    assert first.bounds[2] > RIGHT - 30
    assert flat(LONG.text_ja) in flat(said(certificate))
    assert flat(LONG.text_en) in flat(said(certificate))


def test_a_short_indication_stands_in_its_column():
    text = said(indicated(Indication("扁桃炎", "Tonsillitis")))

    assert "Tonsillitis" in text
    assert "Indication: " not in text


def test_four_products_of_long_indications_still_fit():
    assert flat(said(indicated(LONG, 4))).count(flat(LONG.text_ja)) == 4


def test_a_product_that_left_the_formulary_keeps_the_names_of_the_record():
    certificate = samples.certificate(products=())

    assert "東都セフトリアキソン静注用1g" in said(certificate)
    assert "Toto Ceftriaxone" not in said(certificate)
