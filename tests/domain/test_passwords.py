import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.passwords import check_password

AROUND = ("yamamoto", "山本 美咲", "YAMAMOTO Misaki", "山本スポーツ内科", "Yamamoto Sports Clinic")


def code(password, around=AROUND):
    """Return why a password is refused, or nothing where it stands."""
    try:
        check_password(password, around)
    except Refused as refused:
        (fault,) = refused.faults
        return fault.code
    return ""


@pytest.mark.parametrize(
    "password",
    [
        *("correct-horse-7", "shiogama-harukaze-27", "kumo-tetsu-42-nami", "xK7mQ2vRt9LpZ"),
        *("白い犬と夜行バスの切符三枚", "8302915746382", "Seven green kettles"),
    ],
)
def test_a_long_password_of_ones_own_making_stands(password):
    assert code(password) == ""


@pytest.mark.parametrize("password", ["", "short-horse7", "kumo-tetsu-4"])
def test_a_short_password_is_refused_with_the_length_wanted(password):
    with pytest.raises(Refused) as refusal:
        check_password(password)

    assert [(one.field, one.code, one.facts) for one in refusal.value.faults] == [
        ("password", "password", (("length", "13"),))
    ]


@pytest.mark.parametrize(
    "password",
    [
        # One sign or few.
        *("aaaaaaaaaaaaaaaa", "abababababababab", "abcdabcdabcdabcd", "!!!!!!!!!!!!!!!!"),
        # Runs of the alphabet, the digits and the keyboard, either way.
        *("abcdefghijklmnop", "123456789012345", "987654321098765", "qwertyuiop12345"),
        *("1qaz2wsx3edc4rfv", "poiuytrewqlkjhgf", "あいうえおかきくけこさしす"),
        # What everybody knows of the owner and the clinic.
        *(
            "yamamoto-misaki-1",
            "Yamamoto20261120",
            "山本美咲山本美咲山本美咲1",
            "YamamotoSports1234",
        ),
        *("otomamay-otomamay", "y4m4m0t0-m1s4k1!", "yamamoto19980403"),
        # Common words, disguised, backwards, with a year.
        *("P@ssw0rd123456", "password-password", "tenteki-karte-2026!", "tokyo-sakura-baseball"),
        *(
            "dr0wssap-dr0wssap",
            "correcthorsebatterystaple",
            "ＰＡＳＳＷＯＲＤ２０２６００",
            "welcome19980403",
        ),
        *("ぱすわーど1234567890", "診療所診療所診療所診療所2026"),
    ],
)
def test_a_password_that_is_tried_first_is_refused(password):
    assert code(password) == "password_guessable"


def test_another_clinics_name_may_be_part_of_a_password():
    assert code("minato-de-asobu-7") == ""
    assert code("minato-de-asobu-7", ("minato-de-asobu",)) == "password_guessable"


@pytest.mark.parametrize("around", ["", " ", "ab", "-", "山"])
def test_a_name_of_a_sign_or_two_makes_nothing_guessable(around):
    assert code("kumo-tetsu-42-nami", (around,)) == ""


@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=3))
def test_any_text_is_answered(password, around):
    assert code(password, tuple(around)) in {"", "password", "password_guessable"}


@example("yzabx")  # holds a known word only where it is said again
@given(st.text("abcdefghjkmnpqrstuvwxyz", min_size=1, max_size=7))
def test_a_word_and_its_repetition_never_stand(word):
    assert code(word * 20) == "password_guessable"
