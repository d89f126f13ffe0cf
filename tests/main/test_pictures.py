"""A picture of a seal is looked at apart from the program."""

import os

import pytest

from app.domain.errors import Refused
from app.domain.imprints import LARGEST_PICTURE
from app.main import apart
from app.main.apart import Limits, take_apart
from app.main.pictures import take_picture
from tests.pdf.seals import saved, seal_picture
from tests.proof import harmful


def fault(file):
    with pytest.raises(Refused) as refusal:
        take_picture(file)
    (one,) = refusal.value.faults
    return one


def test_a_good_picture_comes_back_as_the_programs_own():
    png = take_picture(saved(seal_picture(), "JPEG"))

    assert png.startswith(b"\x89PNG")
    assert len(png) < 1_000_000


def test_a_noisy_photograph_of_the_largest_size_is_kept_small_enough():
    from PIL import Image

    noise = Image.frombytes("RGB", (1000, 1000), os.urandom(3_000_000))

    assert len(take_picture(saved(noise))) < 1_000_000


def test_a_file_that_is_too_large_is_not_even_looked_at():
    told = fault(bytes(LARGEST_PICTURE + 1))

    assert (told.field, told.code, told.facts) == ("picture", "picture_too_large", (("most", "4"),))


def test_a_file_that_is_no_picture_is_refused():
    assert fault(b"MZ").code == "not_a_picture"


@pytest.mark.parametrize("harm", ["hold_everything_up", "crash", "leave", "grow"])
def test_whatever_a_picture_does_in_there_it_is_refused(harm, monkeypatch):
    monkeypatch.setattr(apart, "_take", getattr(harmful, harm))

    assert take_apart(b"", Limits(work_s=0.7)).fault == "not_a_picture"


def test_the_largest_pictures_stay_within_what_the_process_may_hold():
    file = saved(seal_picture(4000), compress_level=1)

    assert take_apart(file).fault == ""
