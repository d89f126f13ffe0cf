"""The whole record in words: what it says, part by part, before it becomes a page or a text file."""
