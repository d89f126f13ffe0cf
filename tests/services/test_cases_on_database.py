"""The agreed cases, sent through the real services over a real encrypted database."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from uuid_utils.compat import uuid7

from app.domain.athletes import Competition
from app.domain.calendar import JST
from app.domain.errors import Refused, WrongPassword
from app.domain.patients import Patient
from app.domain.settings import Settings
from app.domain.staff import Actor
from app.domain.treatments import Draft, Treatment
from app.domain.verdicts import Assessment
from app.paths import REFERENCE
from app.reference.diagnoses import read_diagnoses
from app.services.athletes import AthleteService
from app.services.certificates import CertificateService, CertificateSources
from app.services.clinic import ClinicService, found
from app.services.clinic_facts import ClinicFacts
from app.services.judgement import Judgement, Judgements
from app.services.patients import PatientService
from app.services.products import ProductService
from app.services.stock import Stock
from app.services.treatments import TreatmentService
from db.engine import open_engine
from db.opening import Books, create
from db.tables.common import METADATA
from tests import samples
from tests.domain.rules.agreed import AgreedCase, agreed_cases, differences, formulary
from tests.signing import FakeClinicKeys

CASES = tuple(agreed_cases())
NOW = datetime(2027, 6, 3, 9, 0, tzinfo=JST)


@dataclass
class Clinic:
    """A clinic with its real books, and a second view of what stands in them."""

    books: Books
    eyes: sa.Engine
    actor: Actor
    patients: PatientService
    athletes: AthleteService
    treatments: TreatmentService
    certificates: CertificateService
    clinic: ClinicService

    def rows(self) -> dict[str, int]:
        """Return how many rows each table holds."""
        with self.eyes.connect() as connection:
            return {
                table.name: connection.scalar(sa.select(sa.func.count()).select_from(table))
                for table in METADATA.sorted_tables
            }


def clock():
    return NOW


def check_password(_login: str, password: str) -> None:
    if password != samples.PASSWORD:
        raise WrongPassword


def confirm_labels(products: ProductService, actor: Actor) -> None:
    """Confirm every label: the agreed cases tell of infusions, not of what a clinic has looked up."""
    for product in formulary().products:
        if product.is_unverified:
            products.confirm_label(actor, product.id, NOW.date())


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    path, key = tmp_path_factory.mktemp("clinic") / "clinic.tenteki", secrets.token_bytes(32)
    books = create(path, key)
    judge = samples.judge()
    judgements = Judgements(judge, formulary())
    sources = CertificateSources(formulary(), judge.editions, read_diagnoses(REFERENCE))
    eyes = open_engine(path, key)
    actor = found(books.begin, clock, samples.FACILITY, samples.PHYSICIAN, formulary(), Settings())
    confirm_labels(ProductService(books.begin, clock, Stock(formulary()), (), books.finder), actor)
    yield Clinic(
        books=books,
        eyes=eyes,
        actor=actor,
        patients=PatientService(books.begin, clock, uuid7),
        athletes=AthleteService(books.begin, clock, uuid7, judge.editions.bodies),
        treatments=TreatmentService(books.begin, clock, uuid7, judgements, check_password),
        certificates=CertificateService(
            books.begin,
            clock,
            judgements,
            sources,
            lambda _certificate: b"%PDF-",
            FakeClinicKeys,
            False,
        ),
        clinic=ClinicService(books.begin, clock, ClinicFacts()),
    )
    eyes.dispose()
    books.close()


@pytest.fixture
def arrive(house):
    """Return what makes the clinic of a case: its beds, its patient, and their forms."""

    def prepare(agreed: AgreedCase) -> tuple[Patient, tuple[Draft, ...]]:
        house.clinic.change_facility(house.actor, replace(samples.FACILITY, beds=agreed.beds))
        form = replace(samples.PATIENT_FORM, bodies=agreed.bodies, sport=agreed.athlete.sport)
        patient = house.patients.register(house.actor, form)
        file(house, patient, agreed)
        forms = tuple(
            replace(
                draft,
                entry=uuid7(),
                patient=patient.id,
                physician=draft.physician and samples.PHYSICIAN.id,
                # The cases tell of days long before the clinic's clock.
                late_reason="紙の記録から入力した。",
            )
            for draft in agreed.infusions
        )
        return patient, forms

    return prepare


def file(house: Clinic, patient: Patient, agreed: AgreedCase) -> None:
    """File what binds the patient of a case as an athlete, and what was received elsewhere."""
    athletes, actor, athlete = house.athletes, house.actor, agreed.athlete
    for competition in athlete.competitions:
        athletes.add_competition(actor, patient.id, competition)
    for weigh_in in athlete.weigh_ins:
        # The competition itself is of no weight here, and so lies far ahead.
        starts = weigh_in + timedelta(days=90)
        athletes.add_competition(actor, patient.id, Competition(starts, starts, weigh_in=weigh_in))
    for exemption in athlete.exemptions:
        athletes.add_exemption(actor, patient.id, exemption)
    for outside in agreed.outside:
        athletes.add_outside(actor, patient.id, outside)


def judgement(house: Clinic, patient: Patient) -> Judgement:
    return house.treatments.judgement(house.actor, patient.id)


def told(assessment: Assessment) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.body, one.outcome.value, one.codes) for one in assessment.verdicts]


def settle(house: Clinic, treatment: Treatment) -> Treatment:
    """Return a record finalised, where its end is written."""
    if treatment.ended is None:
        return treatment
    return house.treatments.finalise(house.actor, treatment.id, samples.PASSWORD)


@pytest.mark.parametrize(
    "agreed", [one for one in CASES if one.expected.can_save], ids=lambda case: case.id
)
def test_an_agreed_case_is_recorded_and_judged_as_agreed(house, arrive, agreed):
    patient, forms = arrive(agreed)

    saved = [house.treatments.save(house.actor, form) for form in forms]
    final = [settle(house, one) for one in saved][-1]

    kept = house.treatments.current(house.actor, forms[-1].entry)
    assert differences(agreed, saved[-1].assessment) == []
    assert differences(agreed, final.assessment) == []
    assert told(kept.assessment) == told(saved[-1].assessment)
    assert kept.assessment.peak == saved[-1].assessment.peak
    assert kept == final
    live = judgement(house, patient).assess_record(kept, NOW)
    assert told(live) == told(final.assessment)


@pytest.mark.parametrize(
    "agreed", [one for one in CASES if not one.expected.can_save], ids=lambda case: case.id
)
def test_a_refused_case_leaves_nothing_in_the_database(house, arrive, agreed):
    patient, forms = arrive(agreed)
    for form in forms[:-1]:
        house.treatments.save(house.actor, form)
    before = house.rows()

    assessment = judgement(house, patient).assess(forms[-1], NOW)
    with pytest.raises(Refused) as refusal:
        house.treatments.save(house.actor, forms[-1])

    assert differences(agreed, assessment) == []
    codes = {one.code for one in refusal.value.faults}
    assert codes == {one.code for one in assessment.refusals}
    assert house.treatments.current(house.actor, forms[-1].entry) is None
    assert house.rows() == before


@pytest.mark.parametrize(
    "agreed", [one for one in CASES if len(one.infusions) > 1], ids=lambda case: case.id
)
def test_every_deed_of_a_case_is_one_link_of_an_unbroken_chain(house, arrive, agreed):
    _, forms = arrive(agreed)
    before = house.rows()["audit"]

    for form in forms:
        house.treatments.save(house.actor, form)

    assert house.rows()["audit"] == before + len(forms)
    assert house.books.verify_chain() is None


def test_a_record_opened_as_a_form_and_saved_again_is_the_next_version(house, arrive):
    agreed = next(case for case in CASES if case.id == "T44")
    _, (form,) = arrive(agreed)
    first = house.treatments.save(house.actor, form)

    second = house.treatments.save(
        house.actor, replace(form, basis="食事歴で摂取不足。B1 11 ng/mL", base=first.version)
    )

    assert (first.version, second.version) == (1, 2)
    assert second.assessment == first.assessment
    assert house.treatments.current(house.actor, form.entry) == second


def test_a_certificate_rests_on_the_record_as_it_stands(house, arrive):
    agreed = next(case for case in CASES if case.id == "T19")
    _, (form,) = arrive(agreed)
    final = settle(house, house.treatments.save(house.actor, form))

    issued = house.certificates.issue(house.actor, form.entry, samples.TERMS)

    assert final.assessment.certificate == "A"
    assert house.certificates.get(house.actor, issued.number) == issued
