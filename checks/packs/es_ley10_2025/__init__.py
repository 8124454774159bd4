"""Ley 10/2025 (Spain): customer service."""
