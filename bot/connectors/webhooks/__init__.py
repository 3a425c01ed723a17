"""Webhooks out of the desk: what is sent, signed as Standard Webhooks says, over connections that cannot be led inside."""
