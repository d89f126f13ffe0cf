"""A fictional clinic, and a walk through the main job in its window."""
