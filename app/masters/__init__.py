"""Public masters: the files as they are delivered, read into what they say."""
