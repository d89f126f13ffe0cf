import sys

import house
import pytest
import system_libraries


def test_a_library_that_nobody_has_cannot_be_opened():
    assert not system_libraries.can_be_opened("libno-clinic-has-this.so.9")


def test_what_is_missing_is_named_by_its_package(monkeypatch):
    monkeypatch.setattr(system_libraries, "OFFSCREEN", {"libno-clinic-has-this.so.9": "drip"})
    monkeypatch.delenv("DISPLAY", raising=False)

    assert "drip" in system_libraries.missing_packages()


def test_a_program_in_a_package_of_another_name_is_named_by_that(monkeypatch):
    monkeypatch.setattr(system_libraries, "PACKAGES", {"no-clinic-has-this": "drip"})

    assert "drip" in system_libraries.missing_packages(programs=["no-clinic-has-this"])


def test_the_window_needs_more_than_the_tests(monkeypatch):
    monkeypatch.setattr(system_libraries, "WINDOW", {"libno-clinic-has-this.so.9": "drip"})

    monkeypatch.delenv("DISPLAY", raising=False)
    unseen = system_libraries.missing_packages()
    monkeypatch.setenv("DISPLAY", ":0")
    seen = system_libraries.missing_packages()

    assert "drip" not in unseen
    assert "drip" in seen


def test_whoever_works_at_the_window_needs_a_screen_and_hands(monkeypatch):
    monkeypatch.setattr(system_libraries, "WINDOW", {"libno-clinic-has-this.so.9": "drip"})
    monkeypatch.setattr(system_libraries.shutil, "which", lambda _name: None)
    monkeypatch.delenv("DISPLAY", raising=False)

    missing = system_libraries.missing_packages(windowed=True)

    assert {"drip", "xvfb", "xdotool", "imagemagick", "at-spi2-core"} <= set(missing)


def test_who_may_not_install_is_told_the_one_command(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "OFFSCREEN", {"libno-clinic-has-this.so.9": "drip"})
    monkeypatch.setattr(system_libraries.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: f"/usr/bin/{name}")

    with pytest.raises(house.Trouble, match=r"sudo apt-get update && .*install -y .*drip"):
        system_libraries.provide()


def test_where_there_is_no_apt_the_missing_are_named(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "OFFSCREEN", {"libno-clinic-has-this.so.9": "drip"})
    monkeypatch.setattr(system_libraries.shutil, "which", lambda _name: None)

    with pytest.raises(house.Trouble, match="drip"):
        system_libraries.provide()


def test_a_program_that_is_needed_is_named_where_it_is_missing(monkeypatch):
    monkeypatch.setattr(
        system_libraries.shutil, "which", lambda name: None if name == "npm" else name
    )

    found = system_libraries.missing_packages(programs=("npm", "chromium"))

    assert "npm" in found
    assert "chromium" not in found
