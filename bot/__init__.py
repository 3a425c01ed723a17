"""Nightdesk: the help-desk chatbot and triage assistant for managed IT service providers."""
