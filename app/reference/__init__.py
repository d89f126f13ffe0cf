"""Reads the reference tables that come with the program: products, blocked names, diagnoses."""
