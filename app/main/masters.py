"""Brings the reader of master files to the service that takes them in."""

from app.domain.masters import MasterFile
from app.services.registers import Told


def read_master(name: str, data: bytes, told: Told) -> tuple[MasterFile, ...]:
    """Return the masters in what was delivered; raises MasterRefused where it is none."""
    # The readers bring in a workbook and an XML library: when the first file is wanted.
    from app.masters.reading import read_master as read

    return read(name, data, told)
