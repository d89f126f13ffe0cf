"""The program as the window system sees it: look, fonts, Qt's own words, and where its complaints go."""

import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app import log
from app.ui.kit import style
from app.ui.kit.station import theme_of

_LEVELS = {
    QtMsgType.QtDebugMsg: 10,
    QtMsgType.QtInfoMsg: 20,
    QtMsgType.QtWarningMsg: 30,
    QtMsgType.QtCriticalMsg: 40,
    QtMsgType.QtFatalMsg: 50,
}


def make_application(theme: str, fonts: Path, scale: float = 1.0) -> QApplication:
    """Return the application, dressed in a theme ("light", "dark" or "system") and a size."""
    qInstallMessageHandler(_to_the_log)
    application = QApplication([*sys.argv[:1], *style.FUSION])
    application.setApplicationName("Tenteki")
    application.setDesktopFileName("tenteki")
    style.load_fonts(fonts)
    style.apply(application, theme_of(theme), scale)
    return application


def translate_qt(language: str) -> None:
    """Put Qt's own words, such as those of its dialogs, into a language."""
    # After the first paint: none of them stands on the sign-in window.
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

    if language != "en":
        translator = QTranslator(QCoreApplication.instance())
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language}", folder):
            QCoreApplication.installTranslator(translator)


def _to_the_log(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    log.message(_LEVELS[kind], text)
