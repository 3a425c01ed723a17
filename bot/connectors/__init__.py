"""Outside systems and files: each behind a port or a reader of its own."""
