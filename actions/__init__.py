"""Rasa custom actions: read slots, run one operation, choose a response."""
