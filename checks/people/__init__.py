"""PPL: people prepared and valued."""
