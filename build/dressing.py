"""How the program is known on a desktop: its mark as pictures, and what Windows tells of a file."""

import struct
import sys
import tomllib
from pathlib import Path

from house import PROJECT, ROOT, WORK

MARK = ROOT / "build" / "desktop" / "tenteki.svg"
ICON = WORK / "tenteki.ico"
FACTS = WORK / "version_info.txt"
SIZES = (16, 24, 32, 48, 64, 128, 256)

# Japanese (0411) in Unicode (04B0), as the Explorer looks it up.
_FACTS = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("041104B0", [
      StringStruct("CompanyName", "Tenteki"),
      StringStruct("FileDescription", "点滴カルテ"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "{name}"),
      StringStruct("LegalCopyright", "Apache-2.0"),
      StringStruct("OriginalFilename", "{name}.exe"),
      StringStruct("ProductName", "点滴カルテ Tenteki"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0411, 0x04B0])]),
  ],
)
"""


def version() -> str:
    """Return the version of the program."""
    said: str = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["version"]
    return said


def numbers(said: str) -> tuple[int, int, int, int]:
    """Return a version as the four numbers that Windows compares."""
    first, second, third = (int(part) for part in said.split("."))
    return first, second, third, 0


def clothes(name: str, platform: str = sys.platform) -> dict[str, str]:
    """Return what a program wears on its system, made for it: icon and facts on Windows."""
    if platform != "win32":
        return {}
    WORK.mkdir(exist_ok=True)
    ICON.write_bytes(icon())
    facts = FACTS.with_stem(f"{name}.{FACTS.stem}")
    facts.write_text(file_facts(name), "utf-8")
    return {"icon": str(ICON), "version": str(facts)}


def file_facts(name: str) -> str:
    """Return what Windows tells of the program's file, in the form that PyInstaller reads."""
    return _FACTS.format(numbers=numbers(version()), version=version(), name=name)


def icon() -> bytes:
    """Return our mark as a Windows icon: one picture for each size, so that none is scaled."""
    pictures = [picture(size) for size in SIZES]
    place = 6 + 16 * len(pictures)
    head = [struct.pack("<HHH", 0, 1, len(pictures))]
    for size, content in zip(SIZES, pictures, strict=True):
        # 256 does not fit into the one byte and is said as 0.
        head.append(
            struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), place)
        )
        place += len(content)
    return b"".join([*head, *pictures])


def picture(size: int) -> bytes:
    """Return our mark as a PNG of so many pixels."""
    # Only the build draws; dev.py reads this module before Qt is there.
    from PySide6.QtCore import QBuffer, QByteArray, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(MARK)).render(painter)
    painter.end()
    content = QByteArray()
    written = QBuffer(content)
    written.open(QBuffer.OpenModeFlag.WriteOnly)
    # PySide says that it takes bytes, and takes only a text.
    image.save(written, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def write_picture(size: int, target: Path) -> None:
    """Put our mark into a file, as a PNG of so many pixels."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(picture(size))
