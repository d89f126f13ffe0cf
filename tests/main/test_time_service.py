"""What the operating system tells of its clock."""

import sys

import pytest

from app.main.time_service import of_linux, of_windows, synchronised

IN_STEP = "Leap Indicator: 0(no warning)\r\nStratum: 3 (secondary reference)\r\nSource: ntp\r\n"
ON_ITS_OWN = "Leap Indicator: 3(not synchronized)\r\nStratum: 0 (unspecified)\r\n"
IN_JAPANESE = "閏インジケーター: 3(非同期)\r\n階層: 0 (未指定)\r\n"


@pytest.mark.parametrize(
    ("answer", "told"), [(0, True), (1, True), (4, True), (5, False), (-1, None)]
)
def test_the_kernel_tells_by_a_number(answer, told):
    assert of_linux(answer) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (IN_STEP, True),
        (ON_ITS_OWN, False),
        (IN_JAPANESE, False),
        ("閏インジケーター： 0(警告なし)", True),
        ("The service has not been started.", None),
        ("Error: the service has not been started.", None),
        ("", None),
    ],
)
def test_the_time_service_tells_by_its_first_figure_in_any_language(text, told):
    assert of_windows(text) is told


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_system_that_cannot_tell_says_so(system):
    # Here there is no time service of Windows to be asked.
    assert sys.platform == "win32" or synchronised(system) is None


def test_this_computer_answers_without_a_word_of_trouble():
    assert synchronised() in {True, False, None}
