"""The rules by which an infusion is judged, one file for each kind."""
