"""Pictures of flows as SVG, drawn without any program and the same on every machine.

`views` is what the page shows, `standalone` gives a picture as a file of its own.
"""
