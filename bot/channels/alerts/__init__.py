"""Alerts over HTTP: who calls is proved first, what they say is read then, and it is written down before they are told so."""
