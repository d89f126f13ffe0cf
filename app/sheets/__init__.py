"""Spreadsheets: read as they come out of clinics, written as spreadsheets take them."""
