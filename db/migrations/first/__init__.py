"""The tables and fences of step 0001, written out as they were then."""
