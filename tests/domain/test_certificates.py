from app.domain.certificates import numbered
from app.domain.verdicts import CertificateType


def test_a_number_tells_type_year_and_count():
    assert numbered(CertificateType.A, 2026, 38) == "A-2026-000038"


def test_numbers_of_a_year_stand_in_the_order_of_their_issue():
    numbers = [numbered(CertificateType.A, 2026, count) for count in (1, 9, 10, 999)]

    assert numbers == sorted(numbers)
