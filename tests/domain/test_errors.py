from app.domain.errors import BadEdition, Fault, NoCertificate, Refused
from app.domain.verdicts import Finding, Outcome


def test_a_refusal_names_every_field_in_the_log():
    refusal = Refused((Fault("basis", "missing"), Fault("lines/0/dose", "REC_DOSE_MISSING")))

    assert str(refusal) == "basis: missing, lines/0/dose: REC_DOSE_MISSING"


def test_a_refused_certificate_tells_what_stands_against_it():
    error = NoCertificate((Finding("M22_EXCEEDED", Outcome.EXEMPTION_REQUIRED),))

    assert str(error) == "M22_EXCEEDED"


def test_a_bad_edition_tells_its_file_and_its_fault_in_the_log():
    assert str(BadEdition("wada.toml", "key", "body is missing", "body")) == (
        "wada.toml: body is missing"
    )
