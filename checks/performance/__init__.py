"""PER: performance tied to the customer's opinion."""
