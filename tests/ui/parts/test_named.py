from dataclasses import replace
from decimal import Decimal

from app.domain.figures import OfProduct
from app.domain.formulary import by_id
from app.i18n import Wording
from app.ui.parts.named import elsewhere, named_diagnosis, named_figures, named_product
from tests import samples
from tests.fakes import saved

JAPANESE = Wording("ja", lambda text: text)


def test_a_name_of_the_lists_is_told_in_the_users_language(clinic, say):
    given = saved(clinic, samples.DRAFT).given[0]
    products = by_id(samples.FORMULARY.products).get
    known = products(given.product)
    listed = samples.DEHYDRATION
    diagnoses = {(listed.name_ja, listed.icd10): listed}

    def lookup(name, icd10):
        return diagnoses.get((name, icd10))

    assert named_product(given, products, say) == known.brand_en
    assert named_product(given, products, JAPANESE) == given.brand
    assert named_diagnosis(listed.name_ja, listed.icd10, lookup, say) == listed.name_en
    assert named_diagnosis(listed.name_ja, listed.icd10, lookup, JAPANESE) == listed.name_ja


def test_a_name_that_no_list_holds_stays_as_it_was_written(clinic, say):
    given = replace(saved(clinic, samples.DRAFT).given[0], brand="架空の薬")

    assert named_product(given, lambda _: None, say) == "架空の薬"
    assert named_diagnosis("架空病", "Z99", lambda *_: None, say) == "架空病"


def test_a_lot_and_what_was_counted_bear_the_names_of_the_language(say):
    counted = OfProduct(samples.SALINE.id, "東都生食注100mL", "生理食塩液", 3, Decimal(300))
    known = {samples.SALINE.id: samples.SALINE}.get

    named = named_figures(counted, known, say)
    unknown = named_figures(counted, {}.get, say)

    assert (named.brand, named.generic) == (samples.SALINE.brand_en, samples.SALINE.generic_en)
    assert (named.infusions, named.volume_ml) == (3, Decimal(300))
    assert unknown == counted


def test_another_facility_is_named_and_the_own_one_is_not(say):
    two = replace(samples.PREMISES, branches=(samples.WARD,))
    ward = samples.WARD.id

    assert elsewhere(None, None, two, say) == elsewhere(ward, ward, two, say) == ""
    assert elsewhere(ward, None, two, say) == samples.WARD.facility.name_en
    assert elsewhere(None, ward, two, say) == samples.FACILITY.name_en
