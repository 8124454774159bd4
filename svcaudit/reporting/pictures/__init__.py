"""Pictures of flows as SVG text, drawn without any program and the same on every machine."""
