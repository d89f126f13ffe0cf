import bundling
import pytest


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A program that was bundled from the files as they are now."""
    monkeypatch.setattr(bundling, "PROGRAM", tmp_path / "tenteki")
    monkeypatch.setattr(bundling, "STAMP", tmp_path / "tenteki.stamp")
    bundling.PROGRAM.mkdir()
    bundling.STAMP.write_text(bundling.fingerprint(), "utf-8")
    return bundling.PROGRAM


def test_a_bundle_of_the_files_as_they_are_is_fresh(made):
    assert bundling.is_fresh()


def test_a_bundle_of_other_files_is_stale(made):
    bundling.STAMP.write_text("of yesterday", "utf-8")

    assert not bundling.is_fresh()


def test_a_bundle_that_was_taken_away_is_stale(made):
    made.rmdir()

    assert not bundling.is_fresh()


def test_a_link_weighs_nothing(tmp_path):
    (tmp_path / "tenteki").write_bytes(b"12345")
    (tmp_path / "tenteki-cli").symlink_to("tenteki")

    assert bundling.size(tmp_path) == 5


def test_a_fresh_bundle_is_not_made_again(made, monkeypatch):
    monkeypatch.setattr(bundling, "make", lambda: pytest.fail("it was made again"))

    bundling.make_if_stale()


def test_where_one_file_serves_both_the_command_line_is_a_link(made):
    bundling._link_console()

    assert (made / "tenteki-cli").is_symlink()
