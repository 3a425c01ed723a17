"""Slack and Telegram as their own libraries meet them, on loopback: for tests and for a demo without accounts."""
