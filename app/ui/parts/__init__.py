"""Forms, bars and tables of the clinic; they show values, announce deeds, and ask no service."""
