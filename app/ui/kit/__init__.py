"""Widgets and equipment that know nothing of the clinic: words and values are handed in."""
