"""HND: no bouncing between departments."""
