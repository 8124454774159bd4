"""COH: what is communicated is what is delivered."""
