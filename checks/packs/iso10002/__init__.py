"""ISO 10002:2018: how complaints are handled, from the channel to the closing."""
