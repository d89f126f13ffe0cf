"""Brings the readers of master files and of scans to the services that ask for them."""

from app.domain.masters import MasterFile
from app.domain.scans import Scan
from app.services.registers import Told


def read_master(name: str, data: bytes, told: Told) -> tuple[MasterFile, ...]:
    """Return the masters in what was delivered; raises MasterRefused where it is none."""
    # The readers bring in a workbook and an XML library: when the first file is wanted.
    from app.masters.reading import read_master as read

    return read(name, data, told)


def read_scan(text: str) -> Scan:
    """Return what a scanned text says; raises Refused where it is no package code."""
    # With a library of its own: when the first package is scanned.
    from app.scanning import read_scan as read

    return read(text)
