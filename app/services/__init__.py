"""What the clinic can be asked to do."""
