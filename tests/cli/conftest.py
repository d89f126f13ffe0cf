import pytest

from app.i18n import Wording


@pytest.fixture
def say():
    """Return the words as they stand in the code, in English."""
    return Wording("en", str)
