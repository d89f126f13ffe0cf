"""Reading what scanners type: GS1 element strings on ampoules, bags and boxes."""

from app.scanning.reading import read_scan

__all__ = ["read_scan"]
