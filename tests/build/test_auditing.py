"""What is known about the locked packages, asked of a registry of the tests' own by pip-audit."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import auditing
import pytest
from house import Trouble

LOCK = """\
sound==1.0 \\
    --hash=sha256:00
    # via tenteki (pyproject.toml)
worn==2.0 ; sys_platform == 'another' \\
    --hash=sha256:00
    # via sound
"""
ACCEPTED = """\
[[accepted]]
advisory = "CVE-1"
package = "worn"
reason = "We never call it."
since = 2026-11-23
"""
CANARY = auditing.KNOWN_FAULTY[0]


class Registry:
    """Somebody who tells advisories, and remembers about what it was asked."""

    def __init__(self):
        self.known = {CANARY: {"id": "PYSEC-0", "affected": []}}
        self.asked = []
        self.ends = 200
        registry = self

        class Desk(BaseHTTPRequestHandler):
            def do_POST(self):
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                said = json.dumps(registry.answer(question["package"]["name"])).encode()
                self.send_response(registry.ends)
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, *_words):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)

    def answer(self, package):
        self.asked.append(package)
        return {"vulns": [self.known[package]]} if package in self.known else {}

    def tells_of(self, package):
        self.known[package] = {
            "id": "PYSEC-1",
            "aliases": ["CVE-1"],
            "affected": [
                {
                    "package": {"name": package, "ecosystem": "PyPI"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"fixed": "2.1"}]}],
                }
            ],
        }


@pytest.fixture
def registry(monkeypatch):
    # Whatever this computer uses to get out, it is not the way to itself.
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    registry = Registry()
    with registry.server as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield registry
        server.shutdown()
        thread.join()


@pytest.fixture
def accepted(monkeypatch, tmp_path):
    file = tmp_path / "accepted.toml"
    file.write_text("", "utf-8")
    monkeypatch.setattr(auditing, "ACCEPTED", file)
    return file


@pytest.fixture
def audit(registry, accepted, monkeypatch, tmp_path, capsys):
    """Audit a lock of two packages; return how it ended and what was said."""
    lock = tmp_path / "requirements.lock"
    lock.write_text(LOCK, "utf-8")
    monkeypatch.setattr(auditing, "LOCK", lock)
    monkeypatch.setattr(auditing, "WORK", tmp_path / "work")
    host, port = registry.server.server_address
    service = ("--vulnerability-service", "osv", "--osv-url", f"http://{host}:{port}/")

    def ask(*words):
        ended = auditing.main([*words, *service])
        return ended, capsys.readouterr().out

    return ask


def test_each_package_is_told_whatever_system_it_is_for(audit, registry):
    ended, said = audit()

    assert ended == 0
    assert "sound 1.0: none known\n" in said
    assert "worn 2.0: none known\n" in said
    assert sorted(registry.asked) == sorted([CANARY, "sound", "worn"])


@pytest.mark.parametrize("words", [(), ("--where-possible",)])
def test_an_advisory_stands_against_a_release(audit, registry, words):
    registry.tells_of("worn")

    ended, said = audit(*words)

    assert ended == 1
    assert "worn 2.0: PYSEC-1 = CVE-1, mended in 2.1" in said


def test_an_accepted_advisory_is_told_with_its_reason(audit, registry, accepted):
    registry.tells_of("worn")
    accepted.write_text(ACCEPTED, "utf-8")

    ended, said = audit()

    assert ended == 0
    assert "accepted on 2026-11-23: We never call it." in said


def test_what_was_accepted_of_one_package_is_not_of_another(audit, registry, accepted):
    registry.tells_of("worn")
    registry.tells_of("sound")
    accepted.write_text(ACCEPTED, "utf-8")

    ended, _ = audit()

    assert ended == 1


def test_what_is_told_no_more_need_not_be_accepted_any_longer(audit, accepted):
    accepted.write_text(ACCEPTED, "utf-8")

    ended, said = audit()

    assert ended == 1
    assert "CVE-1 is not told about worn any more" in said


@pytest.mark.parametrize(("words", "ends"), [((), 1), (("--where-possible",), 0)])
def test_a_registry_without_advisories_is_not_taken_for_good_news(audit, registry, words, ends):
    registry.known.clear()

    ended, said = audit(*words)

    assert ended == ends
    assert said.startswith("No advisories are told here")
    assert said.count("\n") == 1
    assert registry.asked == [CANARY]


@pytest.mark.parametrize(("words", "ends"), [((), 1), (("--where-possible",), 0)])
def test_a_registry_that_is_out_of_order_is_told_in_one_sentence(audit, registry, words, ends):
    registry.ends = 503

    ended, said = audit(*words)

    assert ended == ends
    assert said.startswith("No advisories are told here")
    assert said.count("\n") == 1


def test_a_package_that_was_passed_over_stays_open():
    said = {
        "dependencies": [
            {"name": "sound", "version": "1.0", "vulns": []},
            {"name": "worn", "skip_reason": "Not found."},
        ]
    }

    answers = auditing.understand(said, [("sound", "1.0"), ("worn", "2.0"), ("lost", "3.0")])

    assert [one.advisories for one in answers] == [(), None, None]
    assert "worn 2.0: nobody answers for it" in auditing.report(answers, (), brief=True)


def test_of_a_package_that_was_passed_over_nothing_is_outlived(accepted):
    accepted.write_text(ACCEPTED, "utf-8")
    answers = [auditing.Answer("worn", "2.0", None)]

    said = auditing.report(answers, auditing.read_accepted(accepted), brief=True)

    assert not [line for line in said if "any more" in line]


@pytest.mark.parametrize(
    "fault",
    ['reason = ""', "", 'reason = "Why not?"\nby = "nobody"'],
    ids=["empty", "none", "more"],
)
def test_nothing_is_accepted_without_a_reason(accepted, fault):
    accepted.write_text(ACCEPTED.replace('reason = "We never call it."', fault), "utf-8")

    with pytest.raises(Trouble, match="reason"):
        auditing.read_accepted(accepted)


def test_the_list_that_is_kept_can_be_read():
    kept = auditing.read_accepted(auditing.ACCEPTED)

    assert all(one.since.year >= 2026 for one in kept)
