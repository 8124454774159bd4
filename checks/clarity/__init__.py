"""CLR: promises that can be kept and understood."""
