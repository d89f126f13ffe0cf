"""The window: main window, pages, parts, and the kit they are made of."""
