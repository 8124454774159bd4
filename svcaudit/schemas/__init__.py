"""JSON Schemas of the formats: what users give and get."""
