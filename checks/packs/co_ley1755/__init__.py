"""Ley 1755 de 2015 (Colombia): the right of petition."""
