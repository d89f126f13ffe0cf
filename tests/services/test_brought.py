"""What a file is that somebody brings, by its first signs."""

import pytest

from app.services.brought import Kind, brought


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"IVR1:ABC", Kind.LIST),
        (b" \nIVR1:ABC", Kind.LIST),
        (b"AB:" + b"ab " * 31 + b"\n", Kind.FINGERPRINT),
        (b"ab" * 33, Kind.CERTIFICATE),
        (b"%PDF-1.7", Kind.CERTIFICATE),
        (b"\xff\xfe", Kind.CERTIFICATE),
        (b"", Kind.CERTIFICATE),
    ],
)
def test_what_is_brought_is_told_by_its_first_signs(tmp_path, content, kind):
    (tmp_path / "one").write_bytes(content)

    assert brought(tmp_path / "one").kind is kind


def test_what_is_no_file_is_left_to_the_check(tmp_path):
    assert brought(tmp_path).kind is Kind.CERTIFICATE
    assert brought(tmp_path / "none").kind is Kind.CERTIFICATE


def test_of_a_certificate_nothing_is_kept(tmp_path):
    (tmp_path / "one").write_bytes(b"%PDF-1.7")

    assert brought(tmp_path / "one").content == b""
