"""Requests that are not from whom they say they are."""
