from pathlib import Path

import house
import pytest
import setup_program


def test_without_its_maker_one_is_told_where_it_is_had(tmp_path, monkeypatch):
    monkeypatch.setattr(setup_program.shutil, "which", lambda _name: None)
    monkeypatch.setattr(setup_program, "USUAL", Path("/nowhere/makensis.exe"))

    with pytest.raises(house.Trouble, match=r"docs/windows\.md"):
        setup_program.make(tmp_path, tmp_path)


@pytest.mark.usefixtures("qapp")
def test_a_setup_program_of_nothing_is_refused(tmp_path):
    with pytest.raises(house.Trouble, match="could not be made"):
        setup_program.make(tmp_path, tmp_path / "there is no such folder")


def test_what_is_installed_is_named_where_it_is_removed():
    script = setup_program.RECIPE.read_text("utf-8")

    _, removal = script.split('Section "uninstall"')
    # What stands beside the program, by the names that bundling gives it.
    for name in ("LICENSE", "THIRD_PARTY.md", "tenteki.cdx.json", "tenteki.exe", "tenteki-cli.exe"):
        assert rf'Delete "$INSTDIR\{name}"' in removal
    for name in ("_internal", "licences"):
        assert rf'RMDir /r "$INSTDIR\{name}"' in removal
    assert 'RMDir "$INSTDIR"' in removal
