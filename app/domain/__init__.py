"""What the clinic knows, and the rules it keeps."""
