import bundled
import pytest

LIBRARIES = {
    "libQt6Widgets.so.6": ["libQt6Core.so.6"],
    "QtWidgets.abi3.so": ["libQt6Widgets.so.6", "libc.so.6"],
}
ENTRIES = [
    ("PySide6/QtWidgets.abi3.so", "/venv/QtWidgets.abi3.so", "EXTENSION"),
    ("PySide6/Qt/lib/libQt6Widgets.so.6", "/venv/libQt6Widgets.so.6", "BINARY"),
    ("PySide6/Qt/lib/libQt6Core.so.6", "/venv/libQt6Core.so.6", "BINARY"),
    ("PySide6/Qt/lib/libQt6Quick.so.6", "/venv/libQt6Quick.so.6", "BINARY"),
    ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
    ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK"),
    ("libpython3.11.so.1.0", "/lib/libpython3.11.so.1.0", "BINARY"),
    ("PySide6/Qt/plugins/platforms/libqvnc.so", "/venv/libqvnc.so", "BINARY"),
    ("pypdfium2_raw/libpdfium.so", "/venv/libpdfium.so", "BINARY"),
]


def imports(file):
    return LIBRARIES.get(file.rpartition("/")[2], [])


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/translations/qtbase_de.qm",
        r"PySide6\plugins\imageformats\qtiff.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    ],
)
def test_what_no_window_opens_stays_outside(name):
    assert not bundled.is_used(name)


@pytest.mark.parametrize(
    "name",
    [
        r"PySide6\translations\qtbase_ja.qm",
        r"PySide6\plugins\platforms\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "resources/verifier/tenteki-verifier.html",
        "resources/locale/ja/LC_MESSAGES/tenteki.mo",
    ],
)
def test_what_a_window_opens_comes_along(name):
    assert bundled.is_used(name)


def test_of_libraries_only_those_come_along_that_somebody_calls():
    kept = {name for name, _, _ in bundled.kept(ENTRIES, imports)}

    assert kept == {
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "libQt6Core.so.6",
        "libpython3.11.so.1.0",
        "pypdfium2_raw/libpdfium.so",
    }


def test_where_nobody_can_say_who_calls_whom_every_library_comes_along():
    kept = {name for name, _, _ in bundled.kept(ENTRIES, None)}

    assert "PySide6/Qt/lib/libQt6Quick.so.6" in kept


def test_on_windows_the_window_opens_no_console_and_the_command_line_does():
    assert bundled.programs("win32") == [("tenteki", False), ("tenteki-cli", True)]


def test_elsewhere_one_file_serves_both():
    assert bundled.programs("linux") == [("tenteki", False)]
