"""A clinic of the size that everything must stand: 100,000 patients and 1,000,000 infusions."""
