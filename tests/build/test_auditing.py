"""What is known of a package's weaknesses is told; an index that says nothing is told, too."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import auditing
import pytest

LOCK = "wise==1.0 \\\n    --hash=sha256:00\nweak==2.1 ; python_version < '4' \\\n    --hash=sha256:11\n"
KNOWN = {"id": "X-2026-1", "fixed_in": ["2.2"], "withdrawn": None}
TAKEN_BACK = {"id": "X-2026-2", "fixed_in": [], "withdrawn": "2026-11-01T00:00:00Z"}
ANSWERS = {
    "/wise/1.0/json": {"vulnerabilities": []},
    "/weak/2.1/json": {"vulnerabilities": [KNOWN, TAKEN_BACK]},
}


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements.lock"
    path.write_text(LOCK, encoding="utf-8")
    return path


@contextmanager
def index(answers):
    """Yield where an index is that gives these answers."""

    class Index(BaseHTTPRequestHandler):
        def do_GET(self):
            known = self.path in answers
            self.send_response(200 if known else 404)
            self.end_headers()
            self.wfile.write(json.dumps(answers.get(self.path)).encode())

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Index)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_known_weakness_is_told_and_one_that_was_taken_back_is_not(lock):
    with index(ANSWERS) as place:
        found = auditing.audit(lock, place)

    assert found == (auditing.Weakness("weak", "2.1", "X-2026-1", "2.2"),)


def test_what_does_no_harm_here_is_not_told_again(lock):
    with index(ANSWERS) as place:
        assert auditing.audit(lock, place, {"X-2026-1"}) == ()


def test_an_index_that_says_nothing_of_weaknesses_is_no_clean_bill(lock):
    with index({}) as place, pytest.raises(auditing.Silent):
        auditing.audit(lock, place)
    with index({"/wise/1.0/json": {"info": {}}}) as place, pytest.raises(auditing.Silent):
        auditing.audit(lock, place)


@pytest.mark.parametrize(("words", "status"), [((), 1), (("--where-possible",), 0)])
def test_silence_fails_unless_it_is_allowed_for(monkeypatch, lock, words, status):
    with index({}) as place:
        monkeypatch.setattr(auditing, "LOCK", lock)
        monkeypatch.setattr(auditing.PyPI, "pypi_url", place)

        assert auditing.main(words) == status


def test_everything_that_is_locked_is_asked_for():
    assert len(auditing.locked(auditing.LOCK)) > 50
