"""CMP: a clear and easy complaint path. These rules are pages alone: they look for evidence."""
