"""PTH: a defined critical path."""
