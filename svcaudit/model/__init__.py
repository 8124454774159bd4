"""The nouns: frozen data that the rooms hand to one another. This room imports no other room."""
