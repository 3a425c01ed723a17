"""The technicians' pages, read-only, and the web gateway that carries them and the chat."""
