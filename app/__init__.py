"""Tenteki (点滴カルテ): the record of intravenous infusions given to athletes."""

__version__ = "0.1.0"
