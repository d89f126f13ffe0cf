import tempfile
from pathlib import Path

import pytest
import verifier

from tests.verifier.browser import Browser
from tests.verifier.page import VerifierPage


@pytest.fixture(scope="session")
def address():
    """The page as a saved file, made anew where its sources are newer."""
    if verifier.is_stale():
        verifier.make_page()
    return verifier.PAGE.as_uri()


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests; its folder goes with it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        found = Browser(Path(folder))
        yield found
        found.close()


@pytest.fixture
def page(browser, address):
    """The page as somebody opens it for the first time."""
    browser.ask("Emulation.clearDeviceMetricsOverride")
    browser.ask("Emulation.setUserAgentOverride", userAgent="x", acceptLanguage="en-GB")
    browser.open(address)
    browser.run("localStorage.clear()")
    browser.open(address)
    return VerifierPage(browser)
