"""The steps that bring a clinic's tables from one version of the program to the next."""
