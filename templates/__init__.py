"""Templates, styles and starter documents: data only, loaded by name from `reporting` and `cli`."""
