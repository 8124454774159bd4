"""VOC: the customer's voice."""
