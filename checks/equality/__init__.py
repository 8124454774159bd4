"""EQT: the same treatment for everyone."""
