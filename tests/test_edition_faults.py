from app.domain.errors import BadEdition
from app.edition_faults import edition_fault
from app.i18n import Wording

ENGLISH = Wording("en", str)


def test_a_fault_names_the_file_and_the_place():
    told = edition_fault(BadEdition("wada.toml", "key", "body is missing", "body"), ENGLISH)

    assert told == "In wada.toml, “body” is missing or holds another kind of value."


def test_an_unknown_fault_is_told_as_one_of_a_rule():
    told = edition_fault(BadEdition("wada.toml", "?", "odd", "3"), ENGLISH)

    assert told == "In wada.toml, rule 3 cannot be read (odd)."
