"""Whole screens; each asks services through its desk and knows no other page."""
