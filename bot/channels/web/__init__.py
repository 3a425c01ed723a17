"""The web chat: pages that work without scripts, and live updates where scripts run."""
