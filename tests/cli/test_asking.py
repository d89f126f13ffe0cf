import io
import sys

import pytest

from app.cli.asking import NobodyNamed, Percent, agrees, code_of, login_of, password_of


class Terminal(io.StringIO):
    """A standard stream with somebody before it."""

    def isatty(self):
        """Tell that somebody is there."""
        return True


def test_the_only_one_with_a_key_need_not_be_named():
    assert login_of(None, ["mori"]) == "mori"
    assert login_of("hara", ["mori"]) == "hara"


@pytest.mark.parametrize("logins", [[], ["mori", "hara"]])
def test_of_several_one_must_be_named(logins):
    with pytest.raises(NobodyNamed):
        login_of(None, logins)


def test_the_password_comes_from_its_variable_first(monkeypatch, say):
    monkeypatch.setenv("TENTEKI_PASSWORD", "shiogama")
    monkeypatch.setattr(sys, "stdin", io.StringIO("other\n"))

    assert password_of("mori", say) == "shiogama"


def test_then_from_the_lines_of_standard_input_one_after_the_other(monkeypatch, say):
    monkeypatch.setattr(sys, "stdin", io.StringIO("shio gama \r\n123456\n"))

    assert password_of("mori", say) == "shio gama "
    assert code_of("mori", say) == "123456"


def test_somebody_at_the_terminal_is_asked_without_the_password_being_shown(monkeypatch, say):
    asked = []
    monkeypatch.setattr(sys, "stdin", Terminal("shown\n"))
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or "hidden")

    assert password_of("mori", say) == "hidden"
    assert asked == ["Password of mori: "]


@pytest.mark.parametrize(
    ("typed", "is_yes"), [("yes", True), ("はい", True), ("y", False), ("", False)]
)
def test_only_a_whole_yes_agrees(monkeypatch, say, typed, is_yes):
    monkeypatch.setattr(sys, "stdin", Terminal(f"{typed}\n"))

    assert agrees("Shall it?", say) is is_yes


def test_where_nobody_is_there_nobody_agrees(monkeypatch, say):
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))

    assert not agrees("Shall it?", say)


def test_percent_are_shown_to_somebody_and_written_into_no_file(monkeypatch, capsys):
    assert Percent()(50, 100)
    assert capsys.readouterr().err == ""

    monkeypatch.setattr(sys, "stderr", Terminal())
    percent = Percent()
    for done in (1, 1, 100):
        assert percent(done, 100)

    assert sys.stderr.getvalue() == "\r  1 %\r100 %\n"
