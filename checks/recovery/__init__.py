"""REC: ready to recover from a failure."""
