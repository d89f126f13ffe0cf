"""The windowless door to the same services."""
