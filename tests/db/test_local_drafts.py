"""A half-written form is kept on this computer while the server is away, and brought there later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.services.trouble import ServerIsGone
from db.local_drafts import SafeDrafts
from tests.db import samples
from tests.db.samples import PATIENT, SECOND, kept

KEY = bytes(range(32))


class Away:
    """A shelf on a server that may be away."""

    def __init__(self, shelf):
        self._shelf = shelf
        self.is_away = False

    def __getattr__(self, name):
        if self.is_away:
            raise ServerIsGone
        return getattr(self._shelf, name)


@pytest.fixture
def kind():
    return "file"


@pytest.fixture
def server(books):
    return Away(books.drafts)


@pytest.fixture
def drafts(server, tmp_path):
    return SafeDrafts(server, tmp_path / "drafts", "0f" * 16, lambda: KEY)


def files(tmp_path):
    return list((tmp_path / "drafts").glob("*.json"))


def test_a_form_is_kept_here_while_the_server_is_away_and_there_when_it_is_back(
    drafts, server, tmp_path
):
    form = kept(samples.draft())
    server.is_away = True
    drafts.keep(form)
    assert drafts.of_patient(PATIENT.id) == drafts.all() == (form,)
    assert len(files(tmp_path)) == 1

    server.is_away = False

    assert drafts.all() == server.all() == (form,)
    assert files(tmp_path) == []


def test_what_is_kept_here_says_nothing_without_the_key(drafts, server, tmp_path):
    form = kept(replace(samples.draft(), basis="嘔吐が続く"))
    server.is_away = True
    drafts.keep(form)
    other = SafeDrafts(server, tmp_path / "drafts", "0f" * 16, lambda: bytes(32))

    (file,) = files(tmp_path)

    assert "嘔吐" not in file.read_text(encoding="utf-8")
    with pytest.raises(ServerIsGone):
        other.all()


def test_what_was_written_on_at_another_computer_stays(drafts, server):
    form = kept(samples.draft())
    server.is_away = True
    drafts.keep(form)
    server.is_away = False
    later = replace(form, at=form.at + timedelta(minutes=1))
    server.keep(later)

    assert drafts.of_patient(PATIENT.id) == (later,)


def test_a_form_that_was_saved_is_forgotten_in_both_places(drafts, server, tmp_path):
    form = kept(samples.draft())
    server.is_away = True
    drafts.keep(form)
    server.is_away = False

    drafts.drop(form.draft.entry)

    assert drafts.all() == ()
    assert files(tmp_path) == []


def test_without_a_form_of_its_own_a_computer_says_that_the_server_is_away(drafts, server):
    server.is_away = True
    drafts.keep(kept(samples.draft()))

    with pytest.raises(ServerIsGone):
        drafts.of_patient(SECOND.id)


def test_a_file_that_is_no_form_is_passed_over(drafts, server, tmp_path):
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "x.json").write_text("{}", encoding="utf-8")

    assert drafts.all() == ()
