"""The terminal: the same conversation as everywhere, for one person at one keyboard."""
