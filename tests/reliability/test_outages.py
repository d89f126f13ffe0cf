"""A save at a server is there once, whatever happens to the line and to the server."""

from tests.reliability.outages import run


def test_what_was_saved_is_there_once_though_lines_are_cut_and_the_server_falls():
    found = run(computers=8, saves=6, kills=2)

    assert found.kills == 2
    assert all(found.cut)
    assert found.acknowledged == found.wanted == 48
    assert found.records == found.entries == found.traces == 48
    assert (found.broken, found.differing) == (None, 0)
