"""ATT: how people are attended."""
